import { describe, expect, it } from 'vitest';
import { linearRegression, logisticRegression, poissonRegression } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-tables.R: lm, glm (converged to 1e-15) and the textbook sandwich formulas in base R.
interface Fit {
  readonly coef: number[];
  readonly se: number[];
  readonly robust: Record<'HC0' | 'HC1' | 'HC2' | 'HC3' | 'cluster', number[]>;
}
interface Expected {
  readonly mtcars: Record<string, number[]>;
  readonly warpbreaks: Record<string, number[]>;
  readonly lm: Fit & { readonly p: number[]; readonly sigma: number; readonly r2: number };
  readonly lm_weighted: Fit & { readonly p: number[]; readonly sigma: number; readonly r2: number };
  readonly logistic: Fit & { readonly ll: number; readonly dev: number; readonly lr: number };
  readonly poisson: Fit & { readonly ll: number; readonly dev: number; readonly lr: number };
  readonly poisson_offset: Fit & { readonly ll: number; readonly dev: number; readonly lr: number };
}
const expected = reference<Expected>('tables.json');
const { mpg, wt, hp, am, cyl, vs, disp, gear, carb } = expected.mtcars as Record<string, number[]>;
const { breaks, woolB, tensionM, tensionH } = expected.warpbreaks as Record<string, number[]>;
const kinds = ['HC0', 'HC1', 'HC2', 'HC3', 'cluster'] as const;

describe('linear regression', () => {
  it.each([
    ['lm', undefined],
    ['lm_weighted', mpg!.map((_, row) => [1, 2, 0.5][row % 3]!)],
  ] as const)('%s of miles per gallon', (key, weight) => {
    const want = expected[key];
    const data = {
      y: mpg!,
      covariates: { wt: wt!, hp: hp!, am: am! },
      cluster: cyl!,
      ...(weight && { weight }),
    };
    const fit = must(linearRegression(data));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.p),
      want.p,
    );
    expectNear(fit.sigma, want.sigma);
    expectNear(fit.rSquared, want.r2);
    for (const errors of kinds) {
      const robust = must(linearRegression(data, { errors }));
      expectAllNear(
        robust.coefficients.map((c) => c.standardError),
        want.robust[errors],
        1e-9,
        errors,
      );
      expect(robust.df).toBe(errors === 'cluster' ? 2 : 28);
    }
  });
});

describe('generalised linear regression', () => {
  const wool = { woolB: woolB!, tensionM: tensionM!, tensionH: tensionH! };
  const sevens = breaks!.map((_, row) => (row + 1) % 7);

  it.each([
    ['logistic', logisticRegression, { y: vs!, covariates: { mpg: mpg!, disp: disp! }, cluster: gear! }],
    ['poisson', poissonRegression, { y: breaks!, covariates: wool, cluster: sevens }],
    [
      'poisson_offset',
      poissonRegression,
      { y: carb!, covariates: { wt: wt! }, offset: cyl!.map(Math.log), cluster: gear! },
    ],
  ] as const)('%s', (key, fitModel, data) => {
    const want = expected[key];
    const fit = must(fitModel(data));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
    );
    expectNear(fit.logLikelihood, want.ll);
    expectNear(fit.deviance, want.dev);
    expectNear(fit.likelihoodRatio.chiSquared, want.lr);
    for (const errors of kinds) {
      const robust = must(fitModel(data, { errors }));
      expectAllNear(
        robust.coefficients.map((c) => c.standardError),
        want.robust[errors],
        1e-9,
        errors,
      );
    }
  });
});
