import { describe, expect, it } from 'vitest';
import {
  type CoxData,
  type CoxOptions,
  concordance,
  coxRegression,
  coxResiduals,
  coxSurvival,
  proportionalityTest,
  type TimeScale,
} from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-cox.R: coxph with robust and cluster variance, residuals(coxph), cox.zph, survfit(coxph), concordance.
interface Expected {
  readonly [robust: `robust_${string}` | `cluster_${string}`]: { coef: number[]; se: number[]; wald: number };
  readonly [residuals: `residuals_${string}`]: Record<'martingale' | 'deviance', number[]> &
    Record<'score' | 'dfbeta' | 'schoenfeld', number[][]>;
  readonly [zph: `zph_${string}`]: number[][];
  readonly [curve: `curve_${string}`]: Record<'time' | 'H' | 'se' | 'surv' | 'lo' | 'hi', number[]>;
  readonly [c: `c_${string}`]: { C: number; se: number; count: number[] };
}
const expected = reference<Expected>('cox.json');
const veteran = columns('veteran.csv');
const heart = columns('heart.csv');
const kidney = columns('kidney.csv');
const lung = columns('lung.csv');

const base = { time: veteran['time']!, event: veteran['status']! };
const covariates = { trt: veteran['trt']!, karno: veteran['karno']! };
const celltype = veteran['celltype']!;
const twentyThree = base.time.map((_, row) => (row + 1) % 23);
const weight = base.time.map((_, row) => [1, 2, 0.5, 1.7][row % 4]!);
const beats: CoxData = {
  entry: heart['start']!,
  time: heart['stop']!,
  event: heart['event']!,
  covariates: { age: heart['age']!, transplant: heart['transplant']! },
};
const catheters: CoxData = {
  time: kidney['time']!,
  event: kidney['status']!,
  covariates: { age: kidney['age']!, sex: kidney['sex']! },
};

describe('robust and cluster variance', () => {
  const cases: readonly [keyof Expected & (`robust_${string}` | `cluster_${string}`), CoxData, CoxOptions][] =
    [
      ['robust_efron', { ...base, covariates }, { errors: 'robust' }],
      ['robust_breslow', { ...base, covariates }, { errors: 'robust', ties: 'breslow' }],
      ['robust_weighted', { ...base, covariates, weight }, { errors: 'robust' }],
      ['cluster_veteran', { ...base, covariates, cluster: twentyThree, stratum: celltype }, {}],
      ['cluster_heart', { ...beats, cluster: heart['id']! }, {}],
      ['cluster_kidney', { ...catheters, cluster: kidney['id']! }, {}],
    ];
  it.each(cases)('%s', (key, data, options) => {
    const fit = must(coxRegression(data, options));
    expect(fit.errors).toBe('robust');
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      expected[key]!.coef,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      expected[key]!.se,
    );
    expectNear(fit.wald.chiSquared, expected[key]!.wald);
  });
});

describe('residuals', () => {
  const cases: readonly [keyof Expected & `residuals_${string}`, CoxData, CoxOptions][] = [
    ['residuals_efron', { ...base, covariates }, {}],
    ['residuals_breslow', { ...base, covariates }, { ties: 'breslow' }],
    ['residuals_heart', beats, {}],
  ];
  it.each(cases)('%s', (key, data, options) => {
    const want = expected[key]!;
    const result = must(coxResiduals(data, must(coxRegression(data, options))));
    const near = (a: number, b: number, scale: number): void =>
      expect(Math.abs(a - b)).toBeLessThan(1e-9 * scale);
    for (const [row, value] of want.martingale.entries()) near(result.martingale[row]!, value, 1);
    for (const [row, value] of want.deviance.entries()) near(result.deviance[row]!, value, 10);
    const names = Object.keys(data.covariates);
    for (const [j, name] of names.entries()) {
      for (const [row, values] of want.score.entries()) near(result.score[name]![row]!, values[j]!, 100);
      for (const [row, values] of want.dfbeta.entries()) near(result.dfbeta[name]![row]!, values[j]!, 1);
      const schoenfeld = [...result.schoenfeld.residual[name]!].sort((a, b) => a - b);
      const wanted = want.schoenfeld.map((values) => values[j]!).sort((a, b) => a - b);
      for (const [i, value] of wanted.entries()) near(schoenfeld[i]!, value, 100);
    }
  });

  it('add up: martingale to zero, score to the score at the maximum', () => {
    const data = { ...base, covariates, stratum: celltype };
    const result = must(coxResiduals(data, must(coxRegression(data))));
    expect(Math.abs(result.martingale.reduce((a, b) => a + b))).toBeLessThan(1e-9);
    for (const column of Object.values(result.score)) {
      expect(Math.abs(column.reduce((a, b) => a + b))).toBeLessThan(1e-7);
    }
  });
});

