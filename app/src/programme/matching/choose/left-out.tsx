import { ButtonLink, EmptyState, plural, Section, sentence, Table } from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import { exclusionText } from '../texts.ts';
import type { ChoosePageProps } from './props.ts';
import { texts } from './texts.ts';

export function NoPairs({ page, choice }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const language = languageName(lang, choice.situation.language).toLowerCase();
  const { fallen, eligible } = choice.ranking;
  const why = [
    text.none,
    ...(fallen['no-common-language'] > 0 ? [text.noLanguage(language)] : []),
    ...(fallen['no-clearance'] > 0 ? [text.noClearance] : []),
    text.noneNext,
  ];
  return (
    <>
      <EmptyState
        text={why.join(' ')}
        action={<ButtonLink href="/mentors/new">{text.newMentor}</ButtonLink>}
      />
      {eligible.length === 0 ? null : (
        <Section title={text.free}>
          <ul>
            {eligible.map((mentor) => (
              <li>
                <a href={`/mentors/${mentor.id}`}>{mentor.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

export function LeftOut({ page, choice }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { leftOut } = choice.ranking;
  if (leftOut.length === 0) return null;
  return (
    <Section title={text.leftOut(plural(lang, leftOut.length, text.mentor.toLowerCase(), text.mentors))}>
      <Table
        caption={text.why}
        captionHidden
        columns={[
          { key: 'mentor', text: text.mentor },
          { key: 'why', text: text.why },
        ]}
        rows={leftOut.map(({ candidate, exclusions }) => ({
          mentor: <a href={`/mentors/${candidate.id}`}>{candidate.name}</a>,
          why: `${sentence(exclusions.map((one) => exclusionText(lang, one)).join('; '))}.`,
        }))}
      />
    </Section>
  );
}
