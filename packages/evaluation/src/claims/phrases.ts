import type { ArmRecord, Effect, Measure, Results } from '../analysis/results.ts';
import { decimal, interval, percent, whole } from '../words/numbers.ts';
import { inSentence, type Language, type Text } from '../words/text.ts';

/** "i gruppen mentorforløb" / "in the mentoring group"; "i gruppe X" / "in group X" while the arms are coded. */
export function inGroup(arm: ArmRecord, language: Language): string {
  const label = inSentence(arm.label[language]);
  const named = /gruppe|group/iu.test(label);
  if (arm.role === null) return `${language === 'da' ? 'i gruppe' : 'in group'} ${arm.code}`;
  if (language === 'da') return named ? `i ${label}` : `i gruppen ${label}`;
  return named ? `in the ${label}` : `in the ${label} group`;
}

/** A share as a whole number out of a hundred; a small one that is not none is not rounded to none. */
export function outOf100(share: number, language: Language): string {
  const rounded = Math.round(share * 100);
  // the same words in both languages
  if (rounded === 0 && share > 0) return 'under 1';
  if (rounded === 100 && share < 1) return 'over 99';
  return whole(rounded, language);
}

interface Side {
  readonly count: string;
  readonly word: string;
}

function side(value: number, language: Language): Side {
  const word = value < 0 ? (language === 'da' ? 'færre' : 'fewer') : language === 'da' ? 'flere' : 'more';
  return { count: outOf100(Math.abs(value), language), word };
}

/**
 * An interval for a difference of risks in words: "mellem 14 og 64 færre ud af 100" where both ends lie on one side,
 * "fra 17 færre til 2 flere ud af 100" where they do not. Null where an end is not known.
 */
export function rangeOutOf100(effect: Pick<Effect, 'lower' | 'upper'>, language: Language): string | null {
  const { lower, upper } = effect;
  if (lower === null || upper === null) return null;
  const danish = language === 'da';
  const suffix = danish ? 'ud af 100' : 'out of 100';
  if (lower * upper > 0) {
    const [near, far] = [lower, upper]
      .toSorted((a, b) => Math.abs(a) - Math.abs(b))
      .map((one) => side(one, language));
    if (near === undefined || far === undefined) return null;
    return `${danish ? 'mellem' : 'between'} ${near.count} ${danish ? 'og' : 'and'} ${far.count} ${far.word} ${suffix}`;
  }
  const end = (value: number) => {
    if (value === 0) return danish ? 'ingen forskel' : 'no difference';
    const { count, word } = side(value, language);
    return `${count} ${word}`;
  };
  return `${danish ? 'fra' : 'from'} ${end(lower)} ${danish ? 'til' : 'to'} ${end(upper)} ${suffix}`;
}

/** A point estimate of a difference of risks: "8 færre ud af 100". */
export function differenceOutOf100(estimate: number, language: Language): string {
  const danish = language === 'da';
  if (estimate === 0) return danish ? 'ingen forskel' : 'no difference';
  const { count, word } = side(estimate, language);
  return `${count} ${word} ${danish ? 'ud af 100' : 'out of 100'}`;
}

export const measureNames: Readonly<Record<Measure, Text>> = Object.freeze({
  'risk-difference': { da: 'risikoforskel', en: 'risk difference' },
  'risk-ratio': { da: 'relativ risiko', en: 'risk ratio' },
  'odds-ratio': { da: 'oddsratio', en: 'odds ratio' },
  'hazard-ratio': { da: 'hazardratio', en: 'hazard ratio' },
  'rmst-difference': { da: 'forskel i tid uden hændelse', en: 'difference in event-free time' },
});

/** An estimate as a number with its unit: percentage points, weeks, or a ratio without one. */
export function estimateShown(effect: Effect, results: Results, language: Language): string {
  const { estimate } = effect;
  if (estimate === null) return language === 'da' ? 'uden grænse' : 'unbounded';
  switch (effect.measure) {
    case 'risk-difference':
      return `${decimal(estimate * 100, 1, language)} ${language === 'da' ? 'procentpoint' : 'percentage points'}`;
    case 'rmst-difference':
      return `${decimal(estimate, 2, language)} ${timeUnit(results, language)}`;
    default:
      return decimal(estimate, 2, language);
  }
}

/** The limits as numbers, in the unit of {@link estimateShown}; "ingen øvre grænse" where there is none. */
export function intervalShown(effect: Effect, language: Language): string {
  const scale = effect.measure === 'risk-difference' ? 100 : 1;
  const digits = effect.measure === 'risk-difference' ? 1 : 2;
  const { lower, upper, noEffect } = effect;
  const danish = language === 'da';
  if (lower === null && upper === null) return danish ? 'ingen grænser' : 'no bounds';
  if (lower === null)
    return `${danish ? 'højst' : 'at most'} ${decimal((upper ?? 0) * scale, digits, language)}`;
  if (upper === null) return `${danish ? 'mindst' : 'at least'} ${decimal(lower * scale, digits, language)}`;
  return interval(lower * scale, upper * scale, noEffect * scale, digits, language);
}

export function timeUnit(results: Pick<Results, 'protocol'>, language: Language): string {
  const weeks = results.protocol.followUp.unit === 'weeks';
  if (language === 'da') return weeks ? 'uger' : 'dage';
  return weeks ? 'weeks' : 'days';
}

/** "52 uger" / "52 weeks"; whole years of days as years. */
export function duration(length: number, results: Pick<Results, 'protocol'>, language: Language): string {
  const years = length / 365;
  if (results.protocol.followUp.unit === 'days' && Number.isInteger(years) && years > 0) {
    return language === 'da' ? `${years} år` : `${years} ${years === 1 ? 'year' : 'years'}`;
  }
  return `${decimal(length, Number.isInteger(length) ? 0 : 1, language)} ${timeUnit(results, language)}`;
}

/** "48 af 216" / "48 of 216". */
export function countOf(events: number, n: number, language: Language): string {
  return `${whole(events, language)} ${language === 'da' ? 'af' : 'of'} ${whole(n, language)}`;
}

/** "95 %-interval" / "95% interval". */
export function intervalName(level: number, language: Language): string {
  const share = percent(level, Number.isInteger(Math.round(level * 1000) / 10) ? 0 : 1, language);
  return language === 'da' ? `${share}-interval` : `${share} interval`;
}
