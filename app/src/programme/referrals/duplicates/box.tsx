import { Alert, type PageContext, PostButton } from '../../../ui/index.ts';
import { whyNamed } from '../../people/display.ts';
import type { DuplicateVerdict, PossibleDuplicate } from './store.ts';
import { texts } from './texts.ts';

export interface DuplicatesProps {
  readonly page: PageContext;
  readonly duplicates: readonly PossibleDuplicate[];
}

/** Whom the person of a referral may be, and the two answers. */
export function Duplicates({ page, duplicates }: DuplicatesProps) {
  const text = texts[page.lang];
  const open = duplicates.filter((one) => one.verdict === undefined);
  if (duplicates.length === 0) return null;
  return (
    <Alert kind={open.length > 0 ? 'warning' : 'info'} title={text.title}>
      {duplicates.map((one) => (
        <Line page={page} duplicate={one} />
      ))}
    </Alert>
  );
}

const Line = ({ page, duplicate }: { readonly page: PageContext; readonly duplicate: PossibleDuplicate }) => {
  const text = texts[page.lang];
  const { other, verdict } = duplicate;
  return (
    <>
      {other === undefined ? (
        <p>
          {text.elsewhere} {text.sayNumber(duplicate.number)}
        </p>
      ) : (
        <p>
          {text.may}
          <a href={`/people/${other.id}`}>{other.shown}</a>: {text.why[duplicate.basis]}.
          {other.shown === other.name
            ? null
            : ` ${text.names(duplicate.name, other.name)} ${whyNamed[page.lang]}`}
        </p>
      )}
      {verdict === undefined && other !== undefined ? <p>{text.effect}</p> : null}
      {verdict === undefined ? (
        <Verdicts page={page} duplicate={duplicate} />
      ) : (
        <p>
          {text.decided[verdict]}{' '}
          {verdict === 'same' && other !== undefined ? (
            <a href={`/people/${duplicate.personId}/merge`}>{text.join}</a>
          ) : null}
        </p>
      )}
    </>
  );
};

/** The two buttons. */
export function Verdicts({
  page,
  duplicate,
}: {
  readonly page: PageContext;
  readonly duplicate: PossibleDuplicate;
}) {
  const text = texts[page.lang];
  const press = (verdict: DuplicateVerdict, words: string) => (
    <PostButton
      page={page}
      action={`/possible-duplicates/${duplicate.id}`}
      fields={{ verdict }}
      text={words}
      context={duplicate.other === undefined ? undefined : `(${duplicate.other.shown})`}
    />
  );
  return (
    <div class="pm-actions">
      {press('same', text.same)}
      {press('different', text.different)}
    </div>
  );
}
