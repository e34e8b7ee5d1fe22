import { type Content, formatDate, type Lang } from '../../../ui/index.ts';
import type { PersonChange } from '../changes.ts';
import type { FoundPerson } from '../store.ts';
import { texts } from './texts.ts';

/** Where an addition is from: what somebody wrote, or the other page of a merge. */
const sourceWords = (lang: Lang, source: string): string =>
  /^(?:un)?merge [\w-]+$/u.test(source) ? texts[lang].born.otherPage : source;

/** The date of birth, and where it is from when it was added; the way to add it where it is missing. */
export const bornText = (
  lang: Lang,
  person: Pick<FoundPerson, 'id' | 'birth_date'>,
  changes: readonly PersonChange[],
): Content => {
  const { born } = texts[lang];
  const date = person.birth_date;
  if (date === null)
    return (
      <>
        {born.missing} <a href={`/people/${person.id}/birth-date`}>{born.add}</a>
      </>
    );
  const day = formatDate(lang, Temporal.PlainDate.from(date), 'day');
  const added = changes.find(({ field, newValue }) => field === 'birth-date' && newValue === date);
  return added === undefined ? day : `${day} (${born.from(sourceWords(lang, added.source))})`;
};
