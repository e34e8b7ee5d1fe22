import {
  breslowDay,
  cochranArmitage,
  farringtonManning,
  fisherExact,
  mantelHaenszel,
  oddsRatio,
  type ProportionMethod,
  proportion,
  riskDifference,
  riskRatio,
  type TwoByTwo,
  unconditionalExact,
} from '../../src/index.ts';
import { type Cases, type Compute, must, storedCases, type Value, type Values } from '../corpus.ts';

const numbers = (value: unknown): readonly number[] => value as readonly number[];
const tableOf = (value: Value | undefined): TwoByTwo => {
  const [events, n, others, size] = numbers(value);
  return { treated: { events: events!, n: n! }, control: { events: others!, n: size! } };
};
const limits = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => [lower, upper];

const conventions: Compute = ({ table }) => {
  const input = tableOf(table);
  const likelihood = fisherExact(input);
  const double = fisherExact(input, { twoSided: 'double' });
  const less = fisherExact(input, { alternative: 'less' });
  const greater = fisherExact(input, { alternative: 'greater' });
  return {
    table,
    likelihood: likelihood.p,
    midLikelihood: likelihood.midP,
    double: double.p,
    midDouble: double.midP,
    blaker: fisherExact(input, { twoSided: 'blaker' }).p,
    less: less.p,
    greater: greater.p,
    midLess: less.midP,
    midGreater: greater.midP,
  };
};

const odds: Compute = ({ table }) => {
  const exact = must(oddsRatio(tableOf(table), { level: 0.9 }));
  const mid = must(oddsRatio(tableOf(table), { level: 0.9, method: 'mid-p' }));
  return { table, ...exact, midLower: mid.lower, midUpper: mid.upper };
};

const score: Compute = ({ table }) => {
  const input = tableOf(table);
  return {
    table,
    nurminen: limits(must(riskDifference(input, { method: 'miettinen-nurminen', level: 0.9 }))),
    mee: limits(must(riskDifference(input, { method: 'mee', level: 0.99 }))),
    z: must(farringtonManning(input, { difference: 0.15 })).z,
    less: must(farringtonManning(input, { difference: 0.15, alternative: 'less' })).p,
    greater: must(farringtonManning(input, { difference: -0.2, alternative: 'greater' })).p,
  };
};

const ratio: Compute = ({ table }) => ({
  table,
  koopman: limits(must(riskRatio(tableOf(table), { method: 'koopman' }))),
  nurminen: limits(must(riskRatio(tableOf(table), { method: 'miettinen-nurminen', level: 0.9 }))),
});

const unconditional: Compute = ({ table }) => {
  const of = (statistic: 'score' | 'wald' | 'fisher') =>
    (['two-sided', 'less', 'greater'] as const).map(
      (alternative) =>
        must(unconditionalExact(tableOf(table), { statistic, alternative, twoSided: 'double' })).p,
    );
  return { table, score: of('score'), wald: of('wald'), boschloo: of('fisher') };
};

const strata: Compute = ({ tables }) => {
  const input = (tables as readonly Value[]).map(tableOf);
  const of = (measure: 'odds-ratio' | 'risk-ratio' | 'risk-difference') => {
    const result = must(mantelHaenszel(input, { measure }));
    return [result.estimate, result.standardError, result.lower, result.upper];
  };
  return {
    tables,
    odds: of('odds-ratio'),
    ratio: of('risk-ratio'),
    difference: of('risk-difference'),
    cmh: must(mantelHaenszel(input)).test.chiSquared,
    breslowDay: must(breslowDay(input, { correction: false })).chiSquared,
    tarone: must(breslowDay(input)).chiSquared,
  };
};

const share: Compute = (given) => {
  const of = (method: ProportionMethod) =>
    limits(
      must(
        proportion(
          { events: given['x'] as number, n: given['n'] as number },
          { method, level: given['level'] as number },
        ),
      ),
    );
  return {
    ...given,
    wilson: of('wilson'),
    clopper: of('clopper-pearson'),
    jeffreys: of('jeffreys'),
    coull: of('agresti-coull'),
    midp: of('mid-p'),
  };
};

const trend: Compute = (given) => ({
  ...given,
  ...must(
    cochranArmitage({
      events: numbers(given['events']),
      n: numbers(given['n']),
      scores: numbers(given['scores']),
    }),
  ),
});

const families: Readonly<Record<string, Compute>> = {
  conventions,
  odds,
  'score-ratio': ratio,
  score,
  unconditional,
  strata,
  proportion: share,
  trend,
};

/** The tables are part of the stored values: a case is computed by the family that its name begins with. */
export const cases: Cases = Object.fromEntries(
  storedCases('tables-awkward').map(({ id }) => {
    const family = Object.keys(families).find((name) => id.startsWith(name));
    if (family === undefined) throw new Error(`no computation of ${id}`);
    return [id, (given: Values) => families[family]!(given)];
  }),
);
