import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsInterval, complianceBoundsBootstrap, normal, stream } from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

describe('the interval of an effect that is only bounded', () => {
  it('by hand: two-sided where the bounds meet, one-sided where they are far apart', () => {
    const met = boundsInterval({ lower: 0.2, upper: 0.2, lowerError: 0.1, upperError: 0.1 });
    expectNear(met.lower, 0.2 - 0.1 * normal.upperQuantile(0.025), 1e-13);
    const apart = boundsInterval({ lower: 0, upper: 1, lowerError: 0.01, upperError: 0.02 }, { level: 0.9 });
    expectNear(apart.upper, 1 + 0.02 * normal.upperQuantile(0.1), 1e-13);
    const known = boundsInterval({ lower: -1, upper: 2, lowerError: 0, upperError: 0 });
    expect([known.lower, known.upper]).toEqual([-1, 2]);
  });

  it('solves its equation, and its multiplier falls as the bounds part', () => {
    const bounds = fc.record({
      width: fc.double({ min: 0, max: 3, noNaN: true }),
      lowerError: fc.double({ min: 0.01, max: 2, noNaN: true }),
      upperError: fc.double({ min: 0.01, max: 2, noNaN: true }),
    });
    const property = fc.property(bounds, ({ width, lowerError, upperError }) => {
      const { critical } = boundsInterval({ lower: 0, upper: width, lowerError, upperError });
      const apart = width / Math.max(lowerError, upperError);
      expect(normal.lower(critical + apart) - normal.lower(-critical)).toBeCloseTo(0.95, 10);
      const wider = boundsInterval({ lower: 0, upper: 2 * width, lowerError, upperError });
      expect(wider.critical).toBeLessThanOrEqual(critical + 1e-12);
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('has errors near those of the shares that the bounds are made of', () => {
    const rows = Array.from({ length: 400 }, (_, row) => row);
    const assigned = rows.map((row) => row % 2);
    const received = rows.map((row) => (row % 2 === 1 && row % 5 !== 0 ? 1 : 0));
    const y = rows.map((row) => ((row * 7) % 11 < 4 + 3 * received[row]! ? 1 : 0));
    const data = { y, assigned, received };
    const all = must(complianceBoundsBootstrap(data, { random: stream('bounds'), replicates: 400 }));
    const found = must(all.averageMonotone);
    // The upper bound is P(1, 1 | 1) − P(1, 0 | 0) + P(· , 0 | 1): shares of two independent arms.
    const share = (of: (row: number) => boolean, z: number) =>
      rows.filter((row) => assigned[row] === z && of(row)).length / 200;
    const treated = share((row) => received[row] === 0 || y[row] === 1, 1);
    const control = share((row) => received[row] === 0 && y[row] === 1, 0);
    const error = Math.sqrt((treated * (1 - treated) + control * (1 - control)) / 200);
    expectNear(found.upperError, error, 0.15);
    expect(found.interval.lower).toBeLessThan(found.lower);
    expect(found.interval.upper).toBeGreaterThan(found.upper);
    expect(must(all.compliers).failed).toBe(0);
  });
});
