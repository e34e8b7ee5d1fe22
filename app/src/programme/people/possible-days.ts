import { formatDate, type Lang } from '../../ui/index.ts';

/** Longer ago nothing happened that the programme follows; later than this nobody knows a release. */
const years = { back: 10, ahead: 40 };

/**
 * What is wrong with the day of a release, a move, a consent or a confirmation that cannot be, and which days can;
 * undefined when it can. What has happened, happened by today.
 */
export const impossibleDay = (
  lang: Lang,
  today: Temporal.PlainDate,
  day: Temporal.PlainDate | undefined,
  until: 'today' | 'ahead',
): string | undefined => {
  if (day === undefined) return undefined;
  const first = today.subtract({ years: years.back });
  const last = until === 'today' ? today : today.add({ years: years.ahead });
  if (Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last) <= 0)
    return undefined;
  const [from, to] = [formatDate(lang, first, 'day'), formatDate(lang, last, 'day')];
  return lang === 'da'
    ? `Dagen kan ikke passe. Skriv en dag fra ${from} til ${to}.`
    : `That day cannot be right. Write a day from ${from} to ${to}.`;
};
