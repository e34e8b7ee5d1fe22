import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from '../../src/distributions/log-gamma.ts';
import { negativeBinomialRegression } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-counts.R: glm.nb of MASS, its rounds repeated until nothing changes; sandwich formulas in base R.
interface Fit {
  readonly coef: number[];
  readonly se: number[];
  readonly theta: number;
  readonly se_theta: number;
  readonly ll: number;
  readonly dev: number;
  readonly hc: Record<'HC0' | 'HC1' | 'HC2' | 'HC3', number[]>;
}
const expected = reference<{
  readonly quine: Record<'days' | 'aborig' | 'male' | 'f1' | 'f2' | 'f3' | 'exposure', number[]>;
  readonly weight: number[];
  readonly nb: Fit;
  readonly nb_null: number;
  readonly nb_offset: Fit;
  readonly nb_weighted: Fit;
  readonly poisson_ll: number;
}>('counts.json');
const { days, aborig, male, f1, f2, f3, exposure } = expected.quine;
const all = { y: days, covariates: { aborig, male, f1, f2, f3 } };
const two = { y: days, covariates: { aborig, male } };

describe('negative binomial regression', () => {
  it.each([
    ['nb', all],
    ['nb_offset', { ...two, offset: exposure.map(Math.log) }],
    ['nb_weighted', { ...two, weight: expected.weight }],
  ] as const)('%s: days of absence from school', (key, data) => {
    const want = expected[key];
    const fit = must(negativeBinomialRegression(data));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
    );
    expectNear(fit.theta.estimate, want.theta);
    expectNear(fit.theta.standardError, want.se_theta);
    expectNear(fit.logLikelihood, want.ll, 1e-11);
    expectNear(fit.deviance, want.dev);
    for (const errors of ['HC0', 'HC1', 'HC2', 'HC3'] as const) {
      const robust = must(negativeBinomialRegression(data, { errors }));
      expectAllNear(
        robust.coefficients.map((c) => c.standardError),
        want.hc[errors],
        1e-9,
        errors,
      );
    }
  });

  it('tests against the model without covariates and against the Poisson model', () => {
    const fit = must(negativeBinomialRegression(all));
    expectNear(fit.likelihoodRatio.chiSquared, 2 * (expected.nb.ll - expected.nb_null));
    expect(fit.likelihoodRatio.df).toBe(5);
    expectNear(fit.overdispersion.chiSquared, 2 * (expected.nb.ll - expected.poisson_ll));
    expectNear(fit.aic, 2 * (7 - expected.nb.ll));
  });

  it('of one group, by hand: the mean, and theta where the score is zero', () => {
    // Counts 0, 0, 3, 1, 6: mean 2. In θ the score is Σ_y Σ_k<y 1/(θ + k) − 5 log(1 + 2/θ), as Σ (y − μ) = 0;
    // of 1/θ there are 3 (counts above 0), of 1/(θ+1) 2, of 1/(θ+2) 2, of 1/(θ+3), 1/(θ+4), 1/(θ+5) one each.
    const fit = must(negativeBinomialRegression({ y: [0, 0, 3, 1, 6], covariates: {} }));
    const th = fit.theta.estimate;
    const score =
      3 / th +
      2 / (th + 1) +
      2 / (th + 2) +
      1 / (th + 3) +
      1 / (th + 4) +
      1 / (th + 5) -
      5 * Math.log1p(2 / th);
    expect(Math.abs(score)).toBeLessThan(1e-12);
    expectNear(fit.coefficients[0]!.ratio, 2, 1e-13);
    expectNear(fit.coefficients[0]!.standardError, Math.sqrt((1 / 2 + 1 / th) / 5), 1e-12);
  });

  it('reaches a likelihood that no neighbour exceeds, as the plain formula has it', () => {
    const fc2 = fc.array(
      fc.record({ y: fc.integer({ min: 0, max: 15 }), x: fc.integer({ min: -3, max: 3 }) }),
      {
        minLength: 8,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(fc2, fc.integer({ min: 1, max: 3 }), (rows, times) => {
        const y = rows.map((row) => row.y);
        const x = rows.map((row) => row.x);
        const fit = negativeBinomialRegression({ y, covariates: { x } });
        if (!fit.ok) {
          expect(['boundary', 'no-events', 'no-variation', 'separation']).toContain(fit.reason);
          return;
        }
        const at = (a: number, b: number, th: number): number =>
          y.reduce((sum, count, row) => {
            const mu = Math.exp(a + b * x[row]!);
            return (
              sum +
              logGamma(count + th) -
              logGamma(th) -
              logGamma(count + 1) +
              th * Math.log(th / (th + mu)) +
              count * Math.log(mu / (th + mu))
            );
          }, 0);
        const [a, b] = fit.coefficients.map((c) => c.estimate) as [number, number];
        const th = fit.theta.estimate;
        if (th < 1e4) expectNear(at(a, b, th), fit.logLikelihood, 1e-9);
        const h = 1e-3;
        for (const [da, db, dt] of [
          [h, 0, 1],
          [-h, 0, 1],
          [0, h, 1],
          [0, -h, 1],
          [0, 0, 1 + h],
          [0, 0, 1 - h],
        ]) {
          expect(at(a + da!, b + db!, th * dt!)).toBeLessThanOrEqual(fit.logLikelihood + 1e-9);
        }
        // A weight counts rows.
        const weighted = must(
          negativeBinomialRegression({ y, covariates: { x }, weight: y.map(() => times) }),
        );
        expectNear(weighted.theta.estimate, th, 1e-6);
        expectNear(weighted.logLikelihood, times * fit.logLikelihood, 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('says where there is no overdispersion, and refuses what is no count', () => {
    expect(negativeBinomialRegression({ y: [2, 2, 3, 2], covariates: {} })).toMatchObject({
      reason: 'boundary',
    });
    expect(negativeBinomialRegression({ y: [0, 0, 0], covariates: {} })).toMatchObject({
      reason: 'no-events',
    });
    expect(() => negativeBinomialRegression({ y: [1, 1.5], covariates: {} })).toThrow(/y, row 1/);
  });
});
