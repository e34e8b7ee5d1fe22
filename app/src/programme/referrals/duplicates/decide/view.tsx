import { Page, type PageContext } from '../../../../ui/index.ts';
import { whyNamed } from '../../../people/display.ts';
import { Verdicts } from '../box.tsx';
import type { PossibleDuplicate } from '../store.ts';
import { texts } from '../texts.ts';

/** For the branch that knows the person: another branch's referral may be about the same one. */
export function DuplicatePage({
  page,
  duplicate,
}: {
  readonly page: PageContext;
  readonly duplicate: PossibleDuplicate;
}) {
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.heading(duplicate.shown)}
      lead={text.lead(duplicate.number)}
      back={{ href: '/today', text: text.today }}
    >
      {duplicate.shown === duplicate.name ? null : (
        <p>
          {duplicate.name}. {whyNamed[page.lang]}
        </p>
      )}
      <p>{text.tell}</p>
      <p>{text.sayNumber(duplicate.number)}</p>
      <p>
        <a href={`/people/${duplicate.personId}`}>{text.person}</a>
      </p>
      {duplicate.verdict === undefined ? (
        <Verdicts page={page} duplicate={duplicate} />
      ) : (
        <p>{text.decided[duplicate.verdict]}</p>
      )}
    </Page>
  );
}
