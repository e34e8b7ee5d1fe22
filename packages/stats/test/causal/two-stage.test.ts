import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearRegression, twoStageLeastSquares } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-instruments.R: AER's ivreg on mtcars with its diagnostics; sandwich's and clubSandwich's errors, HC2 and HC3 with
// the leverages of the second stage.
interface Fit {
  readonly coef: number[];
  readonly se: number[];
  readonly p: number[];
  readonly sigma: number;
  /** Weak instruments, Wu–Hausman, Sargan: df1, df2, statistic, p. */
  readonly diagnostics: readonly (number | null)[][];
  readonly hc: Record<'HC0' | 'HC1' | 'HC2' | 'HC3', number[]>;
  readonly CR0: number[];
  readonly CR2: number[];
  readonly df: number[];
}
const expected = reference<
  Record<'over' | 'just' | 'weighted', Fit> & {
    readonly two_coef: number[];
    readonly two_diagnostics: readonly number[][];
    readonly robust_f: Record<'HC0' | 'HC3', number>;
  }
>('instruments.json');
const { mtcars } = reference<{ readonly mtcars: Record<string, number[]> }>('tables.json');
const [mpg, hp, wt, cyl, gear, carb, disp] = ['mpg', 'hp', 'wt', 'cyl', 'gear', 'carb', 'disp'].map(
  (name) => mtcars[name]!,
) as [number[], number[], number[], number[], number[], number[], number[]];
const base = { y: mpg, endogenous: { hp }, covariates: { wt } };
const weight = mpg.map((_, row) => [1, 2, 0.5][row % 3]!);

