import {
  breslowDay,
  cochranArmitage,
  farringtonManning,
  fisherExact,
  mantelHaenszel,
  oddsRatio,
  type ProportionMethod,
  proportion,
  type RiskDifferenceMethod,
  riskDifference,
  riskRatio,
  type TwoByTwo,
  unconditionalExact,
  welchTest,
} from '../../src/index.ts';
import { type Cases, type Compute, data, must, storedCases, type Values } from '../corpus.ts';

/** A stored row: events and size of the treated arm, then of the control arm. */
function tableOf(row: unknown): TwoByTwo {
  const [a, n, c, m] = row as readonly [number, number, number, number];
  return { treated: { events: a, n }, control: { events: c, n: m } };
}
const table = (given: Values): TwoByTwo => tableOf(given['table']);
const tables = (given: Values): TwoByTwo[] => (given['tables'] as readonly unknown[]).map(tableOf);
const limits = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => [lower, upper];

const fisher: Compute = (given) => {
  const at = table(given);
  const { estimate, lower, upper } = must(oddsRatio(at));
  return {
    table: given['table'],
    p: fisherExact(at).p,
    less: fisherExact(at, { alternative: 'less' }).p,
    greater: fisherExact(at, { alternative: 'greater' }).p,
    estimate,
    lower,
    upper,
  };
};

const difference =
  (method: RiskDifferenceMethod): Compute =>
  (given) => ({ table: given['table'], ...must(riskDifference(table(given), { method })) });

const closedDifferences: Compute = (given) => {
  const of = (method: RiskDifferenceMethod) => limits(must(riskDifference(table(given), { method })));
  return {
    table: given['table'],
    newcombe: of('newcombe'),
    wald: of('wald'),
    caffo: of('agresti-caffo'),
  };
};

const binomialLimits: Compute = (given) => {
  const { x, n } = given as { readonly x: number; readonly n: number };
  const of = (method: ProportionMethod) => limits(must(proportion({ events: x, n }, { method })));
  return {
    x,
    n,
    wilson: of('wilson'),
    clopper: of('clopper-pearson'),
    jeffreys: of('jeffreys'),
    coull: of('agresti-coull'),
    midp: of('mid-p'),
  };
};

const common =
  (continuity: boolean): Compute =>
  (given) => {
    const result = must(mantelHaenszel(tables(given), { continuity }));
    return { ...result, ...result.test, tables: given['tables'] };
  };

const trend: Compute = (given) => {
  const of = (name: string) => given[name] as readonly number[];
  return {
    ...given,
    ...must(cochranArmitage({ events: of('events'), n: of('n'), scores: of('scores') })),
    n: given['n'],
  };
};

const welch =
  (name: string, outcome: string, group: string): Compute =>
  () => {
    const all = data(name);
    const [first, second] = [...new Set(all[group])]
      .sort((a, b) => a - b)
      .map((code) => all[outcome]!.filter((_, row) => all[group]![row] === code));
    return must(welchTest({ first: first!, second: second! }));
  };

const unconditional =
  (statistic: 'score' | 'wald' | 'fisher'): Compute =>
  (given) => ({ table: given['table'], ...must(unconditionalExact(table(given), { statistic })) });

/** By the first word of the case's name. */
const families: Readonly<Record<string, Compute>> = {
  'fisher-': fisher,
  'miettinen-nurminen-': difference('miettinen-nurminen'),
  'mee-': difference('mee'),
  'binomial-': binomialLimits,
  'unconditional-score-': unconditional('score'),
  'unconditional-wald-': unconditional('wald'),
  'unconditional-fisher-': unconditional('fisher'),
  'breslow-day-': (given) => ({ tables: given['tables'], ...must(breslowDay(tables(given))) }),
  'trend-': trend,
};

function byFamily(): Cases {
  const found = storedCases('tables').flatMap(({ id }) => {
    const key = Object.keys(families).find((start) => id.startsWith(start));
    return key === undefined ? [] : [[id, families[key]!] as const];
  });
  return Object.fromEntries(found);
}

export const cases: Cases = {
  ...byFamily(),
  'farrington-manning': (given) => ({
    table: given['table'],
    ...must(farringtonManning(table(given), { difference: given['difference'] as number })),
  }),
  'newcombe-wald-caffo': closedDifferences,
  'ratios-katz-woolf': (given) => {
    const ratio = must(riskRatio(table(given)));
    const odds = must(oddsRatio(table(given), { method: 'wald' }));
    return {
      table: given['table'],
      ratio: [ratio.estimate, ...limits(ratio)],
      odds: [odds.estimate, ...limits(odds)],
    };
  },
  koopman: (given) => ({
    table: given['table'],
    koopman: limits(must(riskRatio(table(given), { method: 'koopman' }))),
    nurminen: limits(must(riskRatio(table(given), { method: 'miettinen-nurminen' }))),
  }),
  'mantel-haenszel-race': common(false),
  'mantel-haenszel-race-continuity': common(true),
  'mantel-haenszel-grade': common(false),
  'mantel-haenszel-extent': common(true),
  'welch-sleep': welch('sleep', 'extra', 'group'),
  'welch-birthwt': welch('birthwt', 'bwt', 'smoke'),
};
