import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logBeta, logChoose, logGamma } from '../../src/distributions/log-gamma.ts';
import { millsRatio } from '../../src/distributions/mills.ts';
import * as stats from '../../src/index.ts';
import { expectNear } from '../support.ts';

describe('by hand', () => {
  it('has the normal values that every table has', () => {
    expectNear(stats.normal.quantile(0.975), 1.959963984540054, 1e-15);
    expect(stats.normal.quantile(0.5)).toBe(0);
    expect(stats.normal.lower(0)).toBe(0.5);
    expect(stats.normal.quantile(0)).toBe(-Infinity);
  });

  it('is the exponential and the arctangent where the law is', () => {
    expectNear(stats.chiSquared.upper(30, 2), Math.exp(-15), 1e-14);
    expectNear(stats.t.upper(3, 1), 0.5 - Math.atan(3) / Math.PI, 1e-14);
    expectNear(stats.t.quantile(0.4999, 1), Math.tan(Math.PI * (0.4999 - 0.5)), 1e-14);
    expectNear(stats.beta.lower(0.3, 1, 4), 1 - 0.7 ** 4, 1e-14);
    expectNear(stats.f.upper(2, 2, 6), (1 + 4 / 6) ** -3, 1e-14);
  });

  it('counts balls', () => {
    expectNear(stats.hypergeometric.density(2, 3, 4, 3), (3 * 4) / 35, 1e-14);
    expectNear(stats.binomial.lower(1, 3, 0.5), 0.5, 1e-15);
    expectNear(stats.poisson.upper(0, 2), 1 - Math.exp(-2), 1e-15);
  });

  it('has Γ(5) = 24, B(2, 3) = 1/12 and C(10, 3) = 120', () => {
    expectNear(logGamma(5), Math.log(24), 1e-15);
    expectNear(logBeta(2, 3), Math.log(1 / 12), 1e-14);
    expectNear(logChoose(10, 3), Math.log(120), 1e-14);
    expect(logGamma(1)).toBe(0);
  });
});

describe('properties', () => {
  const shape = fc.double({ min: 0.05, max: 400, noNaN: true });

  it('log Γ(x + 1) = log Γ(x) + log x', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        const gap = Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x));
        expect(gap).toBeLessThan(1e-14 * Math.max(1, Math.abs(logGamma(x))));
      }),
    );
  });

  it('tails add up to one and the log tails are their logarithms', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0.001, max: 500, noNaN: true }), (a, x) => {
        expect(Math.abs(stats.gamma.lower(x, a) + stats.gamma.upper(x, a) - 1)).toBeLessThan(1e-13);
        const q = stats.gamma.upper(x, a);
        if (q > 1e-290) expect(Math.abs(stats.gamma.logUpper(x, a) - Math.log(q))).toBeLessThan(1e-12);
      }),
    );
  });

  it('the gamma tail obeys its recurrence Q(a + 1, x) = Q(a, x) + x^a e^−x / Γ(a + 1)', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0.01, max: 400, noNaN: true }), (a, x) => {
        const step = Math.exp(a * Math.log(x) - x - logGamma(a + 1));
        const left = stats.gamma.upper(x, a + 1);
        expect(Math.abs(left - stats.gamma.upper(x, a) - step)).toBeLessThan(1e-11 * Math.max(left, 1e-3));
      }),
    );
  });

  it('Mills’ ratio is Laplace’s continued fraction taken deep enough, in and between the points of its table', () => {
    const slow = (z: number): number => {
      let tail = z;
      for (let k = 3000; k >= 1; k--) tail = z + k / tail;
      return 1 / tail;
    };
    for (let z = 0.75; z < 20; z += 0.0101) expectNear(millsRatio(z), slow(z), 2e-15);
    for (const z of [0.78125, 2.53125, 15.96875, 16, 16.000001, 1e6])
      expectNear(millsRatio(z), slow(z), 2e-15);
  });

  it('the normal tail falls, also where one way of finding it takes over from another', () => {
    for (const z of [0.75, 0.78125, 2.5, 16, 38]) {
      for (let step = -20; step < 20; step++) {
        const [nearer, farther] = [z + step * 1e-12, z + (step + 1) * 1e-12];
        expect(stats.normal.upper(farther)).toBeLessThanOrEqual(stats.normal.upper(nearer) * (1 + 3e-16));
      }
    }
  });

  it('beta mirrors: I_x(a, b) is the upper tail of (b, a) at 1 − x', () => {
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(probability, shape, shape, (x, a, b) => {
        const left = stats.beta.logLower(x, a, b);
        const right = stats.beta.logUpper(1 - x, b, a);
        expect(Math.abs(left - right)).toBeLessThan(1e-10 * Math.max(1, Math.abs(left)));
      }),
    );
  });

  it('discrete tails equal sums of their densities', () => {
    fc.assert(
      fc.property(fc.nat(25), fc.nat(25), fc.nat(25), fc.nat(25), (white, black, take, k) => {
        const drawn = Math.min(take, white + black);
        let sum = 0;
        for (let j = 0; j <= k; j++) sum += stats.hypergeometric.density(j, white, black, drawn);
        expect(Math.abs(stats.hypergeometric.lower(k, white, black, drawn) - sum)).toBeLessThan(1e-12);
      }),
    );
  });

  it('refuses what is not a parameter', () => {
    expect(() => stats.chiSquared.upper(1, 0)).toThrow(stats.StatsInputError);
    expect(() => stats.binomial.density(1, 2.5, 0.5)).toThrow(/size/);
    expect(() => stats.normal.quantile(1.5)).toThrow(/p: 1.5/);
    expect(() => stats.t.lower(Number.NaN, 3)).toThrow(/x/);
  });
});

