/**
 * A Danish civil registration number: six digits of birth date and four more. The seventh digit tells the century
 * (CPR-kontoret, "Personnummeret i CPR"). Numbers given out since 2007 need not pass the modulus-11 test, so it is
 * not asked for.
 */
export interface Cpr {
  /** Ten digits, no dash. */
  readonly digits: string;
  readonly birthDate: Temporal.PlainDate;
}

/** As it is typed, with any of the hyphens and dashes that keyboards and word processors make. */
const written = String.raw`(\d{2})\.?(\d{2})\.?(\d{2})(?:\s?[-\u2010-\u2014\u2212]\s?|\s)?(\d)(\d{3})`;
const pattern = new RegExp(`^${written}$`, 'u');
const anywhere = new RegExp(`(?<!\\d)${written}(?!\\d)`, 'gu');

const yearOf = (short: number, seventh: number): number => {
  if (seventh <= 3) return 1900 + short;
  if (seventh === 4 || seventh === 9) return short <= 36 ? 2000 + short : 1900 + short;
  return short <= 57 ? 2000 + short : 1800 + short;
};

/** Reads a number as people write it; undefined when it cannot be one. */
export const parseCpr = (text: string): Cpr | undefined => {
  const match = pattern.exec(text.trim());
  if (match === null) return undefined;
  const [, day, month, year, seventh, rest] = match;
  try {
    const birthDate = Temporal.PlainDate.from(
      { year: yearOf(Number(year), Number(seventh)), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return Object.freeze({ digits: `${day}${month}${year}${seventh}${rest}`, birthDate });
  } catch {
    return undefined;
  }
};

/** Does a text hold something that looks like a CPR number? Free text must not. */
export const looksLikeCpr = (text: string): boolean =>
  [...text.matchAll(anywhere)].some(([found]) => parseCpr(found) !== undefined);
