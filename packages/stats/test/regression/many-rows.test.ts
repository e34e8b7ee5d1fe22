import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coxRegression, logisticRegression, stream } from '../../src/index.ts';
import { factorise, invert } from '../../src/linear/cholesky.ts';
import { maximise } from '../../src/numeric/newton.ts';
import {
  BINOMIAL,
  type CanonicalFamily,
  canonicalLikelihood,
  NORMAL,
  POISSON,
} from '../../src/regression/canonical.ts';
import { regressionDesign } from '../../src/regression/design.ts';
import { coxDesign } from '../../src/survival/cox/design.ts';
import { coxLikelihood } from '../../src/survival/cox/likelihood.ts';
import { must } from '../support.ts';

const { rows: _, ...ROW_BY_ROW } = BINOMIAL;

const rows = 100_000;
const random = stream('many rows');
/** One two-valued, one skewed, one symmetric covariate. */
const covariates = {
  arm: Float64Array.from({ length: rows }, () => random.integer(2)),
  skewed: Float64Array.from({ length: rows }, () => random.exponential(1)),
  symmetric: Float64Array.from({ length: rows }, () => random.normal()),
};
const predictor = covariates.arm.map(
  (arm, row) => 0.7 * arm - 0.4 * covariates.skewed[row]! + 0.2 * covariates.symmetric[row]! - 0.3,
);

const relative = (found: number, wanted: number) => Math.abs(found / wanted - 1);

describe('many rows', () => {
  it('have the logistic fit that passes over all of them to the end give', () => {
    const y = predictor.map((eta) => (random.uniform() < 1 / (1 + Math.exp(-eta)) ? 1 : 0));
    const fit = must(logisticRegression({ y, covariates }));
    const design = must(regressionDesign(covariates, rows, undefined, true));
    const slow = must(
      maximise(
        (b) => canonicalLikelihood(ROW_BY_ROW, design, y, undefined, b),
        new Float64Array(4),
        design.names,
        design.scales,
      ),
    );
    const bread = invert(slow.factorisation);
    for (const j of [1, 2, 3]) {
      expect(relative(fit.coefficients[j]!.estimate, slow.coefficients[j]!)).toBeLessThan(1e-11);
      expect(relative(fit.covariance[j]![j]!, bread[5 * j]!)).toBeLessThan(1e-8);
    }
    expect(relative(fit.logLikelihood, slow.at.logLikelihood)).toBeLessThan(1e-12);
  });

  it('have the likelihood that sums row after row give', () => {
    // Two stripes.
    const some = predictor.subarray(0, 20_000);
    const y = some.map((eta) => (eta > 0.1 ? 1 : 0.25));
    const weight = some.map((_, row) => 1 + (row % 3) / 2);
    const offset = some.map((eta) => eta / 7);
    const those = Object.fromEntries(
      Object.entries(covariates).map(([name, column]) => [name, column.subarray(0, some.length)]),
    );
    const design = must(regressionDesign(those, some.length, weight, true));
    const beta = Float64Array.of(-0.2, 0.5, -0.3, 0.1);
    for (const family of [BINOMIAL, POISSON, NORMAL]) {
      let logLikelihood = 0;
      const score = new Float64Array(4);
      const information = new Float64Array(16);
      for (let row = 0; row < some.length; row++) {
        const x = design.columns.map((column) => column[row]!);
        const eta = x.reduce((sum, value, j) => sum + value * beta[j]!, offset[row]!);
        const mean = family.mean(eta);
        logLikelihood += weight[row]! * (y[row]! * eta - family.cumulant(eta));
        for (const [j, a] of x.entries()) {
          score[j]! += weight[row]! * (y[row]! - mean) * a;
          for (const [k, b] of x.entries())
            information[4 * j + k]! += weight[row]! * family.variance(mean) * a * b;
        }
      }
      const found = canonicalLikelihood(family, design, y, offset, beta);
      expect(relative(found.logLikelihood, logLikelihood)).toBeLessThan(1e-12);
      for (const [j, value] of score.entries()) {
        expect(Math.abs(found.score[j]! - value)).toBeLessThan(1e-12 * some.length);
      }
      for (const [j, value] of information.entries()) {
        expect(Math.abs(found.information[j]! - value)).toBeLessThan(1e-12 * some.length);
      }
      const again = canonicalLikelihood(family, design, y, offset, beta, found);
      expect(again.fitted).toBe(found.fitted);
      expect(again.score).toEqual(found.score);
    }
  });

  it('have the Cox fit that passes over all of them to the end give', () => {
    const time = predictor.map((eta) => Math.ceil(random.exponential(Math.exp(eta)) * 300));
    const event = time.map((t) => (t <= 600 ? 1 : 0));
    const fit = must(coxRegression({ time, event, covariates }));
    const columns = Object.values(covariates);
    const design = coxDesign({ time, event, covariates: columns }, 'efron');
    const slow = must(
      maximise((b) => coxLikelihood(design, b), new Float64Array(3), Object.keys(covariates), [1, 1, 1]),
    );
    const inverse = invert(factorise(slow.at.information, 3));
    for (const j of [0, 1, 2]) {
      expect(relative(fit.coefficients[j]!.estimate, slow.coefficients[j]!)).toBeLessThan(1e-11);
      expect(relative(fit.covariance[j]![j]!, inverse[4 * j]!)).toBeLessThan(1e-8);
    }
    expect(relative(fit.logLikelihood, slow.at.logLikelihood)).toBeLessThan(1e-12);
  });
});

describe('a block of logistic rows', () => {
  it('is the rows one by one, also far from zero and with weights', () => {
    const row = fc.record({
      y: fc.constantFrom(0, 1, 0.25),
      x: fc.oneof(
        fc.integer({ min: -3000, max: 3000 }).map((x) => x / 1000),
        fc.constantFrom(-700, -40, 30, 800),
      ),
      weight: fc.constantFrom(1, 1, 1, 2.5),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.boolean(), (drawn, weighted) => {
        const y = Float64Array.from(drawn, (r) => r.y);
        const x = Float64Array.from(drawn, (r) => r.x);
        const weight = Float64Array.from(drawn, (r) => (weighted ? r.weight : 1));
        const design = must(regressionDesign({ x }, drawn.length, weight, false));
        const at = (family: CanonicalFamily) =>
          canonicalLikelihood(family, design, y, undefined, Float64Array.of(1));
        const [quick, slow] = [at(BINOMIAL), at(ROW_BY_ROW)];
        expect(Math.abs(quick.logLikelihood - slow.logLikelihood)).toBeLessThanOrEqual(
          1e-13 * (1 + Math.abs(slow.logLikelihood)),
        );
        for (const part of ['fitted', 'residual'] as const) {
          for (const [i, value] of slow[part].entries()) expect(quick[part][i]).toBeCloseTo(value, 13);
        }
        // m (1 − m) loses what is left of 1 − m where m is near 1; e / (1 + e)² does not.
        for (const [i, value] of slow.share.entries()) expect(quick.share[i]).toBeCloseTo(value, 13);
      }),
    );
  });
});
