import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, poolEstimates, poolWald } from '../../src/index.ts';
import { expectNear, must, reference } from '../support.ts';

// make-missing.R: mice::pool.scalar, mice::pool and mice::D1 (by mitml).
interface Scalar {
  readonly qbar: number;
  readonly t: number;
  readonly b: number;
  readonly ubar: number;
  readonly df: number;
  readonly r: number;
  readonly fmi: number;
}
interface Expected {
  readonly q: number[];
  readonly u: number[];
  readonly infinite: Scalar;
  readonly finite: Scalar;
  readonly estimates: number[][];
  readonly covariances: number[][][];
  readonly pooled: Record<'estimate' | 'se' | 'df' | 'p' | 'lower' | 'upper' | 'fmi', number[]>;
  readonly d1: { readonly f: number; readonly df2: number; readonly r: number };
  readonly d1_reiter: { readonly f: number; readonly df2: number };
  readonly d1_mice: { readonly f: number; readonly df2: number; readonly p: number };
}
const expected = reference<Expected>('missing.json');

describe('Rubin’s rules', () => {
  it('by hand: estimates 1, 2, 3 with variance 1: total 1 + 4/3 · 1', () => {
    const pooled = must(poolEstimates({ estimate: [1, 2, 3], variance: [1, 1, 1] }));
    expectNear(pooled.estimate, 2, 1e-15);
    expectNear(pooled.total, 7 / 3, 1e-15);
    expectNear(pooled.relativeIncrease, 4 / 3, 1e-14);
    expectNear(pooled.lambda, 4 / 7, 1e-14);
    // (m − 1)(1 + 1/r)² = 2 (7/4)²
    expectNear(pooled.df, 6.125, 1e-13);
    // Barnard–Rubin with 10: observed 11/13 · 10 · 3/7.
    const observed = (11 / 13) * 10 * (3 / 7);
    const small = must(poolEstimates({ estimate: [1, 2, 3], variance: [1, 1, 1] }, { completeDf: 10 }));
    expectNear(small.df, 1 / (1 / 6.125 + 1 / observed), 1e-13);
  });

  it('as mice::pool.scalar, with infinite and with 27 complete degrees of freedom', () => {
    const data = { estimate: expected.q, variance: expected.u };
    for (const [completeDf, want] of [
      [Infinity, expected.infinite],
      [27, expected.finite],
    ] as const) {
      const pooled = must(poolEstimates(data, { completeDf }));
      expectNear(pooled.estimate, want.qbar, 1e-13);
      expectNear(pooled.total, want.t, 1e-13);
      expectNear(pooled.between, want.b, 1e-13);
      expectNear(pooled.within, want.ubar, 1e-13);
      expectNear(pooled.df, want.df, 1e-12);
      expectNear(pooled.relativeIncrease, want.r, 1e-13);
      expectNear(pooled.missingInformation, want.fmi, 1e-12);
    }
  });

  it('as mice::pool on nhanes: estimates, limits, p and missing information', () => {
    const { pooled: want } = expected;
    for (const k of [0, 1, 2]) {
      const estimate = expected.estimates.map((row) => row[k]!);
      const variance = expected.covariances.map((matrix) => matrix[k]![k]!);
      const pooled = must(poolEstimates({ estimate, variance }, { completeDf: 22 }));
      const names = ['estimate', 'standardError', 'df', 'p', 'lower', 'upper', 'missingInformation'] as const;
      const keys = ['estimate', 'se', 'df', 'p', 'lower', 'upper', 'fmi'] as const;
      for (const [i, name] of names.entries()) expectNear(pooled[name], want[keys[i]!][k]!, 1e-10, name);
    }
  });

  it('shift and scale with the estimate, and without differences leave the analysis as it is', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(
        values,
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        fc.double({ min: 4, max: 500, noNaN: true }),
        (q, u, completeDf) => {
          const variance = q.map(() => u);
          const one = must(poolEstimates({ estimate: q, variance }, { completeDf }));
          const other = must(
            poolEstimates(
              { estimate: q.map((x) => 3 + 2 * x), variance: variance.map((x) => 4 * x) },
              { completeDf },
            ),
          );
          expectNear(other.df, one.df, 1e-9);
          expectNear(other.standardError, 2 * one.standardError, 1e-10);
          expect(one.df).toBeLessThan(completeDf);
          expect(one.missingInformation).toBeGreaterThanOrEqual(one.lambda);
          expect(one.missingInformation).toBeLessThanOrEqual(1);
          const same = must(poolEstimates({ estimate: q.map(() => 1), variance }, { completeDf }));
          expectNear(same.standardError, Math.sqrt(u), 1e-12);
          expectNear(same.df, ((completeDf + 1) / (completeDf + 3)) * completeDf, 1e-12);
        },
      ),
    );
  });

  it('takes estimates that differ in the last digit only as equal ones', () => {
    const pooled = must(poolEstimates({ estimate: [0.3, 0.1 + 0.2, 0.3], variance: [1, 1, 1] }));
    expect(pooled.df).toBeGreaterThan(1e12);
    expectNear(pooled.upper - pooled.lower, 2 * 1.959963984540054, 1e-12);
  });

  it('says what cannot be pooled', () => {
    expect(poolEstimates({ estimate: [1], variance: [1] })).toMatchObject({ reason: 'too-few-observations' });
    expect(poolEstimates({ estimate: [1, 1], variance: [0, 0] })).toMatchObject({ reason: 'no-variation' });
    expect(poolEstimates({ estimate: [1e200, -1e200], variance: [1, 1] })).toMatchObject({
      reason: 'no-convergence',
    });
    expect(() => poolEstimates({ estimate: [1, 1], variance: [0, -1] })).toThrow(/variance, row 1/);
  });
});

