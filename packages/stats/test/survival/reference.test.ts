import { describe, expect, it } from 'vitest';
import {
  coxRegression,
  kaplanMeier,
  logRank,
  type SurvivalInterval,
  survivalQuantile,
} from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-survival.R: survfit, survdiff and coxph on data sets that R's survival package ships.
interface Curve {
  readonly time: number[];
  readonly n: number[];
  readonly d: number[];
  readonly c: number[];
  readonly surv: number[];
  readonly se: number[];
  readonly lo: number[];
  readonly hi: number[];
  readonly H: number[];
  readonly Hse: number[];
}
interface Cox {
  readonly coef: number[];
  readonly se: number[];
  readonly ll0: number;
  readonly ll: number;
  readonly score: number;
  readonly wald: number | null;
  readonly events: number;
}
interface LogRankValues {
  readonly obs: number[];
  readonly exp: number[];
  readonly chisq: number;
  readonly var: number[][];
}
interface Expected {
  readonly weighted: Record<'gehan' | 'tarone' | 'peto' | 'fh', number>;
  readonly km_ovarian: Record<string, Curve>;
  readonly km_ovarian_weighted: Curve;
  readonly km_heart_entry: Curve;
  readonly quantiles_lung: { readonly q: number[]; readonly lo: number[]; readonly hi: (number | null)[] };
  readonly [other: `logrank_${string}`]: LogRankValues;
  readonly [other: `cox_${string}`]: Cox;
}
const expected = reference<Expected>('survival.json');
const ovarian = columns('ovarian.csv');
const veteran = columns('veteran.csv');
const heart = columns('heart.csv');
const lung = columns('lung.csv');

function expectCurve(
  data: Parameters<typeof kaplanMeier>[0],
  want: Curve,
  interval?: SurvivalInterval,
): void {
  const [curve] = kaplanMeier(data, interval && { interval }).curves;
  expectAllNear(curve!.time, want.time);
  expectAllNear(curve!.atRisk, want.n);
  expectAllNear(curve!.event, want.d);
  expectAllNear(curve!.censored, want.c);
  expectAllNear(curve!.survival, want.surv);
  expectAllNear(curve!.standardError, want.se);
  expectAllNear(curve!.lower, want.lo);
  expectAllNear(curve!.upper, want.hi);
  expectAllNear(curve!.cumulativeHazard, want.H);
  expectAllNear(curve!.cumulativeHazardError, want.Hse);
}

describe('Kaplan–Meier', () => {
  const data = { time: ovarian['futime']!, event: ovarian['fustat']! };

  it.each(['log', 'log-log', 'plain', 'arcsin', 'logit'] as const)('ovarian, %s limits', (kind) => {
    expectCurve(data, expected.km_ovarian[kind]!, kind);
  });

  it('ovarian, case weights', () => {
    const weight = ovarian['futime']!.map((_, row) => 1 + ((row + 1) % 3));
    expectCurve({ ...data, weight }, expected.km_ovarian_weighted);
  });

  it('heart, left truncation', () => {
    const entry = heart['start']!;
    expectCurve({ time: heart['stop']!, event: heart['event']!, entry }, expected.km_heart_entry);
  });

  it('lung, quantiles', () => {
    const event = lung['status']!.map((status) => status - 1);
    const [curve] = kaplanMeier({ time: lung['time']!, event }).curves;
    for (const [i, p] of [0.1, 0.25, 0.5, 0.75].entries()) {
      const quantile = must(survivalQuantile(curve!, p));
      expectNear(quantile.time, expected.quantiles_lung.q[i]!);
      expectNear(quantile.lower, expected.quantiles_lung.lo[i]!);
      expectNear(quantile.upper, expected.quantiles_lung.hi[i] ?? Infinity);
    }
  });
});

describe('log-rank', () => {
  const data = { time: veteran['time']!, event: veteran['status']! };
  const trt = veteran['trt']!;
  const celltype = veteran['celltype']!;

  it.each([
    ['logrank_veteran_cell', { ...data, group: celltype }, {}],
    ['logrank_veteran_strata', { ...data, group: trt, stratum: celltype }, {}],
    ['logrank_veteran_rho1', { ...data, group: trt }, { weights: { rho: 1, gamma: 0 } }],
  ] as const)('%s', (key, input, options) => {
    const want = expected[key]!;
    const result = must(logRank(input, options));
    expect(result.df).toBe(want.obs.length - 1);
    expectAllNear(result.observed, want.obs);
    expectAllNear(result.expected, want.exp);
    expectNear(result.chiSquared, want.chisq);
    for (const [g, row] of want.var.entries()) expectAllNear(result.variance[g]!, row);
  });
});

describe('weighted log-rank of treatment in veteran, from the definition in R', () => {
  it.each([
    ['gehan', 'gehan'],
    ['tarone', 'tarone-ware'],
    ['peto', 'peto-peto'],
    ['fh', { rho: 0.5, gamma: 2 }],
  ] as const)('%s', (key, weights) => {
    const data = { time: veteran['time']!, event: veteran['status']!, group: veteran['trt']! };
    expectNear(must(logRank(data, { weights })).chiSquared, expected.weighted[key], 1e-9);
  });
});

describe('Cox regression', () => {
  const { time, status, trt, karno, diagtime, age, prior, celltype } = veteran as Record<string, number[]>;
  const two = { trt: trt!, karno: karno! };
  const base = { time: time!, event: status! };
  const all = { ...two, diagtime: diagtime!, age: age!, prior: prior! };
  const beats = { entry: heart['start']!, time: heart['stop']!, event: heart['event']! };
  const heartAll = {
    age: heart['age']!,
    year: heart['year']!,
    surgery: heart['surgery']!,
    transplant: heart['transplant']!,
  };
  const weight = time!.map((_, row) => [1, 2, 0.5, 1.7][row % 4]!);

  it.each([
    ['cox_veteran_efron', { ...base, covariates: all }, {}],
    ['cox_veteran_breslow', { ...base, covariates: all }, { ties: 'breslow' }],
    ['cox_veteran_strata', { ...base, covariates: two, stratum: celltype! }, {}],
    ['cox_veteran_weights', { ...base, covariates: two, weight }, { errors: 'model' }],
    ['cox_veteran_offset', { ...base, covariates: two, offset: age!.map((a) => a / 50) }, {}],
    ['cox_heart', { ...beats, covariates: heartAll }, {}],
    [
      'cox_heart_breslow',
      {
        ...beats,
        covariates: { age: heartAll.age, transplant: heartAll.transplant },
        stratum: heartAll.surgery,
      },
      { ties: 'breslow' },
    ],
  ] as const)('%s', (key, data, options) => {
    const want = expected[key]!;
    const fit = must(coxRegression(data, options));
    expect(fit.events).toBe(want.events);
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
    );
    expectNear(fit.logLikelihoodNull, want.ll0);
    expectNear(fit.logLikelihood, want.ll);
    expectNear(fit.score.chiSquared, want.score);
    if (want.wald !== null) expectNear(fit.wald.chiSquared, want.wald);
  });
});
