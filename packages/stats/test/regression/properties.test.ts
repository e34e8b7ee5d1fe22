import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearRegression, logisticRegression, poissonRegression } from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

const rows = fc.array(
  fc.record({
    y: fc.integer({ min: 0, max: 1 }),
    x: fc.integer({ min: -6, max: 6 }),
    g: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 8, maxLength: 40 },
);
const column = <K extends string>(data: readonly Record<K, number>[], key: K): number[] =>
  data.map((row) => row[key]);

describe('by hand', () => {
  it('the line through (0, 1), (1, 2), (2, 4) has slope 3/2 and intercept 5/6', () => {
    const fit = must(linearRegression({ y: [1, 2, 4], covariates: { x: [0, 1, 2] } }));
    expectNear(fit.coefficients[0]!.estimate, 5 / 6, 1e-14);
    expectNear(fit.coefficients[1]!.estimate, 3 / 2, 1e-14);
    expectNear(fit.sigma, Math.sqrt(1 / 6), 1e-13);
  });

  it('a 0/1 covariate gives the risk difference, the odds ratio and the risk ratio of the table', () => {
    // 3 of 4 treated, 2 of 6 controls.
    const y = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];
    const covariates = { treated: [1, 1, 1, 1, 0, 0, 0, 0, 0, 0] };
    const difference = must(linearRegression({ y, covariates }, { errors: 'HC0' }));
    expectNear(difference.coefficients[1]!.estimate, 3 / 4 - 1 / 3, 1e-13);
    expectNear(difference.coefficients[1]!.standardError, Math.sqrt(3 / 64 + 2 / 54), 1e-13);
    const odds = must(logisticRegression({ y, covariates }));
    expectNear(odds.coefficients[1]!.ratio, 6, 1e-12);
    expectNear(odds.coefficients[1]!.standardError, Math.sqrt(1 / 3 + 1 + 1 / 2 + 1 / 4), 1e-12);
    const risk = must(poissonRegression({ y, covariates }, { errors: 'HC0' }));
    expectNear(risk.coefficients[1]!.ratio, 9 / 4, 1e-12);
    expectNear(risk.coefficients[1]!.standardError, Math.sqrt(1 / 3 - 1 / 4 + 1 / 2 - 1 / 6), 1e-12);
  });

  it('tells separation, constants, dependence and too few rows', () => {
    const x = [1, 2, 3, 4, 5, 6];
    expect(logisticRegression({ y: [0, 0, 0, 1, 1, 1], covariates: { x } })).toMatchObject({
      reason: 'separation',
    });
    expect(logisticRegression({ y: [1, 1, 1], covariates: { x: [1, 2, 3] } })).toMatchObject({
      reason: 'no-variation',
    });
    expect(poissonRegression({ y: [0, 0, 0], covariates: { x: [1, 2, 3] } })).toMatchObject({
      reason: 'no-events',
    });
    expect(linearRegression({ y: x, covariates: { c: [1, 1, 1, 1, 1, 1] } })).toMatchObject({
      reason: 'no-variation',
    });
    expect(linearRegression({ y: x, covariates: { x, z: x.map((v) => 3 - v) } })).toMatchObject({
      reason: 'singular-information',
    });
    expect(linearRegression({ y: [1, 2], covariates: { x: [1, 3] } })).toMatchObject({
      reason: 'too-few-observations',
    });
    expect(() => linearRegression({ y: [1, 2], covariates: { x: [1] } })).toThrow(/covariates\.x/);
    expect(() => linearRegression({ y: x, covariates: { x } }, { errors: 'cluster' })).toThrow(/cluster/);
  });
});

describe('properties', () => {
  it('residuals are orthogonal to every covariate, however far the covariates are from zero', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -1_000_000, max: 1_000_000 }), (data, shift) => {
        const y = column(data, 'y');
        const x = column(data, 'x').map((v) => v + shift);
        const fit = linearRegression({ y, covariates: { x, g: column(data, 'g') } });
        if (!fit.ok) return;
        const [a, b, c] = fit.coefficients.map((coefficient) => coefficient.estimate);
        const residual = y.map((v, row) => v - a! - b! * x[row]! - c! * data[row]!.g);
        expect(Math.abs(residual.reduce((s, e) => s + e))).toBeLessThan(1e-6);
        expect(Math.abs(residual.reduce((s, e, row) => s + e * data[row]!.g, 0))).toBeLessThan(1e-6);
      }),
    );
  });

  it('moving or scaling a covariate changes its coefficient only as it should', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = column(data, 'y');
        const x = column(data, 'x');
        const one = logisticRegression({ y, covariates: { x } });
        const two = logisticRegression({ y, covariates: { x: x.map((v) => 10 * v + 7) } });
        expect(two.ok).toBe(one.ok);
        if (!one.ok || !two.ok) return;
        expect(Math.abs(one.coefficients[1]!.estimate - 10 * two.coefficients[1]!.estimate)).toBeLessThan(
          1e-8,
        );
        expectNear(one.logLikelihood, two.logLikelihood, 1e-10);
      }),
    );
  });

  it('a logistic fit reproduces the observed number of events', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = column(data, 'y');
        const fit = logisticRegression({ y, covariates: { x: column(data, 'x'), g: column(data, 'g') } });
        if (!fit.ok) return;
        const total = fit.fitted.reduce((sum, p) => sum + p, 0);
        expect(Math.abs(total - y.reduce((sum, v) => sum + v, 0))).toBeLessThan(1e-7);
      }),
    );
  });
});
