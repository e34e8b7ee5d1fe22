import { describe, expect, it } from 'vitest';
import {
  type AftData,
  type AftFit,
  type AftOptions,
  aftPredictor,
  aftQuantiles,
  aftRegression,
  aftResiduals,
  aftSurvival,
  weibullHazardRatios,
} from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-aft.R: survreg, its predictions and residuals.
type Fit = Readonly<Record<'coef' | 'se' | 'naive', number[]>> & {
  readonly scale: number | number[];
  readonly ll: [number, number];
};
type Residuals = Readonly<Record<'response' | 'deviance', number[]>> & { readonly dfbeta: number[][] };
interface Expected {
  readonly fits: Readonly<Record<string, Fit>>;
  readonly quantiles: Readonly<Record<string, { readonly q: number[]; readonly se: number[] }>>;
  readonly residuals: Readonly<Record<string, Residuals>>;
  readonly lp: Readonly<Record<'fit' | 'se', number[]>>;
  readonly hr: Readonly<Record<'log' | 'se', number[]>>;
  readonly lo: number[];
  readonly hi: number[];
}
const expected = reference<Expected>('aft.json');

const all = columns('lung.csv');
const rows = all['ph.ecog']!.flatMap((value, row) => (Number.isNaN(value) ? [] : [row]));
const of = (name: string): number[] => rows.map((row) => all[name]![row]!);
const base = { time: of('time'), event: of('status').map((s) => s - 1) };
const [age, sex, ecog] = [of('age'), of('sex'), of('ph.ecog')];
const covariates = { age, sex, ecog };
const lung: AftData = { ...base, covariates };
const weight = rows.map((_, i) => [1, 2, 0.5][i % 3]!);
const cluster = rows.map((_, i) => (i + 1) % 29);
const offset = age.map((a) => (a - 60) / 100);
const visits = { time: expected.lo, upper: expected.hi, covariates };
const ovarian = columns('ovarian.csv');
const rats = columns('rats.csv');
const females = rats['female']!.flatMap((f, row) => (f === 1 ? [row] : []));
const ofFemales = (name: string): number[] => females.map((row) => rats[name]![row]!);

