import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickExp } from '../../src/numeric/quick-exp.ts';

describe('the quick exponential', () => {
  it('is one at zero, two at its logarithm, and as Math.exp beyond its tables', () => {
    expect(quickExp(0)).toBe(1);
    expect(quickExp(-0)).toBe(1);
    expect(quickExp(Math.LN2)).toBe(2);
    expect(quickExp(-10 * Math.LN2)).toBe(2 ** -10);
    for (const x of [700, -700, 709.7, -745, 800, -800, Infinity, -Infinity]) {
      expect(quickExp(x)).toBe(Math.exp(x));
    }
    expect(quickExp(Number.NaN)).toBeNaN();
  });

  it.each([1, 30, 700])('is within two units in the last place of Math.exp, up to %d', (most) => {
    fc.assert(
      fc.property(fc.double({ min: -most, max: most, noNaN: true }), (x) => {
        const wanted = Math.exp(x);
        expect(Math.abs(quickExp(x) - wanted)).toBeLessThanOrEqual(2 * Number.EPSILON * wanted);
      }),
      { numRuns: 2000 },
    );
  });
});