describe('two-stage least squares', () => {
  it.each([
    ['over', { ...base, instruments: { cyl, gear, carb } }],
    ['just', { ...base, instruments: { cyl } }],
    ['weighted', { ...base, instruments: { cyl, gear }, weight }],
  ] as const)('%s', (key, data) => {
    const want = expected[key];
    const fit = must(twoStageLeastSquares(data));
    const of = <K extends 'estimate' | 'standardError' | 'p' | 'df'>(result: typeof fit, what: K) =>
      result.coefficients.map((c) => c[what]);
    expectAllNear(of(fit, 'estimate'), want.coef);
    expectAllNear(of(fit, 'standardError'), want.se);
    expectAllNear(of(fit, 'p'), want.p, 1e-8);
    expectNear(fit.sigma, want.sigma);
    const tests = [fit.firstStage[0]!, fit.exogeneity];
    for (const [at, test] of tests.entries()) {
      const [df1, df2, f, p] = want.diagnostics[at] as number[];
      expect([test.df1, test.df2]).toEqual([df1, df2]);
      expectNear(test.f, f!, 1e-9);
      expectNear(test.p, p!, 1e-8);
    }
    if (key === 'just') expect(fit.sargan).toBeUndefined();
    else {
      expectNear(fit.sargan!.chiSquared, want.diagnostics[2]![2]!, 1e-9);
      expectNear(fit.sargan!.p, want.diagnostics[2]![3]!, 1e-8);
    }
    for (const errors of ['HC0', 'HC1', 'HC2', 'HC3'] as const) {
      const robust = must(twoStageLeastSquares(data, { errors }));
      expectAllNear(of(robust, 'standardError'), want.hc[errors], 1e-9, errors);
    }
    const clustered = { ...data, cluster: carb };
    expectAllNear(of(must(twoStageLeastSquares(clustered, { errors: 'CR0' })), 'standardError'), want.CR0);
    if (key === 'weighted') return; // clubSandwich takes weights of ivreg as sampling weights in CR2.
    const small = must(twoStageLeastSquares(clustered, { errors: 'CR2' }));
    expectAllNear(of(small, 'standardError'), want.CR2);
    expectAllNear(of(small, 'df'), want.df, 1e-8);
  });

  it('with two endogenous columns', () => {
    const fit = must(
      twoStageLeastSquares({ ...base, endogenous: { hp, disp }, instruments: { cyl, gear, carb } }),
    );
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      expected.two_coef,
    );
    const want = expected.two_diagnostics;
    expectNear(fit.firstStage[0]!.f, want[0]![2]!, 1e-9);
    expectNear(fit.firstStage[1]!.f, want[1]![2]!, 1e-9);
    expectNear(fit.exogeneity.f, want[2]![2]!, 1e-8);
    expectNear(fit.sargan!.chiSquared, want[3]![2]!, 1e-9);
  });

  it('the first stage with robust errors', () => {
    for (const errors of ['HC0', 'HC3'] as const) {
      const fit = must(twoStageLeastSquares({ ...base, instruments: { cyl, gear, carb } }, { errors }));
      expectNear(fit.firstStage[0]!.robust.f, expected.robust_f[errors], 1e-9);
      expect(fit.firstStage[0]!.weak).toBe(errors === 'HC3');
    }
  });

  it('of one instrument is the ratio of two slopes, by hand', () => {
    // z 0, 0, 1, 1; d 0, 1, 1, 1; y 1, 2, 4, 5: effects of z: on y 3, on d ½, so 6; intercept 3 − 6 · ¾ = −1.5.
    // Residuals y + 1.5 − 6 d: 2.5, −2.5, −0.5, 0.5; Σ e² 13; the projection of d varies by Σ = 4 · (¼)² = ¼.
    const fit = must(
      twoStageLeastSquares({
        y: [1, 2, 4, 5],
        endogenous: { d: [0, 1, 1, 1] },
        instruments: { z: [0, 0, 1, 1] },
      }),
    );
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      [-1.5, 6],
      1e-12,
    );
    expectNear(fit.coefficients[1]!.standardError, Math.sqrt(13 / 2 / (1 / 4)), 1e-12);
    // First stage: residuals −½, ½, 0, 0; F = ¼ / (½ / 2) = 1.
    expectNear(fit.firstStage[0]!.f, 1, 1e-12);
    expect(fit.firstStage[0]!.weak).toBe(true);
  });

  const rows = fc.array(
    fc.record({
      y: fc.integer({ min: -9, max: 9 }),
      d: fc.integer({ min: -5, max: 5 }),
      z: fc.integer({ min: -3, max: 3 }),
    }),
    { minLength: 6, maxLength: 30 },
  );

  it('with the endogenous column as its own instrument is ordinary least squares', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = data.map((row) => row.y);
        const d = data.map((row) => row.d);
        const z = data.map((row) => row.z);
        const two = twoStageLeastSquares({
          y,
          endogenous: { d },
          instruments: { same: d },
          covariates: { z },
        });
        const one = linearRegression({ y, covariates: { d, z } });
        expect(two.ok).toBe(one.ok);
        if (!one.ok || !two.ok) return;
        for (const [j, c] of one.coefficients.entries()) {
          expect(Math.abs(two.coefficients[j]!.estimate - c.estimate)).toBeLessThan(1e-9);
          expect(Math.abs(two.coefficients[j]!.standardError - c.standardError)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('residuals are orthogonal to the instruments when they are just enough', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = data.map((row) => row.y);
        const d = data.map((row) => row.d);
        const z = data.map((row) => row.z);
        const fit = twoStageLeastSquares({ y, endogenous: { d }, instruments: { z } });
        if (!fit.ok || fit.firstStage[0]!.f < 1e-3) return;
        const [a, b] = fit.coefficients.map((c) => c.estimate) as [number, number];
        const e = y.map((v, row) => v - a - b * d[row]!);
        const scale = 1 + Math.abs(b);
        expect(Math.abs(e.reduce((s, v) => s + v, 0)) / scale).toBeLessThan(1e-8);
        expect(Math.abs(e.reduce((s, v, row) => s + v * z[row]!, 0)) / scale).toBeLessThan(1e-8);
      }),
    );
  });

  it('says what cannot be computed', () => {
    const z = [0, 0, 1, 1, 0, 1];
    const y = [1, 3, 2, 5, 4, 6];
    // Receipt does not depend on z at all.
    expect(
      twoStageLeastSquares({ y, endogenous: { d: [0, 1, 0, 1, 2, 2] }, instruments: { z } }),
    ).toMatchObject({ ok: false, reason: 'singular-information' });
    const d = [0, 1, 0, 1, 2, 5];
    expect(twoStageLeastSquares({ y, endogenous: { d }, instruments: { z, same: z } })).toMatchObject({
      reason: 'singular-information',
    });
    expect(
      twoStageLeastSquares({ y: [1, 2], endogenous: { d: [0, 1] }, instruments: { z: [1, 0] } }),
    ).toMatchObject({
      reason: 'too-few-observations',
    });
    expect(() => twoStageLeastSquares({ y, endogenous: { d, z }, instruments: { w: y } })).toThrow(
      /instruments/,
    );
    expect(() => twoStageLeastSquares({ y, endogenous: { d }, instruments: { d } })).toThrow(/twice/);
  });
});