describe('recurrences', () => {
  const mean = fc.double({ min: 0.05, max: 60, noNaN: true });
  const count = fc.integer({ min: 0, max: 60 });

  it('of Poisson and negative binomial terms, whose tails lose one term a step', () => {
    fc.assert(
      fc.property(count, mean, fc.double({ min: 0.2, max: 40, noNaN: true }), (k, mu, size) => {
        expectNear(stats.poisson.density(k + 1, mu), (stats.poisson.density(k, mu) * mu) / (k + 1), 1e-11);
        const step = ((size + k) / (k + 1)) * (mu / (size + mu));
        const term = stats.negativeBinomial.density(k + 1, mu, size);
        expectNear(term, stats.negativeBinomial.density(k, mu, size) * step, 1e-11);
        for (const [tail, own] of [
          [(x: number) => stats.poisson.upper(x, mu), stats.poisson.density(k + 1, mu)],
          [(x: number) => stats.negativeBinomial.upper(x, mu, size), term],
        ] as const) {
          expect(Math.abs(tail(k) - tail(k + 1) - own)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('t mirrors, its square is F, and one over F is F with the degrees of freedom turned round', () => {
    const df = fc.double({ min: 0.5, max: 200, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 60, noNaN: true }), df, df, (x, first, second) => {
        expectNear(stats.t.lower(-x, first), stats.t.upper(x, first), 1e-13);
        expectNear(stats.f.upper(x * x, 1, first), 2 * stats.t.upper(x, first), 1e-11);
        expectNear(stats.f.lower(1 / x, first, second), stats.f.upper(x, second, first), 1e-11);
      }),
    );
  });

  it('the non-central t mirrors, rises, and falls as its centre moves up', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (x, df, centre) => {
          const at = stats.noncentralT.lower(x, df, centre);
          expectNear(stats.noncentralT.upper(-x, df, -centre), at, 1e-10);
          expect(stats.noncentralT.lower(x + 0.1, df, centre)).toBeGreaterThanOrEqual(at);
          expect(stats.noncentralT.lower(x, df, centre + 0.1)).toBeLessThanOrEqual(at);
        },
      ),
      { numRuns: 40 },
    );
  });
});
