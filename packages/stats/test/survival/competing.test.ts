import { describe, expect, it } from 'vitest';
import { cumulativeIncidence, fineGray, grayTest } from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-competing.R: survfit(Surv(time, factor), id) and coxph on finegray's rows, mgus2 of R's survival.
interface Curve {
  readonly time: number[];
  readonly n: number[];
  readonly p: number[][];
  readonly se: number[][];
  readonly lo: number[][];
  readonly hi: number[][];
}
interface Fit {
  readonly coef: number[];
  readonly se: number[];
  readonly rse: number[];
  readonly ll0: number;
  readonly ll: number;
}
interface Expected {
  readonly [key: `aj${string}`]: Curve;
  readonly [key: `fg_${string}`]: Fit;
  readonly crr: Omit<Fit, 'rse'>;
  readonly gray: number[];
  readonly gray3: number[];
}
const expected = reference<Expected>('competing.json');
const mgus = columns('mgus2.csv');
const time = mgus['etime']!;
const cause = mgus['ev']!;

describe('Aalen–Johansen: progression and death in mgus2', () => {
  it.each([
    ['aj', { time, cause }],
    ['aj_weighted', { time, cause, weight: time.map((_, row) => [1, 2, 0.5][row % 3]!) }],
    ['aj_entry', { time, cause, entry: time.map((t, row) => ((row + 1) % 3 === 0 ? t / 3 : 0)) }],
  ] as const)('%s', (key, data) => {
    const want = expected[key]!;
    const [curve] = cumulativeIncidence(data).curves;
    for (const [i, t] of want.time.entries()) {
      const at = curve!.time.indexOf(t);
      // survfit prints numbers of people at risk, also with weights.
      if (!('weight' in data)) expectNear(curve!.atRisk[at]!, want.n[i]!);
      expectNear(curve!.free[at]!, want.p[i]![0]!);
      for (const [k, part] of curve!.causes.entries()) {
        expectNear(part.probability[at]!, want.p[i]![k + 1]!);
        expectNear(part.standardError[at]!, want.se[i]![k + 1]!);
        expectNear(part.lower[at]!, want.lo[i]![k + 1]!);
        expectNear(part.upper[at]!, want.hi[i]![k + 1]!);
      }
    }
  });
});

describe('Fine–Gray', () => {
  const covariates = { age: mgus['age']!, female: mgus['female']!, mspike: mgus['mspike']! };

  it.each(['efron', 'breslow'] as const)('mgus2 with %s ties', (ties) => {
    const want = expected[`fg_${ties}`]!;
    const robust = must(fineGray({ time, cause, covariates }, { ties }));
    const model = must(fineGray({ time, cause, covariates }, { ties, errors: 'model' }));
    expectAllNear(
      robust.coefficients.map((c) => c.estimate),
      want.coef,
    );
    expectAllNear(
      robust.coefficients.map((c) => c.standardError),
      want.rse,
    );
    expectAllNear(
      model.coefficients.map((c) => c.standardError),
      want.se,
    );
    expectNear(robust.logLikelihoodNull, want.ll0);
    expectNear(robust.logLikelihood, want.ll);
  });

  it('has the estimates and full errors printed by the tests of cmprsk', () => {
    // tests/test.Rout.save: crr(ss, cc, cv) with rows 1, 10 and 20 missing.
    const data = columns('cmprsk.csv');
    const kept = (name: string): number[] => data[name]!.filter((_, row) => ![0, 9, 19].includes(row));
    const fit = must(
      fineGray(
        {
          time: kept('time'),
          cause: kept('cause'),
          covariates: { x1: kept('x1'), x2: kept('x2'), x3: kept('x3') },
        },
        { errors: 'fine-gray' },
      ),
    );
    expect(fit.coefficients.map((c) => c.estimate.toPrecision(4))).toEqual([
      '-0.2913',
      '-0.06346',
      '-0.4751',
    ]);
    expect(fit.coefficients.map((c) => c.standardError.toPrecision(4))).toEqual([
      '0.3698',
      '0.3566',
      '0.3544',
    ]);
  });

  it('mgus2 as crr of cmprsk 2.2, ties its way', () => {
    const options = { ties: 'breslow', censoringTies: 'together', errors: 'fine-gray' } as const;
    const fit = must(fineGray({ time, cause, covariates }, options));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      expected.crr.coef,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      expected.crr.se,
    );
    expectNear(fit.logLikelihoodNull, expected.crr.ll0);
    expectNear(fit.logLikelihood, expected.crr.ll);
  });
});

