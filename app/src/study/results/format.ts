import type { AnalysisResult, Effect, Measure, Test } from '@primus-motor/evaluation';
import type { TimeUnit } from '@primus-motor/trial';
import { formatNumber, type Lang } from '../../ui/index.ts';

const measures: Readonly<Record<Lang, Readonly<Record<Measure, string>>>> = {
  da: {
    'risk-difference': 'Forskel, procentpoint',
    'risk-ratio': 'Relativ risiko',
    'odds-ratio': 'Oddsratio',
    'hazard-ratio': 'Hazardratio',
    'rmst-difference': 'Forskel i tid uden hændelse',
  },
  en: {
    'risk-difference': 'Difference, percentage points',
    'risk-ratio': 'Risk ratio',
    'odds-ratio': 'Odds ratio',
    'hazard-ratio': 'Hazard ratio',
    'rmst-difference': 'Difference in event-free time',
  },
};

const units: Readonly<Record<Lang, Readonly<Record<TimeUnit, string>>>> = {
  da: { days: 'dage', weeks: 'uger' },
  en: { days: 'days', weeks: 'weeks' },
};

export const measureName = (lang: Lang, measure: Measure, unit: TimeUnit): string =>
  measure === 'rmst-difference'
    ? `${measures[lang][measure]}, ${units[lang][unit]}`
    : measures[lang][measure];

const scaleOf = (measure: Measure) => (measure === 'risk-difference' ? 100 : 1);
const digitsOf = (measure: Measure) =>
  measure === 'risk-difference' || measure === 'rmst-difference' ? 1 : 2;

/** With as many decimals, up to four more, as keep a limit on its own side of no effect. */
const beside = (lang: Lang, value: number, boundary: number, digits: number): string => {
  const side = Math.sign(value - boundary);
  let places = digits;
  while (places < digits + 4 && Math.sign(Number(value.toFixed(places)) - boundary) !== side) places += 1;
  return formatNumber(lang, value, places);
};

export const estimateText = (lang: Lang, { measure, estimate }: Effect): string =>
  estimate === null
    ? lang === 'da'
      ? 'uden grænse'
      : 'unbounded'
    : formatNumber(lang, estimate * scaleOf(measure), digitsOf(measure));

/** "−38,1 til −0,4"; a side without a bound says so. */
export const intervalText = (lang: Lang, { measure, lower, upper, noEffect }: Effect): string => {
  const scale = scaleOf(measure);
  const show = (value: number) => beside(lang, value * scale, noEffect * scale, digitsOf(measure));
  const [to, below, above, none] =
    lang === 'da' ? ['til', 'højst', 'mindst', 'ingen grænser'] : ['to', 'at most', 'at least', 'no bounds'];
  if (lower === null) return upper === null ? none : `${below}\u00a0${show(upper)}`;
  // An interval and a count stay on one line.
  return upper === null ? `${above}\u00a0${show(lower)}` : `${show(lower)}\u00a0${to}\u00a0${show(upper)}`;
};

/** Three decimals, four where three would hide on which side of 0.05 it lies. */
export const pText = (lang: Lang, test: Test | null): string => {
  if (test === null) return '–';
  if (test.p < 0.001) return `< ${formatNumber(lang, 0.001, 3)}`;
  return formatNumber(lang, test.p, Math.abs(test.p - 0.05) < 0.0005 ? 4 : 3);
};

export const absentText = (lang: Lang): string =>
  lang === 'da' ? 'kan ikke regnes ud' : 'cannot be computed';

/** How many each analysis rests on, in the first and the second arm; '–' where it is everybody with an outcome. */
export const basisText = (lang: Lang, result: AnalysisResult): string => {
  if (!result.ok || !('table' in result.numbers)) return '–';
  const { first, second } = result.numbers.table;
  const [of, against] = lang === 'da' ? ['af', 'mod'] : ['of', 'against'];
  const part = ({ events, n }: { readonly events: number; readonly n: number }) =>
    `${formatNumber(lang, events)}\u00a0${of}\u00a0${formatNumber(lang, n)}`;
  return `${part(first)} ${against}\u00a0${part(second)}`;
};
