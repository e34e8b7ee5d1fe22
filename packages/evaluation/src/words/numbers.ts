import type { Language } from './text.ts';

const minus = '−';
const noBreak = '\u00a0';

function group(whole: string, separator: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/gu, separator);
}

/**
 * A number with a fixed count of decimals: 1.234,5 in Danish and 1,234.5 in English, with a real minus sign.
 * A value that rounds to zero carries no sign. Not finite: "–".
 */
export function decimal(value: number, digits: number, language: Language): string {
  if (!Number.isFinite(value)) return '–';
  const fixed = Math.abs(value).toFixed(digits);
  const [whole = '0', fraction] = fixed.split('.');
  const sign = value < 0 && Number(fixed) !== 0 ? minus : '';
  const grouped = group(whole, language === 'da' ? '.' : ',');
  return `${sign}${grouped}${fraction === undefined ? '' : `${language === 'da' ? ',' : '.'}${fraction}`}`;
}

/** A whole number, grouped by thousands. */
export function whole(value: number, language: Language): string {
  return decimal(value, 0, language);
}

/** A share between 0 and 1 as a percentage: 30,6 % or 30.6%. */
export function percent(share: number, digits: number, language: Language): string {
  const number = decimal(share * 100, digits, language);
  return language === 'da' ? `${number}${noBreak}%` : `${number}%`;
}

/**
 * Like {@link decimal}, with as many further decimals (at most four) as it takes to keep a value on its own
 * side of `boundary`: an upper limit of -0.0002 must not be read as 0.
 */
export function decimalBeside(value: number, boundary: number, digits: number, language: Language): string {
  const side = Math.sign(value - boundary);
  let places = digits;
  while (side !== 0 && places < digits + 4 && Math.sign(Number(value.toFixed(places)) - boundary) !== side) {
    places += 1;
  }
  return decimal(value, places, language);
}

/**
 * A p value without its letter: three decimals, four where three would hide on which side of 0.05 it lies,
 * "< 0,001" below that.
 */
export function probability(p: number, language: Language): string {
  if (!Number.isFinite(p)) return '–';
  if (p < 0.001) return `<${noBreak}${decimal(0.001, 3, language)}`;
  const close = Math.abs(p - 0.05) < 0.0005;
  return decimal(p, close ? 4 : 3, language);
}

/** "p = 0,063" or "p < 0,001". */
export function pValue(p: number, language: Language): string {
  const shown = probability(p, language);
  return shown.startsWith('<') ? `p${noBreak}${shown}` : `p${noBreak}=${noBreak}${shown}`;
}

/** "0,41 til 1,02" / "0.41 to 1.02", each end kept on its own side of the line of no effect. */
export function interval(
  lower: number,
  upper: number,
  noEffect: number,
  digits: number,
  language: Language,
): string {
  const low = decimalBeside(lower, noEffect, digits, language);
  const high = decimalBeside(upper, noEffect, digits, language);
  return `${low} ${language === 'da' ? 'til' : 'to'} ${high}`;
}

/** "95 %" / "95%": a confidence level without needless decimals. */
export function level(share: number, language: Language): string {
  const scaled = Math.round(share * 1000) / 10;
  return percent(share, Number.isInteger(scaled) ? 0 : 1, language);
}