describe('Gray’s test', () => {
  it.each([
    // tests/test.Rout.save of cmprsk: cuminc(dd$ss, cc, gg, strt) and cuminc(ss, cc, gg, strt).
    ['time2', 1, 1.214132, 0.5449473],
    ['time2', 2, 3.269462, 0.1950048],
    ['time', 1, 3.393977, 0.1832345],
    ['time', 2, 1.989511, 0.3698139],
  ] as const)('%s, cause %i: %f', (column, which, statistic, p) => {
    const data = columns('cmprsk.csv');
    const test = must(
      grayTest(
        { time: data[column]!, cause: data['cause']!, group: data['group']!, stratum: data['stratum']! },
        { cause: which },
      ),
    );
    expect(test.df).toBe(2);
    expect(test.chiSquared).toBeCloseTo(statistic, 6);
    expect(test.p).toBeCloseTo(p, 7);
  });
});

describe('Gray’s test in mgus2, with ties', () => {
  // cmprsk::cuminc(etime, ev, female), and by age group, stratified, with rho = 1.
  it('equals cuminc', () => {
    const female = mgus['female']!;
    const ages = mgus['age']!.map((age) => (age <= 65 ? 1 : age <= 75 ? 2 : 3));
    for (const which of [1, 2]) {
      const plain = must(grayTest({ time, cause, group: female }, { cause: which }));
      expectNear(plain.chiSquared, expected.gray[which - 1]!);
      const strata = must(grayTest({ time, cause, group: ages, stratum: female }, { cause: which, rho: 1 }));
      expectNear(strata.chiSquared, expected.gray3[which - 1]!);
    }
  });
});

describe('by hand', () => {
  it('four people: cause 1 at 1, cause 2 at 2, censored at 3, cause 1 at 4', () => {
    const [curve] = cumulativeIncidence({ time: [1, 2, 3, 4], cause: [1, 2, 0, 1] }).curves;
    expectAllNear(curve!.causes[0]!.probability, [1 / 4, 1 / 4, 1 / 4, 3 / 4], 1e-14);
    expectAllNear(curve!.causes[1]!.probability, [0, 1 / 4, 1 / 4, 1 / 4], 1e-14);
    expectAllNear(curve!.free, [3 / 4, 1 / 2, 1 / 2, 0], 1e-14);
    // Before any censoring the jackknife is the binomial error.
    expectNear(curve!.causes[0]!.standardError[1]!, Math.sqrt((1 / 4) * (3 / 4) * (1 / 4)), 1e-14);
  });

  it('Fine–Gray of four people without censoring keeps those with the competing event at risk', () => {
    // Subdistribution risk sets: {a, b, c, d} at 1 and {b, c, d} at 3, where b left by cause 2 at 2. With x = 1, 0, 0, 1:
    // likelihood r/(2r + 2) · 1/(2 + r), score zero at r² = 2.
    const fit = must(
      fineGray(
        { time: [1, 2, 3, 4], cause: [1, 2, 1, 2], covariates: { x: [1, 0, 0, 1] } },
        { errors: 'model' },
      ),
    );
    expectNear(fit.coefficients[0]!.hazardRatio, Math.SQRT2, 1e-12);
  });

  it('Gray’s score of two groups of two without censoring is observed less expected', () => {
    // At 1, 2 (both cause 1, group 0) and 3, 4 (cause 2, group 1): group 0 has R = 2 of 4 at 1, then 1 of 3.
    const test = must(grayTest({ time: [1, 2, 3, 4], cause: [1, 1, 2, 2], group: [0, 0, 1, 1] }));
    expectNear(test.score[0]!, 2 - 1 / 2 - 1 / 3, 1e-14);
  });

  it('tells what cannot be computed', () => {
    const base = { time: [1, 2, 3], cause: [2, 2, 0] };
    expect(fineGray({ ...base, covariates: { x: [1, 0, 1] } })).toMatchObject({ reason: 'no-events' });
    expect(grayTest({ ...base, group: [0, 1, 1] })).toMatchObject({ reason: 'no-events' });
    expect(grayTest({ ...base, cause: [1, 2, 0], group: [1, 1, 1] })).toMatchObject({ reason: 'empty-arm' });
    expect(() => cumulativeIncidence({ time: [1], cause: [0.5] })).toThrow(/cause, row 0/);
    expect(() => fineGray({ ...base, covariates: { x: [1, 0, 1] } }, { cause: 0 })).toThrow(/cause/);
  });
});