describe('accelerated failure time regression', () => {
  const cases: readonly [string, AftData, AftOptions][] = [
    ['weibull', lung, {}],
    ['exponential', lung, { distribution: 'exponential' }],
    ['lognormal', lung, { distribution: 'log-normal' }],
    ['loglogistic', lung, { distribution: 'log-logistic' }],
    ['rayleigh', lung, { scale: 0.5 }],
    ['fixed', lung, { distribution: 'log-normal', scale: 0.8 }],
    ['intercept', base, {}],
    ['weighted', { ...lung, weight }, {}],
    ['offset', { ...base, covariates: { sex, ecog }, offset }, { distribution: 'log-logistic' }],
    ['robust', lung, { errors: 'robust' }],
    ['cluster', { ...lung, weight, cluster }, { distribution: 'log-normal' }],
    ['strata', { ...base, covariates: { age, ecog }, stratum: sex }, {}],
    [
      'strata_lognormal',
      { ...base, covariates: { age }, stratum: sex },
      { distribution: 'log-normal', errors: 'robust' },
    ],
    [
      'ovarian',
      {
        time: ovarian['futime']!,
        event: ovarian['fustat']!,
        covariates: { age: ovarian['age']!, rx: ovarian['rx']! },
      },
      { distribution: 'log-logistic' },
    ],
    [
      'rats',
      {
        time: ofFemales('time'),
        event: ofFemales('status'),
        covariates: { rx: ofFemales('rx') },
        cluster: ofFemales('litter'),
      },
      {},
    ],
    ['interval_weibull', visits, {}],
    ['interval_lognormal', visits, { distribution: 'log-normal' }],
    ['interval_loglogistic', { ...visits, weight }, { distribution: 'log-logistic' }],
  ];
  it.each(cases)('%s', (key, data, options) => {
    const want = expected.fits[key]!;
    const fit = must(aftRegression(data, options));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
    );
    expectAllNear(
      fit.scales.map((s) => s.scale),
      [want.scale].flat(),
    );
    const errors = fit.covariance.map((row, j) => Math.sqrt(row[j]!));
    expectAllNear(errors, want.se);
    expectAllNear(
      fit.modelCovariance.map((row, j) => Math.sqrt(row[j]!)),
      want.naive,
    );
    expectNear(fit.logLikelihood, want.ll[1]);
    if (fit.likelihoodRatio !== undefined) {
      expectNear(fit.logLikelihoodNull, want.ll[0]);
      expectNear(fit.likelihoodRatio.chiSquared, 2 * (want.ll[1] - want.ll[0]), 1e-8);
    }
  });

  it('exponential, by hand', () => {
    // Three events in a total of 12 years without covariates: rate 1/4, log-likelihood 3 log(1/4) − 3.
    const data = { time: [2, 3, 1, 6], event: [1, 1, 1, 0] };
    const fit = must(aftRegression(data, { distribution: 'exponential' }));
    expectNear(fit.coefficients[0]!.estimate, Math.log(4), 1e-14);
    expectNear(fit.coefficients[0]!.standardError, 1 / Math.sqrt(3), 1e-14);
    expectNear(fit.logLikelihood, -3 * Math.log(4) - 3, 1e-14);
    expect(fit.likelihoodRatio).toBeUndefined();
    const [point] = aftSurvival(fit, { times: [4] });
    expectNear(point!.survival, Math.exp(-1), 1e-14);
    expectNear(point!.hazard, 0.25, 1e-14);
    // The error of H = t / 4 is H / √3, that of S = exp(−H) is S H / √3.
    expectNear(point!.standardError, Math.exp(-1) / Math.sqrt(3), 1e-14);
  });

  it('log-normal without censoring is least squares of log time, by hand', () => {
    const fit = must(
      aftRegression(
        { time: [1, Math.E, Math.E ** 2, Math.E], event: [1, 1, 1, 1], covariates: { x: [0, 0, 1, 1] } },
        { distribution: 'log-normal' },
      ),
    );
    // Log times 0, 1 and 2, 1: means ½ and 3/2, each ½ away: variance ¼ (divisor n).
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      [0.5, 1],
      1e-13,
    );
    expectNear(fit.scales[0]!.scale, 0.5, 1e-13);
    expectNear(fit.coefficients[1]!.standardError, 0.5, 1e-13);
  });

  it('says why it has no estimate', () => {
    const time = [1, 2, 3, 4, 5, 6];
    const x = [0, 0, 0, 1, 1, 1];
    expect(aftRegression({ time, event: [0, 0, 0, 0, 0, 0] })).toMatchObject({ reason: 'no-events' });
    expect(aftRegression({ time, event: [1, 1, 1, 0, 0, 0], covariates: { x } })).toMatchObject({
      reason: 'separation',
      detail: expect.stringContaining('coefficient of x'),
    });
    expect(aftRegression({ time: [2, 2, 2], event: [1, 1, 1] })).toMatchObject({ reason: 'no-variation' });
    // Once led to a scale of 0, and from there to a distribution function of 0 / 0.
    const lone = {
      time: [1, 30, 1, 6, 5, 1, 32, 0, 30, 17],
      upper: [Infinity, Infinity, Infinity, 6, 5, 18, 32, 33, Infinity, Infinity],
      covariates: { x: [2, -1, 2, 1, 1, -1, 0, -2, 1, 0] },
      weight: [1, 1, 3, 2, 3, 1, 1, 2, 2, 2],
      stratum: [0, 1, 0, 0, 0, 0, 1, 1, 0, 1],
    };
    expect(aftRegression(lone, { distribution: 'log-normal' })).toMatchObject({
      reason: 'no-variation',
      detail: expect.stringContaining('stratum 1'),
    });
    expect(aftRegression({ time, event: x, covariates: { x, y: x.map((v) => 2 * v) } })).toMatchObject({
      reason: 'singular-information',
    });
  });

  it('refuses wrong input', () => {
    expect(() => aftRegression({ time: [1, 0], event: [1, 1] })).toThrow(/time, row 1/);
    expect(() => aftRegression({ time: [1, 2], upper: [1, 1] })).toThrow(/upper, row 1/);
    expect(() => aftRegression({ time: [0, 2], upper: [Infinity, 3] })).toThrow(/upper, row 0/);
    expect(() => aftRegression(lung, { distribution: 'exponential', scale: 2 })).toThrow(/scale/);
  });
});

