import { Definitions, type FormErrors, formatInstant, type PageContext } from '../../../ui/index.ts';
import { writtenBy } from '../../courses/texts.ts';
import { texts } from '../texts.ts';
import type { find } from './find.ts';

export interface ConcernPageProps extends NonNullable<Awaited<ReturnType<typeof find>>> {
  readonly page: PageContext;
  /** Whoever reads it has raised it, as a mentor: another coordinator handles it. */
  readonly own?: boolean;
  readonly note?: string | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** The participant asked for another mentor, on the own page; nobody else writes there. */
export const isOwnWish = (concern: { readonly raisedBy: string }): boolean =>
  concern.raisedBy.startsWith('participant ');

export function Said({ page, concern, names }: ConcernPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const note = concern.contactNote === concern.text ? '' : concern.contactNote;
  const nothing = isOwnWish(concern) ? text.wish : text.nothing;
  const said = concern.text === '' && concern.contactNote === '' ? nothing : concern.text;
  return (
    <Definitions
      items={[
        { term: text.raised, value: formatInstant(lang, concern.raisedAt) },
        { term: text.from, value: writtenBy(lang, concern.raisedBy, names) },
        ...(said === '' ? [] : [{ term: isOwnWish(concern) ? text.wishSaid : text.said, value: said }]),
        ...(note === '' ? [] : [{ term: text.contactNote, value: note }]),
        ...(concern.handledAt === undefined
          ? []
          : [
              {
                term: text.handledOn,
                value: `${formatInstant(lang, concern.handledAt)}, ${writtenBy(lang, concern.handledBy ?? '', names)}`,
              },
              { term: text.done, value: concern.handledNote ?? '' },
            ]),
      ]}
    />
  );
}
