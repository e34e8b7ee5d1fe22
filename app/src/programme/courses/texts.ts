import type { Certainty, ReleaseDateKind } from '@primus-motor/trial';
import { formatDate, type Lang, sentence } from '../../ui/index.ts';
import { decisionExpected, holdSource, type ReleaseDate, referralSource } from './release-date.ts';
import type { StayReason, Window } from './timeline.ts';

export const kindName: Readonly<Record<Lang, Readonly<Record<ReleaseDateKind, string>>>> = {
  da: {
    expected: 'Forventet løsladelse',
    'conditional-pending': 'Prøveløsladelse, afgørelse mangler',
    'two-thirds': 'To tredjedele af straffen',
    'full-term': 'Fuld tid',
    actual: 'Løsladelsen er sket',
  },
  en: {
    expected: 'Expected release',
    'conditional-pending': 'Parole, decision pending',
    'two-thirds': 'Two thirds of the sentence',
    'full-term': 'Full term',
    actual: 'The release has happened',
  },
};

export const certaintyName: Readonly<Record<Lang, Readonly<Record<Certainty, string>>>> = {
  da: { certain: 'Sikker', likely: 'Sandsynlig', uncertain: 'Usikker', unknown: 'Kendes ikke' },
  en: { certain: 'Certain', likely: 'Likely', uncertain: 'Uncertain', unknown: 'Not known' },
};

/** Why an item stays where it is. */
export const stayText: Readonly<Record<Lang, Readonly<Record<StayReason, string>>>> = {
  da: {
    done: 'er gjort',
    agreed: 'er aftalt med deltageren',
    hand: 'er flyttet med hånden',
    'other-anchor': 'følger den dag, forløbet åbnede',
    'no-date': 'der er ingen dato at følge',
    'same-date': 'ligger rigtigt i forvejen',
    'on-hold': 'forløbet er på pause',
  },
  en: {
    done: 'is done',
    agreed: 'is agreed with the participant',
    hand: 'was moved by hand',
    'other-anchor': 'follows the day the course opened',
    'no-date': 'there is no date to follow',
    'same-date': 'is in the right place already',
    'on-hold': 'the course is paused',
  },
};

/** A short date that is never broken over two lines. */
export const shortDate = (lang: Lang, date: Temporal.PlainDate): string =>
  formatDate(lang, date, 'short').replaceAll(' ', '\u00a0');

/** A window in words, with what both ends share said once: 3.–18. dec. 2026, 24. feb. – 10. mar. 2027. */
export const windowText = (lang: Lang, { from, to }: Window): string => {
  const end = shortDate(lang, to);
  if (from.equals(to)) return end;
  if (from.year !== to.year) return `${shortDate(lang, from)} – ${end}`;
  if (from.month === to.month) return `${from.day}${lang === 'da' ? '.' : ''}–${end}`;
  return `${shortDate(lang, from).replace(/\u00a0\d{4}$/u, '')} – ${end}`;
};

/** The date of a record in words, with its range, or that it is not known. */
export const releaseText = (lang: Lang, record: Pick<ReleaseDate, 'date' | 'latestDate'>): string => {
  if (record.date === undefined) return lang === 'da' ? 'Datoen kendes ikke' : 'The date is not known';
  if (record.latestDate === undefined) return formatDate(lang, record.date);
  const [between, and] = lang === 'da' ? ['mellem', 'og'] : ['between', 'and'];
  return `${between} ${formatDate(lang, record.date, 'day')} ${and} ${formatDate(lang, record.latestDate, 'day')}`;
};

const sources: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  [referralSource]: { da: 'Henvisningen', en: 'The referral' },
  [holdSource]: { da: 'Pausen i forløbet', en: 'The pause of the course' },
};

/** Where a date is from: what the system itself knows by a code, or what somebody wrote. */
export const sourceText = (lang: Lang, source: string): string => sources[source]?.[lang] ?? sentence(source);

/** Who confirmed a date, and on which day; undefined where nobody did. */
export const confirmedText = (
  lang: Lang,
  { confirmedBy, confirmedOn }: Pick<ReleaseDate, 'confirmedBy' | 'confirmedOn'>,
): string | undefined =>
  confirmedBy === undefined || confirmedOn === undefined
    ? undefined
    : `${confirmedBy}, ${formatDate(lang, confirmedOn, 'day')}`;

/** When parole is decided, while the date that counts waits for it; undefined where nothing is to be decided. */
export const decisionText = (
  lang: Lang,
  record: ReleaseDate | undefined,
  today: Temporal.PlainDate,
): string | undefined => {
  const day = decisionExpected(record);
  if (day === undefined) return undefined;
  const date = formatDate(lang, day, 'day');
  if (Temporal.PlainDate.compare(day, today) < 0)
    return lang === 'da'
      ? `Afgørelsen om prøveløsladelse skulle være kommet omkring ${date}. Spørg fængslet.`
      : `The decision on parole was due about ${date}. Ask the prison.`;
  return lang === 'da'
    ? `Afgørelsen om prøveløsladelse ventes omkring ${date}, efter at forløbet skulle begynde.`
    : `The decision on parole is expected about ${date}, after the course should have begun.`;
};

/** Who wrote a record: a colleague by name, or the prison contact behind a link. */
export const writtenBy = (lang: Lang, by: string, names: ReadonlyMap<string, string>): string => {
  const da = lang === 'da';
  if (by.startsWith('link ')) return da ? 'henvisningen' : 'the referral';
  if (by.startsWith('participant ')) return da ? 'deltageren selv' : 'the participant';
  return names.get(by) ?? (da ? 'ikke oplyst' : 'not stated');
};