describe('after the fit', () => {
  const fitted = (options: AftOptions, data = lung): AftFit => must(aftRegression(data, options));
  const at = { age: 50, sex: 2, ecog: 1 };

  it.each([
    ['weibull', lung, {}, {}],
    ['lognormal', lung, { distribution: 'log-normal' }, {}],
    ['fixed', lung, { distribution: 'exponential' }, {}],
    ['strata', { ...base, covariates: { age, ecog }, stratum: sex }, {}, { stratum: 2 }],
  ] as const)('quantiles: %s', (key, data, options, person) => {
    const fit = fitted(options, data);
    const { sex: _, ...withoutSex } = at;
    const known = 'stratum' in person ? withoutSex : at;
    const quantiles = aftQuantiles(fit, { p: [0.1, 0.5, 0.9], at: known, ...person });
    expectAllNear(
      quantiles.map((q) => q.time),
      expected.quantiles[key]!.q,
    );
    expectAllNear(
      quantiles.map((q) => q.standardError),
      expected.quantiles[key]!.se,
    );
    const back = aftSurvival(fit, { times: quantiles.map((q) => q.time), at: known, ...person });
    expectAllNear(
      back.map((point) => point.survival),
      [0.9, 0.5, 0.1],
      1e-12,
    );
  });

  it('predictors of the rows', () => {
    const result = must(aftPredictor(lung, fitted({})));
    expectAllNear(result.predictor, expected.lp.fit);
    expectAllNear(result.standardError, expected.lp.se);
  });

  it('hazard ratios of the Weibull model', () => {
    const ratios = weibullHazardRatios(fitted({}));
    expectAllNear(
      ratios.map((r) => Math.log(r.hazardRatio)),
      expected.hr.log,
    );
    expectAllNear(
      ratios.map((r) => r.standardError),
      expected.hr.se,
    );
    expect(() => weibullHazardRatios(fitted({ distribution: 'log-normal' }))).toThrow(/hazard ratio/);
  });

  it.each([
    ['weibull', {}],
    ['lognormal', { distribution: 'log-normal' }],
    ['loglogistic', { distribution: 'log-logistic' }],
  ] as const)('residuals: %s', (key, options) => {
    const result = must(aftResiduals(lung, fitted(options)));
    const want = expected.residuals[key]!;
    const near = (a: number, b: number, scale: number): void =>
      expect(Math.abs(a - b)).toBeLessThan(1e-9 * scale);
    for (const [row, value] of want.response.entries()) near(result.response[row]!, value, 1000);
    for (const [row, value] of want.deviance.entries()) near(result.deviance[row]!, value, 1);
    for (const [j, name] of ['(intercept)', 'age', 'sex', 'ecog', 'log scale'].entries()) {
      for (const [row, values] of want.dfbeta.entries()) near(result.dfbeta[name]![row]!, values[j]!, 1);
    }
  });

  it('survival by hand: log-logistic, with limits', () => {
    // One exact time, 5, with the scale held at 1: it is the median. The information of the logistic at its centre is
    // 2 · ½ · ½, so the error of the predictor is √2.
    const fit = fitted({ distribution: 'log-logistic', scale: 1 }, { time: [5], event: [1] });
    const [point] = aftSurvival(fit, { times: [10] });
    expectNear(point!.survival, 1 / (1 + 2), 1e-14);
    expectNear(point!.standardError, (2 / 9) * Math.SQRT2, 1e-13);
    expectNear(point!.hazard, 1 / 15, 1e-14);
    const [near, far] = [1.959963984540054, -1.959963984540054].map((z) => z * Math.SQRT2 + Math.log(2));
    expectNear(point!.lower, 1 / (1 + Math.exp(near!)), 1e-12);
    expectNear(point!.upper, 1 / (1 + Math.exp(far!)), 1e-12);
  });
});
