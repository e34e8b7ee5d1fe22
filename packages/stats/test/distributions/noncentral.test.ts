import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/index.ts';
import { distance, expectNear, reference } from '../support.ts';

// make-noncentral.py: defining sums and integrals to 30 digits with mpmath.
interface Row {
  readonly at: [number, number, number, number, number];
  readonly lower: number;
  readonly upper: number;
  readonly density: number;
}
const expected = reference<Record<string, Row[]>>('noncentral.json');
type Fn = (...at: [number, number, number, number, number]) => number;
interface Tails {
  readonly lower: Fn;
  readonly upper: Fn;
  readonly density: Fn;
  readonly quantile: Fn;
}
const distributions = {
  noncentralT: stats.noncentralT,
  noncentralChiSquared: stats.noncentralChiSquared,
  noncentralHypergeometric: stats.noncentralHypergeometric,
  negativeBinomial: stats.negativeBinomial,
} as unknown as Record<string, Tails>;

describe.each(Object.entries(distributions))('%s', (name, distribution) => {
  it('equals the defining sum or integral in both tails and density', () => {
    for (const { at, ...want } of expected[name]!) {
      for (const key of ['lower', 'upper', 'density'] as const) {
        const actual = distribution[key](...at);
        const tolerance = want[key] < 1e-30 ? 1e-10 : 1e-12;
        expect(distance(actual, want[key]), `${key}(${at}): ${actual} v ${want[key]}`).toBeLessThan(
          tolerance,
        );
      }
    }
  });

  it('takes its quantiles back to the probability', () => {
    for (const { at } of expected[name]!.filter((_, i) => i % 7 === 0)) {
      const [, ...parameters] = at;
      for (const p of [0.003, 0.4, 0.975]) {
        const x = distribution.quantile(p, ...(parameters as [number, number, number, number]));
        const back = distribution.lower(x, ...(parameters as [number, number, number, number]));
        const before = distribution.lower(x - 1, ...(parameters as [number, number, number, number]));
        if (/Hyper|Binomial/.test(name)) expect(back >= p - 1e-12 && before < p).toBe(true);
        else expectNear(back, p, 1e-10);
      }
    }
  });
});

describe('links between distributions', () => {
  it('without non-centrality they are the central ones', () => {
    expectNear(stats.noncentralT.upper(2.1, 7, 0), stats.t.upper(2.1, 7), 1e-13);
    expectNear(stats.noncentralChiSquared.upper(5, 3, 0), stats.chiSquared.upper(5, 3), 1e-14);
    expectNear(
      stats.noncentralHypergeometric.lower(4, 9, 8, 10, 1),
      stats.hypergeometric.lower(4, 9, 8, 10),
      1e-12,
    );
    expectNear(stats.negativeBinomial.density(3, 2, 1), (1 / 3) * (2 / 3) ** 3, 1e-14);
  });

  it('T² of one normal is a non-central chi-squared; odds turn round', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.nat(12),
        (x, shift, k) => {
          const both = stats.normal.upper(x - shift) + stats.normal.lower(-x - shift);
          expectNear(stats.noncentralChiSquared.upper(x * x, 1, shift * shift), both, 1e-10);
          const one = stats.noncentralHypergeometric.lower(k, 12, 15, 14, 1 + shift);
          const other = stats.noncentralHypergeometric.upper(14 - k - 1, 15, 12, 14, 1 / (1 + shift));
          expect(Math.abs(one - other)).toBeLessThan(1e-12);
        },
      ),
    );
  });
});
