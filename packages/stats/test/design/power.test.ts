import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noncentralT,
  normal,
  powerOfLogRank,
  powerOfMeans,
  powerOfProportions,
  sizeForPower,
  smallestDetectable,
  t,
} from '../../src/index.ts';
import { expectNear, reference } from '../support.ts';

// make-design.R: power.t.test and power.prop.test with strict = TRUE.
const expected = reference<Record<'power_t' | 'power_p' | 'size_t' | 'size_p', number>>('design.json');

describe('power and size as R', () => {
  it('of means', () => {
    // R's non-central t is good to about 1e-9 here.
    expectNear(powerOfMeans({ n: 20, difference: 0.7, sd: 1.1 }), expected.power_t, 1e-8);
    expectNear(
      sizeForPower((n) => powerOfMeans({ n, difference: 0.7, sd: 1.1 }), { target: 0.9 }),
      expected.size_t,
      1e-7,
    );
  });

  it('of proportions: 26 in each arm for 67 against 29 percent', () => {
    expectNear(powerOfProportions({ n: 50, first: 0.5, second: 0.71 }), expected.power_p, 1e-12);
    const n = sizeForPower((size) => powerOfProportions({ n: size, first: 0.67, second: 0.29 }), {
      target: 0.8,
    });
    expectNear(n, expected.size_p, 1e-9);
    expect(Math.ceil(n)).toBe(26);
  });

  it('of the log-rank test, by hand: 4 (1.96 + 1.28)² / (log ½)² events for 90%, but for the far tail', () => {
    const events = sizeForPower((d) => powerOfLogRank({ events: d, hazardRatio: 0.5 }), { target: 0.9 });
    expectNear(events, (4 * (normal.quantile(0.975) + normal.quantile(0.9)) ** 2) / Math.LN2 ** 2, 1e-6);
  });
});

describe('properties', () => {
  it('without an effect the power is alpha', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.3, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (alpha, ratio) => {
          expectNear(powerOfMeans({ n: 12, difference: 0, sd: 2 }, { alpha, ratio }), alpha, 1e-9);
          expectNear(powerOfProportions({ n: 40, first: 0.3, second: 0.3 }, { alpha, ratio }), alpha, 1e-9);
          expectNear(powerOfLogRank({ events: 50, hazardRatio: 1 }, { alpha, ratio }), alpha, 1e-9);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('rises with size, and equal arms are best for a given total', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 200 }),
        fc.double({ min: 1.2, max: 4, noNaN: true }),
        (total, ratio) => {
          const n = total / (1 + ratio);
          const uneven = powerOfLogRank({ events: total, hazardRatio: 0.6 }, { ratio });
          expect(uneven).toBeLessThan(powerOfLogRank({ events: total, hazardRatio: 0.6 }));
          const [less, more] = [n, n + 1].map((size) =>
            powerOfProportions({ n: size, first: 0.6, second: 0.4 }, { ratio }),
          );
          expect(more!).toBeGreaterThan(less!);
        },
      ),
    );
  });

  it('the size for a power has it, and rises with it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 0.95, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (target, difference) => {
          const power = (n: number) => powerOfMeans({ n, difference, sd: 1 });
          const size = sizeForPower(power, { target });
          expectNear(power(size), target, 1e-9);
          expect(sizeForPower(power, { target: target + 0.02 })).toBeGreaterThan(size);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('the smallest detectable effect has the power asked for', () => {
    const difference = smallestDetectable((d) => powerOfMeans({ n: 30, difference: d, sd: 1 }), {
      target: 0.8,
      from: 0,
      to: 5,
    });
    const shift = difference * Math.sqrt(15);
    const critical = t.upperQuantile(0.025, 58);
    expectNear(noncentralT.upper(critical, 58, shift) + noncentralT.lower(-critical, 58, shift), 0.8, 1e-9);
    expect(() => smallestDetectable(() => 0.5, { target: 0.8, from: 0, to: 5 })).toThrow(/target/);
  });

  it('refuses impossible plans by name', () => {
    expect(() => powerOfProportions({ n: 10, first: 0, second: 0.2 })).toThrow(/first/);
    expect(() => powerOfMeans({ n: 1, difference: 1, sd: 1 })).toThrow(/n:/);
    expect(() => powerOfLogRank({ events: 10, hazardRatio: -1 })).toThrow(/hazardRatio/);
  });
});
