import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firthLogistic, logisticRegression } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-design.R: the modified score solved by Newton's method, profiles by uniroot.
type Values = Readonly<Record<'coef' | 'se' | 'chisq' | 'lower' | 'upper', number[]>> & {
  readonly pll: number;
};
interface Expected {
  readonly firth_separated: Values;
  readonly firth_mtcars: Values;
  readonly mpg: number[];
  readonly disp: number[];
  readonly vs: number[];
}
const expected = reference<Expected>('design.json');
const separated = {
  y: [0, 0, 0, 0, 1, 1, 1, 1],
  covariates: { x: [1, 2, 3, 4, 5, 6, 7, 8] },
};

describe('Firth’s logistic regression', () => {
  it.each([
    ['firth_separated', separated],
    ['firth_mtcars', { y: expected.vs, covariates: { mpg: expected.mpg, disp: expected.disp } }],
  ] as const)('%s', (key, data) => {
    const want = expected[key];
    const fit = must(firthLogistic(data));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
      1e-8,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
      1e-8,
    );
    expectNear(fit.penalisedLogLikelihood, want.pll, 1e-9);
    for (const [j, coefficient] of fit.coefficients.entries()) {
      expect(Math.abs(coefficient.chiSquared - want.chisq[j]!)).toBeLessThan(1e-8);
      expectNear(coefficient.lower, want.lower[j]!, 1e-7);
      expectNear(coefficient.upper, want.upper[j]!, 1e-7);
    }
  });

  it('is finite where maximum likelihood is not', () => {
    expect(logisticRegression(separated)).toMatchObject({ ok: false, reason: 'separation' });
    expect(must(firthLogistic(separated)).coefficients[1]!.estimate).toBeLessThan(2);
  });

  it('of a 2 × 2 table adds ½ to every cell, by hand', () => {
    // 3 of 4 against 1 of 5: odds ratio (3.5 · 4.5) / (1.5 · 1.5).
    const y = [1, 1, 1, 0, 1, 0, 0, 0, 0];
    const fit = must(firthLogistic({ y, covariates: { treated: [1, 1, 1, 1, 0, 0, 0, 0, 0] } }));
    expectNear(fit.coefficients[1]!.oddsRatio, (3.5 * 4.5) / (1.5 * 1.5), 1e-9);
  });

  it('always exists for a 2 × 2 table, and is the table with ½ added', () => {
    const arm = fc
      .integer({ min: 1, max: 12 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(arm, arm, ([a, n], [c, m]) => {
        const y = [
          ...Array.from({ length: n }, (_, i) => (i < a ? 1 : 0)),
          ...Array.from({ length: m }, (_, i) => (i < c ? 1 : 0)),
        ];
        const treated = y.map((_, i) => (i < n ? 1 : 0));
        if (n + m < 3) return;
        const fit = must(firthLogistic({ y, covariates: { treated } }));
        const odds = ((a + 0.5) * (m - c + 0.5)) / ((n - a + 0.5) * (c + 0.5));
        expect(Math.abs(fit.coefficients[1]!.estimate - Math.log(odds))).toBeLessThan(1e-8);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses an outcome that is not 0 or 1', () => {
    expect(() => firthLogistic({ y: [0, 0.5, 1], covariates: { x: [1, 2, 3] } })).toThrow(/y, row 1/);
  });
});