describe('the pooled Wald test', () => {
  const two = {
    estimate: expected.estimates.map((row) => row.slice(1)),
    covariance: expected.covariances.map((matrix) => matrix.slice(1).map((row) => row.slice(1))),
  };

  it('as mitml’s D1 and mice::D1', () => {
    const large = must(poolWald(two));
    expectNear(large.f, expected.d1.f, 1e-11);
    expectNear(large.df2, expected.d1.df2, 1e-10);
    expectNear(large.relativeIncrease, expected.d1.r, 1e-11);
    const small = must(poolWald(two, { completeDf: 22 }));
    expectNear(small.df2, expected.d1_reiter.df2, 1e-10);
    expectNear(small.f, expected.d1_mice.f, 1e-10);
    expectNear(small.p, expected.d1_mice.p, 1e-9);
  });

  it('by hand with one parameter: t² of the pooled estimate, and Rubin’s degrees of freedom or Li’s', () => {
    const data = { estimate: [[1], [2], [3]], covariance: [[[1]], [[1]], [[1]]] };
    const wald = must(poolWald(data));
    expectNear(wald.f, 4 / (7 / 3), 1e-13);
    // k (m − 1) = 2, at most 4: t (1 + 1/k)(1 + 1/r)² / 2 = 2 · 2 · (7/4)² / 2
    expectNear(wald.df2, 6.125, 1e-12);
    expectNear(must(poolWald(data, { hypothesis: [2] })).f + 1, 1, 1e-13);
  });

  it('does not change when parameters are turned into others', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        (a, b) => {
          const turn = ([x, y]: readonly number[]): number[] => [x! + a * y!, b * y!];
          const turned = (m: Matrix): number[][] => {
            const rows = [0, 1].map((i) => turn([m[0]![i]!, m[1]![i]!]));
            return [0, 1].map((i) => turn([rows[0]![i]!, rows[1]![i]!]));
          };
          const other = must(
            poolWald(
              { estimate: two.estimate.map(turn), covariance: two.covariance.map(turned) },
              { completeDf: 22 },
            ),
          );
          const one = must(poolWald(two, { completeDf: 22 }));
          expectNear(other.f, one.f, 1e-8);
          expectNear(other.df2, one.df2, 1e-8);
        },
      ),
    );
  });

  it('says what cannot be tested', () => {
    const singular = [
      [1, 1],
      [1, 1],
    ];
    const estimate = [
      [1, 2],
      [2, 1],
    ];
    expect(poolWald({ estimate, covariance: [singular, singular] })).toMatchObject({
      reason: 'singular-information',
    });
    expect(() => poolWald({ estimate, covariance: [singular] })).toThrow(/covariance/);
    const identity = [
      [1, 0],
      [0, 1],
    ];
    const even = must(
      poolWald({
        estimate: [
          [1, 0],
          [1, 0],
        ],
        covariance: [identity, identity],
      }),
    );
    expect(even).toMatchObject({ f: 0.5, df2: Infinity });
  });
});
