import type { Lang } from '../types.ts';

/** long: tirsdag 12. januar 2027; day: 12. januar 2027; short: 12. jan. 2027; month: januar 2027. */
export type DateStyle = 'long' | 'day' | 'short' | 'month';

const weekdays: Readonly<Record<Lang, readonly string[]>> = {
  da: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const months: Readonly<Record<Lang, readonly string[]>> = {
  da: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const monthName = (lang: Lang, month: number): string => months[lang][month - 1] ?? '';

const shortMonth = (lang: Lang, month: number): string => {
  const name = monthName(lang, month);
  if (name.length <= 4) return name;
  return lang === 'da' ? `${name.slice(0, 3)}.` : name.slice(0, 3);
};

/** Dates in words, the only way the pages write them. */
export function formatDate(lang: Lang, date: Temporal.PlainDate, style: DateStyle = 'long'): string {
  const stop = lang === 'da' ? '.' : '';
  const month = style === 'short' ? shortMonth(lang, date.month) : monthName(lang, date.month);
  if (style === 'month') return `${month} ${date.year}`;
  const day = `${date.day}${stop} ${month} ${date.year}`;
  return style === 'long' ? `${weekdays[lang][date.dayOfWeek - 1]} ${day}` : day;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** 14.05 in Danish, 14:05 in English. */
export const formatTime = (lang: Lang, time: Temporal.PlainTime | Temporal.PlainDateTime): string =>
  `${two(time.hour)}${lang === 'da' ? '.' : ':'}${two(time.minute)}`;

/** An instant in the zone its reader lives in: tirsdag 12. januar 2027 kl. 14.05. */
export function formatInstant(
  lang: Lang,
  instant: Temporal.Instant,
  style: DateStyle = 'long',
  zone = 'Europe/Copenhagen',
): string {
  const local = instant.toZonedDateTimeISO(zone);
  const at = lang === 'da' ? ' kl. ' : ' at ';
  return formatDate(lang, local.toPlainDate(), style) + at + formatTime(lang, local.toPlainTime());
}

/** Whole days from today: i dag, i morgen, om 12 dage, i går, for 3 dage siden. */
export function daysPhrase(lang: Lang, days: number): string {
  const n = Math.abs(days);
  if (lang === 'da') {
    if (days === 0) return 'i dag';
    if (days === 1) return 'i morgen';
    if (days === -1) return 'i går';
    return days > 0 ? `om ${n} dage` : `for ${n} dage siden`;
  }
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${n} days` : `${n} days ago`;
}

const build = (year: number, month: number, day: number): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
};

/**
 * Reads a date as people type it where the browser has no date control: 2027-01-12, 12.1.2027, 12/1-2027,
 * 12. januar 2027. Day comes before month. Undefined when it is no date that exists.
 */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  const input = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(input);
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const digits = /^(\d{1,2})[./\- ]+(\d{1,2})[./\- ]+(\d{4})$/.exec(input);
  if (digits) return build(Number(digits[3]), Number(digits[2]), Number(digits[1]));
  const words = /^(\d{1,2})\.? ([a-zæøå]{3,})\.? (\d{4})$/.exec(input);
  if (!words) return undefined;
  const name = words[2] ?? '';
  const month = [...months.da, ...months.en].findIndex((m) => m.toLowerCase().startsWith(name));
  return month < 0 ? undefined : build(Number(words[3]), (month % 12) + 1, Number(words[1]));
}
