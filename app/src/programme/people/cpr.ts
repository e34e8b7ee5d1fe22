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

const pattern = /^(\d{2})(\d{2})(\d{2})[- ]?(\d)(\d{3})$/u;

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
  [...text.matchAll(/(?<!\d)\d{6}[- ]?\d{4}(?!\d)/gu)].some(([found]) => parseCpr(found) !== undefined);
