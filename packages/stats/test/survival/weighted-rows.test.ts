import { describe, expect, it } from 'vitest';
import {
  aftRegression,
  aftResiduals,
  coxPredictor,
  coxRegression,
  coxSurvival,
  fineGray,
  frailtyCox,
  meanCountTest,
  meanCumulativeCount,
  stream,
} from '../../src/index.ts';
import { risingProduct } from '../../src/survival/frailty/rising.ts';
import { expectAllNear, expectNear, must } from '../support.ts';

const random = stream('weighted rows');
const n = 60;
const each = (of: (row: number) => number) => Array.from({ length: n }, (_, row) => of(row));
const x = each(() => random.normal());
const litter = each((row) => row % 12);
const time = each(
  (row) => 1 + Math.ceil(9 * random.exponential(Math.exp(0.5 * x[row]! + (litter[row]! % 3) / 2))),
);
const event = each(() => (random.uniform() < 0.7 ? 1 : 0));
const weight = each((row) => 1 + (row % 3));
const times = <T>(column: readonly T[]): T[] =>
  column.flatMap((v, row) => new Array<T>(weight[row]!).fill(v));

describe('a row of weight w is w rows', () => {
  it('of its group, in a frailty model with Breslow ties', () => {
    const ties = { ties: 'breslow' } as const;
    const once = must(frailtyCox({ time, event, covariates: { x }, cluster: litter, weight }, ties));
    const rows = {
      time: times(time),
      event: times(event),
      covariates: { x: times(x) },
      cluster: times(litter),
    };
    const repeated = must(frailtyCox(rows, ties));
    expectNear(once.theta, repeated.theta, 1e-8);
    expectNear(once.coefficients[0]!.estimate, repeated.coefficients[0]!.estimate, 1e-9);
    expectNear(once.coefficients[0]!.standardError, repeated.coefficients[0]!.standardError, 1e-9);
    expectNear(once.integratedLogLikelihood, repeated.integratedLogLikelihood, 1e-10);
    expectAllNear(
      [once.variance!.lower, once.variance!.upper],
      [repeated.variance!.lower, repeated.variance!.upper],
      1e-7,
    );
  });

  it('in Fine and Gray with weights in the censoring distribution', () => {
    const cause = each((row) => (event[row] === 1 ? 1 + (row % 2) : 0));
    const options = { ties: 'breslow', censoringWeights: true, errors: 'model' } as const;
    const late = each((row) => (row % 4 === 0 ? time[row]! - 1 : 0));
    for (const entry of [each(() => 0), late]) {
      const once = must(fineGray({ time, entry, cause, covariates: { x }, weight }, options));
      const all = {
        time: times(time),
        entry: times(entry),
        cause: times(cause),
        covariates: { x: times(x) },
      };
      const repeated = must(fineGray(all, options));
      expectNear(once.coefficients[0]!.estimate, repeated.coefficients[0]!.estimate, 1e-9);
      expectNear(once.coefficients[0]!.standardError, repeated.coefficients[0]!.standardError, 1e-9);
    }
  });

  it('of one who counts double, in a mean count', () => {
    const id = each((row) => Math.floor(row / 3));
    const ends = each((row) => 1 + (row % 3) * 5 + (Math.floor(row / 3) % 4));
    const own = each((row) => 1 + (id[row]! % 2));
    const data = { id, time: ends, event, weight: own };
    const [curve] = must(meanCumulativeCount(data, { variance: 'poisson' })).curves;
    const twice = id.flatMap((person, row) => (own[row] === 2 ? [person, person + 100] : [person]));
    const double = <T>(column: readonly T[]): T[] =>
      column.flatMap((value, row) => (own[row] === 2 ? [value, value] : [value]));
    const [repeated] = must(
      meanCumulativeCount({ id: twice, time: double(ends), event: double(event) }, { variance: 'poisson' }),
    ).curves;
    expectAllNear(curve!.mean, repeated!.mean, 1e-12);
    expectAllNear(curve!.standardError, repeated!.standardError, 1e-12);
    // All alike: the unit of weights says nothing.
    const group = id.map((person) => person % 2);
    const plain = must(meanCountTest({ id, time: ends, event, group }));
    const scaled = must(meanCountTest({ id, time: ends, event, group, weight: each(() => 0.37) }));
    expectNear(scaled.chiSquared, plain.chiSquared, 1e-12);
  });
});