describe('test of proportional hazards', () => {
  const data = { ...base, covariates };
  const cases: readonly [keyof Expected & `zph_${string}`, CoxData, CoxOptions, TimeScale][] = [
    ['zph_km', data, {}, 'km'],
    ['zph_identity', data, {}, 'identity'],
    ['zph_log', data, {}, 'log'],
    ['zph_rank', data, {}, 'rank'],
    ['zph_breslow', data, { ties: 'breslow' }, 'km'],
    ['zph_strata', { ...data, stratum: celltype }, {}, 'km'],
    ['zph_heart', beats, {}, 'km'],
  ];
  it.each(cases)('%s', (key, rows, options, scale) => {
    const test = must(proportionalityTest(rows, must(coxRegression(rows, options)), { scale }));
    for (const [j, term] of [...test.terms, test.global].entries()) {
      const [statistic, df, p] = expected[key]![j]!;
      expectNear(term.chiSquared, statistic!, 1e-8);
      expect(term.df).toBe(df);
      expectNear(term.p, p!, 1e-8);
    }
  });
});

describe('predicted survival', () => {
  const cases: readonly [keyof Expected & `curve_${string}`, CoxData, CoxOptions, Record<string, number>][] =
    [
      ['curve_efron', { ...base, covariates }, {}, { trt: 2, karno: 40 }],
      ['curve_breslow', { ...base, covariates }, { ties: 'breslow' }, { trt: 1, karno: 75 }],
      ['curve_heart', beats, {}, { age: 3, transplant: 1 }],
    ];
  it.each(cases)('%s', (key, data, options, at) => {
    const want = expected[key]!;
    const { curves } = must(coxSurvival(data, must(coxRegression(data, options)), { at }));
    expectAllNear(curves[0]!.time, want.time);
    expectAllNear(curves[0]!.cumulativeHazard, want.H);
    expectAllNear(curves[0]!.standardError, want.se);
    expectAllNear(curves[0]!.survival, want.surv);
    expectAllNear(curves[0]!.lower, want.lo);
    expectAllNear(curves[0]!.upper, want.hi);
  });

  it('refuses a covariate that the model does not have', () => {
    const data = { ...base, covariates };
    expect(() => coxSurvival(data, must(coxRegression(data)), { at: { height: 2 } })).toThrow(/at\.height/);
  });
});

describe('concordance', () => {
  it.each([
    ['c_veteran', { ...base, score: veteran['karno']! }],
    [
      'c_lung',
      (() => {
        const rows = lung['ph.ecog']!.flatMap((value, row) => (Number.isNaN(value) ? [] : [row]));
        const of = (name: string): number[] => rows.map((row) => lung[name]![row]!);
        return {
          time: of('time'),
          event: of('status').map((s) => s - 1),
          score: of('ph.ecog').map((e) => -e),
        };
      })(),
    ],
  ] as const)('%s', (key, data) => {
    const result = must(concordance(data));
    const want = expected[key]!;
    expectNear(result.estimate, want.C);
    expectAllNear([result.concordant, result.discordant, result.tiedScore], want.count.slice(0, 3));
    expectNear(result.standardError, want.se);
  });
});
