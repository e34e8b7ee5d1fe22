import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceSequence, stream } from '../../src/index.ts';
import {
  gammaExponentialBoundary,
  logGammaExponentialMixture,
  normalMixtureBoundary,
} from '../../src/sequential/confidence-sequence.ts';
import { expectNear, reference } from '../support.ts';

// make-safe.R: the mixture by integrate, the boundary by uniroot.
const { mixture } = reference<{ readonly mixture: Record<'a' | 'b' | 'bound', number> }>('safe.json');

describe('boundaries', () => {
  it('the gamma–exponential mixture is its integral', () => {
    expectNear(logGammaExponentialMixture(4, 3, 2, 1), mixture.a, 1e-10);
    expectNear(logGammaExponentialMixture(10, 20, 8, 0.5), mixture.b, 1e-10);
    expectNear(gammaExponentialBoundary(12, 1 / 40, 5, 1), mixture.bound, 1e-9);
  });

  it('by hand: the normal mixture with v = ρ = 1 is √(2 log(2 / α²)), and solves its own equation', () => {
    expectNear(normalMixtureBoundary(1, 0.05, 1), Math.sqrt(2 * (Math.LN2 - 2 * Math.log(0.05))), 1e-14);
    // √(ρ / (v + ρ)) exp(s² / 2(v + ρ)) = 1 / α
    const s = normalMixtureBoundary(7, 0.1, 3);
    expectNear(Math.sqrt(3 / 10) * Math.exp((s * s) / 20), 10, 1e-12);
  });

  it('for small scales the gamma–exponential boundary is the one-sided normal one, for large ones wider', () => {
    const near = gammaExponentialBoundary(50, 0.025, 10, 1e-2);
    expect(gammaExponentialBoundary(50, 0.025, 10, 1)).toBeGreaterThan(near);
    expectNear(gammaExponentialBoundary(50, 0.025, 10, 1e-3), near, 1e-2);
  });
});

describe('a confidence sequence', () => {
  it('by hand: after four observations of mean 2 with sd 3', () => {
    const { estimate, lower, upper } = confidenceSequence([1, 3, 0, 4], {
      known: { sd: 3 },
      narrowestAt: 50,
    });
    const spent = -2 * Math.log(0.05);
    const rho = 50 / (spent + Math.log(1 + spent));
    const reach = (3 * Math.sqrt((4 + rho) * Math.log((4 + rho) / (rho * 0.0025)))) / 4;
    expectNear(estimate[3]!, 2, 1e-15);
    expectNear(upper[3]!, 2 + reach, 1e-13);
    expectNear(lower[3]!, 2 - reach, 1e-13);
  });

  it('by hand: constant observations between 0 and 1 have no variance after the first', () => {
    const x = new Float64Array(400).fill(0.3);
    const { lower, upper } = confidenceSequence(x, { known: { lowest: 0, highest: 1 } });
    const spent = -2 * Math.log(0.05);
    const rho = 100 / 12 / (spent + Math.log1p(spent));
    expectNear(upper[399]! - 0.3, gammaExponentialBoundary(0.04, 0.025, rho, 1) / 400, 1e-12);
    expect(lower[399]!).toBeLessThan(0.3);
    expect(upper[0]).toBe(1);
  });

  it('moves and scales with the observations', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -20, max: 20 }),
        (x, scale, shift) => {
          const one = confidenceSequence(x, { known: { lowest: 0, highest: 1 } });
          const moved = x.map((value) => shift + scale * value);
          const other = confidenceSequence(moved, { known: { lowest: shift, highest: shift + scale } });
          for (const [i, limit] of one.upper.entries()) {
            expect(Math.abs(shift + scale * limit - other.upper[i]!)).toBeLessThan(1e-7 * scale);
            expect(one.lower[i]!).toBeLessThanOrEqual(one.estimate[i]! + 1e-15);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('covers the mean at all of 250 looks in 95 of 100 runs: normal, Bernoulli and uniform observations', () => {
    const runs = 120;
    const kinds = [
      { known: { sd: 1 }, mean: 0, draw: (r: ReturnType<typeof stream>) => r.normal() },
      {
        known: { lowest: 0, highest: 1 },
        mean: 0.1,
        draw: (r: ReturnType<typeof stream>) => (r.uniform() < 0.1 ? 1 : 0),
      },
      { known: { sd: 0.5 }, mean: 0.5, draw: (r: ReturnType<typeof stream>) => r.uniform() },
    ];
    for (const [k, { known, mean, draw }] of kinds.entries()) {
      let missed = 0;
      for (let run = 0; run < runs; run++) {
        const random = stream(run).split(k);
        const x = Float64Array.from({ length: 250 }, () => draw(random));
        const { lower, upper } = confidenceSequence(x, { known });
        if (lower.some((limit, i) => limit > mean || upper[i]! < mean)) missed++;
      }
      expect(missed / runs).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
    }
  });

  it('refuses observations outside the bounds, by row', () => {
    expect(() => confidenceSequence([0, 2], { known: { lowest: 0, highest: 1 } })).toThrow(/x, row 1/);
    expect(() => confidenceSequence([0], { known: { sd: -1 } })).toThrow(/sd/);
  });
});
