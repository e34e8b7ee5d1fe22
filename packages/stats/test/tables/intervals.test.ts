import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomial,
  farringtonManning,
  noncentralHypergeometric,
  numberNeeded,
  oddsRatio,
  proportion,
  riskRatio,
} from '../../src/index.ts';
import { constrainedRatioRisks, ratioScore } from '../../src/tables/score-ratio.ts';
import { expectNear, must } from '../support.ts';

const arm = fc
  .integer({ min: 1, max: 40 })
  .chain((n) => fc.record({ events: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const tables = fc.record({ treated: arm, control: arm });
const rossi = { treated: { events: 48, n: 216 }, control: { events: 66, n: 216 } };

describe('test of a risk difference by a margin', () => {
  it('is the pooled z test at zero: Rossi z² = 3.8639 as prop.test(c(48, 66), c(216, 216), correct = FALSE)', () => {
    const test = must(farringtonManning(rossi));
    const pooled = 114 / 432;
    expectNear(test.z, -18 / 216 / Math.sqrt((pooled * (1 - pooled) * 2) / 216), 1e-12);
    expect(test.p).toBeCloseTo(0.0494, 4);
  });

  it('has Farrington and Manning’s textbook answer where the constrained risks are equal to the observed ones', () => {
    // Risks .8 and .6 differ by .2 exactly: the constrained maximum is the observed point and z is 0.
    const table = { treated: { events: 8, n: 10 }, control: { events: 6, n: 10 } };
    const test = must(farringtonManning(table, { difference: 0.2 }));
    expectNear(test.constrained.treated, 0.8, 1e-9);
    expect(Math.abs(test.z)).toBeLessThan(1e-9);
  });
});

describe('score interval of a risk ratio', () => {
  it('is where the score statistic is ±1.96, contains the estimate and inverts when arms are swapped', () => {
    fc.assert(
      fc.property(tables, ({ treated, control }) => {
        const one = riskRatio({ treated, control }, { method: 'koopman' });
        if (!one.ok) return;
        expect(one.lower).toBeLessThanOrEqual(one.estimate);
        expect(one.upper).toBeGreaterThanOrEqual(one.estimate);
        for (const [limit, z] of [
          [one.lower, 1.959963984540054],
          [one.upper, -1.959963984540054],
        ] as const) {
          if (limit > 0 && limit < Infinity) expectNear(ratioScore({ treated, control }, limit, 1), z, 1e-7);
        }
        const other = must(riskRatio({ treated: control, control: treated }, { method: 'koopman' }));
        if (one.lower > 0) expectNear(other.upper, 1 / one.lower, 1e-7);
        else expect(other.upper).toBe(Infinity);
      }),
    );
  });

  it('has Koopman’s published limits for 36/40 against 16/80: 2.94 to 7.15', () => {
    const { lower, upper } = must(
      riskRatio({ treated: { events: 36, n: 40 }, control: { events: 16, n: 80 } }, { method: 'koopman' }),
    );
    expect(lower).toBeCloseTo(2.94, 2);
    expect(upper).toBeCloseTo(7.15, 2);
  });

  it('constrains to the likelihood’s maximum', () => {
    fc.assert(
      fc.property(
        tables,
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        ({ treated, control }, ratio, u) => {
          const log = (x: number, p: number): number => (x > 0 ? x * Math.log(p) : 0);
          const at = (p1: number, p0: number): number =>
            log(treated.events, p1) +
            log(treated.n - treated.events, 1 - p1) +
            log(control.events, p0) +
            log(control.n - control.events, 1 - p0);
          const best = constrainedRatioRisks({ treated, control }, ratio);
          const p0 = u * Math.min(1, 1 / ratio);
          expect(at(best.treated, best.control)).toBeGreaterThanOrEqual(at(ratio * p0, p0) - 1e-9);
        },
      ),
    );
  });
});

describe('mid-p limits', () => {
  it('put half of the observed table into each tail', () => {
    const { lower, upper } = must(oddsRatio(rossi, { method: 'mid-p' }));
    const at = (odds: number) => noncentralHypergeometric.density(48, 216, 216, 114, odds) / 2;
    expectNear(noncentralHypergeometric.upper(48, 216, 216, 114, lower) + at(lower), 0.025, 1e-9);
    expectNear(noncentralHypergeometric.lower(47, 216, 216, 114, upper) + at(upper), 0.025, 1e-9);
    const exact = must(oddsRatio(rossi));
    expect(lower).toBeGreaterThan(exact.lower);
    expect(upper).toBeLessThan(exact.upper);
  });

  it('of a proportion likewise; at 0 of 10 the upper limit solves q¹⁰ / 2 = .025', () => {
    const { lower, upper } = must(proportion({ events: 3, n: 10 }, { method: 'mid-p' }));
    expectNear(binomial.upper(3, 10, lower) + binomial.density(3, 10, lower) / 2, 0.025, 1e-10);
    expectNear(binomial.lower(2, 10, upper) + binomial.density(3, 10, upper) / 2, 0.025, 1e-10);
    expectNear(must(proportion({ events: 0, n: 10 }, { method: 'mid-p' })).upper, 1 - 0.05 ** 0.1, 1e-10);
  });
});

describe('number needed to treat', () => {
  it('is 12 in Rossi’s trial, from 6.1 to 6620 to prevent one arrest', () => {
    const result = must(numberNeeded(rossi));
    expectNear(result.estimate, 12, 1e-12);
    expect(result.direction).toBe('prevent');
    expect(result.interval).toMatchObject({ kind: 'prevent' });
    if (result.interval.kind !== 'prevent') return;
    expect(result.interval.from).toBeCloseTo(1 / 0.16504625, 4);
    expectNear(result.interval.to, 1 / 0.000151036535038937, 1e-9);
  });

  it('says so when the interval runs through infinity', () => {
    const result = must(numberNeeded(rossi, { method: 'agresti-caffo' }));
    expect(result.interval.kind).toBe('through-infinity');
    const even = must(numberNeeded({ treated: { events: 2, n: 10 }, control: { events: 2, n: 10 } }));
    expect(even).toMatchObject({ estimate: Infinity, direction: 'none' });
  });
});
