import { parseDate } from '../../../ui/index.ts';

/** Nobody is in prison before so many years. */
const youngest = 10;

/**
 * A date of birth as people type it on a telephone: 05051985, 05 05 1985, 5.5.1985, or 050585 as in a CPR number.
 * Undefined when it is no date that exists.
 */
export const readBirthDate = (typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  const found = parseDate(typed);
  if (found !== undefined) return found;
  const [, day, month, year = ''] = /^(\d{2})(\d{2})(\d{2}|\d{4})$/u.exec(typed.replaceAll(/\D/gu, '')) ?? [];
  if (day === undefined) return undefined;
  const full = year.length === 4 ? Number(year) : centuryOf(Number(year), today.year - youngest);
  return parseDate(`${day}.${month}.${full}`);
};

const centuryOf = (two: number, latest: number): number => (2000 + two <= latest ? 2000 + two : 1900 + two);
