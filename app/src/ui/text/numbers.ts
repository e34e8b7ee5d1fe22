import type { Lang } from '../types.ts';

const locale: Readonly<Record<Lang, string>> = { da: 'da-DK', en: 'en-GB' };

const formats = new Map<string, Intl.NumberFormat>();

/** 12.345,6 in Danish, 12,345.6 in English; a fixed number of decimals (0 unless told). */
export function formatNumber(lang: Lang, n: number, digits = 0): string {
  const key = `${lang}${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale[lang], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format.format(n).replace('-', '−');
}

/** A share (0 to 1) as people: 0.27 -> 27 ud af 100. */
export const formatPercentOf100 = (lang: Lang, share: number, digits = 0): string =>
  `${formatNumber(lang, share * 100, digits)} ${lang === 'da' ? 'ud af' : 'out of'} 100`;

/** An interval of shares: mellem 14 og 64 ud af 100. */
export function formatIntervalOf100(lang: Lang, low: number, high: number, digits = 0): string {
  const [between, and] = lang === 'da' ? ['mellem', 'og'] : ['between', 'and'];
  return `${between} ${formatNumber(lang, low * 100, digits)} ${and} ${formatPercentOf100(lang, high, digits)}`;
}

/** An amount in Danish kroner: 1.250.000 kr. / DKK 1,250,000. */
export const formatKroner = (lang: Lang, amount: number, digits = 0): string =>
  lang === 'da' ? `${formatNumber(lang, amount, digits)} kr.` : `DKK ${formatNumber(lang, amount, digits)}`;

/** A count with its noun: plural('da', 2, 'mentor', 'mentorer') -> 2 mentorer. */
export const plural = (lang: Lang, n: number, one: string, other: string): string =>
  `${formatNumber(lang, n)} ${n === 1 ? one : other}`;