describe('weights of people in mean counts', () => {
  it('by hand: one of weight 2 with an event, one of weight 1 without', () => {
    // n = 3, d = 2: the mean is 2/3; ψ is 1/3 − 2/9 = 1/9 and −2/9, so Σ (w ψ)² is 4/81 + 4/81.
    const [curve] = must(
      meanCumulativeCount({ id: [1, 2], time: [4, 5], event: [1, 0], weight: [2, 1] }),
    ).curves;
    expectNear(curve!.mean[0]!, 2 / 3, 1e-14);
    expectNear(curve!.standardError[0]!, Math.sqrt(8) / 9, 1e-14);
  });

  it('must not change within a person, nor go with Nelson', () => {
    const data = { id: [1, 1, 2], time: [1, 2, 3], event: [1, 1, 1], weight: [1, 2, 1] };
    expect(() => meanCumulativeCount(data)).toThrow('weight, row 1: changes within a person');
    const even = { ...data, weight: [2, 2, 1] };
    expect(() => meanCumulativeCount(even, { variance: 'nelson' })).toThrow('does not allow for weights');
  });
});

describe('the rising product of the frailty likelihood', () => {
  it('is a product for whole numbers and joins them smoothly', () => {
    // mpmath, 50 digits: d log θ + log Γ(1/θ + d) − log Γ(1/θ), and its derivative in θ.
    const reference = [
      [0.3, 0.5, -0.05375469920835301, -0.10902218106200974],
      [2.7, 1e-3, 0.002293318753528678, 2.291639258442574],
      [3.25, 40, 9.27524008705845, 0.05527326678993791],
      [5, 0.2, 1.5765840875630222, 6.359126984126984],
      [0.9, 3, -0.0909832020833615, -0.02049313093502778],
    ] as const;
    for (const [d, theta, value, slope] of reference) {
      const found = risingProduct(d, theta);
      expectNear(found.value, value, 1e-12);
      expectNear(found.slope, slope, 1e-12);
    }
  });

  it('agrees with the product factor by factor where there are many factors, and ends where there are too many', () => {
    for (const d of [10_000.5, 10_001, 50_000])
      for (const theta of [1e-4, 0.3, 40]) {
        let value = 0;
        let slope = 0;
        for (let k = 1; k < Math.floor(d); k++) {
          value += Math.log1p(theta * k);
          slope += k / (1 + theta * k);
        }
        const found = risingProduct(Math.floor(d), theta);
        expectNear(found.value, value, 1e-11);
        expectNear(found.slope, slope, 1e-9);
        const next = risingProduct(Math.floor(d) + 1, theta);
        expect(risingProduct(d, theta).value).toBeGreaterThanOrEqual(found.value);
        expect(risingProduct(d, theta).value).toBeLessThanOrEqual(next.value);
      }
    expect(Number.isFinite(risingProduct(1e300, 0.5).value)).toBe(true);
  });
});

describe('late entry in parametric survival', () => {
  it('by hand: the exponential rate is events over time at risk', () => {
    const data = { time: [2, 3, 7, 6], entry: [0, 1, 4, 0], event: [1, 1, 1, 0] };
    const fit = must(aftRegression(data, { distribution: 'exponential' }));
    // 2 + 2 + 3 + 6 = 13 for 3 events.
    expectNear(fit.coefficients[0]!.estimate, Math.log(13 / 3), 1e-12);
    expectNear(fit.logLikelihood, 3 * Math.log(3 / 13) - 3, 1e-12);
    expectAllNear(
      must(aftResiduals(data, fit)).cumulativeHazard,
      [6, 6, 9, 18].map((r) => r / 13),
      1e-11,
    );
  });

  it('at 0 says nothing, and moves with the unit of time', () => {
    const plain = must(aftRegression({ time, event, covariates: { x } }));
    const zero = must(aftRegression({ time, event, covariates: { x }, entry: each(() => 0) }));
    expectNear(zero.logLikelihood, plain.logLikelihood, 1e-12);
    const entry = each((row) => time[row]! / (2 + (row % 3)));
    for (const distribution of ['weibull', 'log-normal', 'log-logistic'] as const) {
      const days = must(aftRegression({ time, event, entry, covariates: { x } }, { distribution }));
      const years = must(
        aftRegression(
          { time: time.map((t) => t / 365), event, entry: entry.map((t) => t / 365), covariates: { x } },
          { distribution },
        ),
      );
      expectNear(years.coefficients[1]!.estimate, days.coefficients[1]!.estimate, 1e-8);
      expectNear(years.scales[0]!.scale, days.scales[0]!.scale, 1e-8);
    }
  });

  it('is refused at or after the time', () => {
    expect(() => aftRegression({ time: [1, 2], event: [1, 1], entry: [0, 2] })).toThrow(
      'entry, row 1: 2 is not before time 2',
    );
  });
});

describe('hazards of new people', () => {
  it('are those of the curves', () => {
    const data = { time, event, covariates: { x } };
    const fit = must(coxRegression(data));
    const { predictor } = coxPredictor({ covariates: { x: [1.3] }, offset: [0.2] }, fit);
    const last = (options: Parameters<typeof coxSurvival>[2]) =>
      must(coxSurvival(data, fit, options)).curves[0]!.cumulativeHazard.at(-1)!;
    expectNear(Math.log(last({ at: { x: 1.3 }, offset: 0.2 }) / last({})), predictor[0]!, 1e-12);
  });
});
