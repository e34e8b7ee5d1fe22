import type { WordSource } from '../../randomisation/draw.ts';
import { between } from '../random.ts';
import type { Gender } from './names.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** First of the four last digits: in 1937–1999 0–3 stand for the 1900s, 5–8 for 2000–2057. */
function centuryDigit(words: WordSource, year: number): number {
  return year < 2000 ? between(words, 0, 3) : between(words, 5, 8);
}

/**
 * A number in the form of a CPR number that belongs to nobody: 60 is added to the day of birth, so that it
 * begins with 61 to 91 and is no date. The last digit is odd for men and even for women; the modulus-11
 * check need not hold.
 */
export function testCpr(words: WordSource, birth: Temporal.PlainDate, gender: Gender): string {
  const last = between(words, 0, 4) * 2 + (gender === 'man' ? 1 : 0);
  const serial = `${centuryDigit(words, birth.year)}${two(between(words, 0, 99))}${last}`;
  return `${birth.day + 60}${two(birth.month)}${two(birth.year % 100)}-${serial}`;
}

/** A telephone number that nobody has: Danish numbers do not begin with 0. */
export function testPhone(words: WordSource): string {
  return `00 00 ${two(between(words, 0, 99))} ${two(between(words, 0, 99))}`;
}
