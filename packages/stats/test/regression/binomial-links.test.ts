import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complementaryLogLogRegression,
  identityBinomialRegression,
  logBinomialRegression,
  poissonRegression,
  probitRegression,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-counts.R: glm(low ~ smoke + ht + lwt, binomial(link)) on MASS's birthwt, Fisher scoring until nothing moves; identity: low ~ smoke + ht + ui; sandwich::vcovHC.
interface Fit {
  readonly coef: number[];
  readonly se: number[];
  readonly ll: number;
  readonly dev: number;
  readonly lr: number;
  readonly HC0: number[];
  readonly HC3: number[];
}
const expected = reference<
  Record<'log' | 'identity' | 'probit' | 'cloglog', Fit> & {
    readonly birthwt: Record<'low' | 'smoke' | 'ht' | 'lwt' | 'ui', number[]>;
    readonly observed_probit: number[];
    readonly observed_log: number[];
  }
>('counts.json');
const { low, smoke, ht, lwt, ui } = expected.birthwt;
const births = { y: low, covariates: { smoke, ht, lwt } };
const errorsOf = (fit: { readonly coefficients: readonly { readonly standardError: number }[] }): number[] =>
  fit.coefficients.map((c) => c.standardError);

describe('binomial regression with links that are not canonical', () => {
  it.each([
    ['log', logBinomialRegression],
    ['identity', identityBinomialRegression],
    ['probit', probitRegression],
    ['cloglog', complementaryLogLogRegression],
  ] as const)('%s', (key, fitModel) => {
    const want = expected[key];
    const data = key === 'identity' ? { y: low, covariates: { smoke, ht, ui } } : births;
    const fit = must(fitModel(data));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
      1e-9,
    );
    expectAllNear(errorsOf(fit), want.se, 1e-9);
    expectNear(fit.logLikelihood, want.ll, 1e-11);
    expectNear(fit.deviance, want.dev, 1e-11);
    expectNear(fit.likelihoodRatio.chiSquared, want.lr, 1e-9);
    expectAllNear(errorsOf(must(fitModel(data, { errors: 'HC0' }))), want.HC0, 1e-8);
    expectAllNear(errorsOf(must(fitModel(data, { errors: 'HC3' }))), want.HC3, 1e-8);
  });

  it('errors from the observed information, against differences of the log-likelihood', () => {
    const options = { information: 'observed' } as const;
    expectAllNear(errorsOf(must(probitRegression(births, options))), expected.observed_probit, 1e-4);
    expectAllNear(errorsOf(must(logBinomialRegression(births, options))), expected.observed_log, 1e-4);
  });

  // 3 of 4 treated, 2 of 6 controls.
  const y = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];
  const covariates = { treated: [1, 1, 1, 1, 0, 0, 0, 0, 0, 0] };

  it('by hand: the risk ratio, the risk difference, and their errors in a table', () => {
    const ratio = must(logBinomialRegression({ y, covariates })).coefficients[1]!;
    expectNear(ratio.ratio, 9 / 4, 1e-12);
    expectNear(ratio.standardError, Math.sqrt(1 / 3 - 1 / 4 + 1 / 2 - 1 / 6), 1e-12);
    const difference = must(identityBinomialRegression({ y, covariates })).coefficients[1]!;
    expectNear(difference.estimate, 3 / 4 - 1 / 3, 1e-12);
    expectNear(difference.standardError, Math.sqrt(3 / 64 + 2 / 54), 1e-12);
  });

  it('a maximum on the wall is told as such', () => {
    // All of the treated have the event: the likelihood rises until their risk is 1.
    const allTreated = { y: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0], covariates };
    expect(logBinomialRegression(allTreated)).toMatchObject({ ok: false, reason: 'boundary' });
    expect(identityBinomialRegression(allTreated)).toMatchObject({ ok: false, reason: 'boundary' });
    expect(must(poissonRegression(allTreated, { errors: 'HC0' })).coefficients[1]!.ratio).toBeCloseTo(3, 10);
    // A steep gradient whose last row would pass 1.
    const steep = { y: [0, 0, 0, 0, 0, 1, 0, 1, 1, 1], covariates: { x: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] } };
    const found = logBinomialRegression(steep);
    expect(found).toMatchObject({ ok: false, reason: 'boundary' });
    expect(found.ok ? '' : found.detail).toMatch(/row 9/);
  });

  it('a ridge within the walls is no boundary', () => {
    // Events of all at x = 0 and 2, of none at 1: only a + b, the logarithm of the risk at 1, is told, as log ⅔.
    const y2 = [1, 1, 0, 0, 1, 1];
    const fit = logBinomialRegression({ y: y2, covariates: { x: [0, 0, 1, 1, 2, 2] } });
    expect(fit).toMatchObject({ ok: false, reason: 'singular-information' });
  });

  it('no event in one arm is separation with the log link', () => {
    const none = { y: [0, 0, 0, 0, 1, 1, 0, 0, 0, 0], covariates };
    expect(logBinomialRegression(none)).toMatchObject({ ok: false, reason: 'separation' });
    expect(probitRegression(none)).toMatchObject({ ok: false, reason: 'separation' });
    expect(logBinomialRegression({ y: [1, 1], covariates: {} })).toMatchObject({ reason: 'no-variation' });
  });

  it('the offset of the complementary log-log link is time at risk: an exponential model, by hand', () => {
    // One rate λ over intervals of length 1 and 2, 1 of 2 events in each: with q = exp(−λ) the score is zero at
    // q / (1 − q) + 2 q² / (1 − q²) = 3.
    const fit = must(
      complementaryLogLogRegression({ y: [1, 0, 1, 0], covariates: {}, offset: [0, 0, Math.LN2, Math.LN2] }),
    );
    const q = Math.exp(-fit.coefficients[0]!.ratio);
    expectNear(q / (1 - q) + (2 * q * q) / (1 - q * q), 3, 1e-11);
  });

  it('is at the largest likelihood among risks below 1, on a fine grid', () => {
    const cells = fc.tuple(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(cells, (events) => {
        const rows = events.flatMap((count, x) =>
          Array.from({ length: 6 }, (_, i) => [i < count ? 1 : 0, x] as const),
        );
        const outcome = rows.map(([event]) => event);
        const fit = logBinomialRegression({ y: outcome, covariates: { x: rows.map(([, x]) => x) } });
        const at = (a: number, b: number): number =>
          rows.reduce((sum, [event, x]) => {
            const eta = a + b * x;
            if (event === 1) return sum + eta;
            return eta < 0 ? sum + Math.log(-Math.expm1(eta)) : -Infinity;
          }, 0);
        let best = -Infinity;
        let edge = false;
        for (let first = 0.01; first < 1.001; first += 0.01) {
          for (let last = 0.01; last < 1.001; last += 0.01) {
            const a = Math.min(0, Math.log(first));
            const b = (Math.min(0, Math.log(last)) - a) / 2;
            const value = at(a, b);
            if (value > best) {
              best = value;
              edge = first > 0.995 || last > 0.995;
            }
          }
        }
        if (fit.ok) expect(fit.logLikelihood).toBeGreaterThanOrEqual(best - 1e-9);
        else if (fit.reason === 'boundary') expect(edge).toBe(true);
        else expect(['no-variation', 'separation', 'singular-information']).toContain(fit.reason);
      }),
      { numRuns: 60 },
    );
  });

  it('probit and complementary log-log: the fitted risks of two arms are the observed ones; probit turns round with events', () => {
    const arm = fc
      .integer({ min: 2, max: 40 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n - 1 })));
    fc.assert(
      fc.property(arm, arm, ([n, events], [m, others]) => {
        const y = [
          ...Array.from({ length: n }, (_, i) => Number(i < events)),
          ...Array.from({ length: m }, (_, i) => Number(i < others)),
        ];
        const covariates = { arm: y.map((_, i) => Number(i >= n)) };
        const fit = must(probitRegression({ y, covariates }));
        const hazards = must(complementaryLogLogRegression({ y, covariates }));
        for (const { fitted } of [fit, hazards]) {
          expectNear(fitted[0]!, events / n, 1e-9);
          expectNear(fitted[n]!, others / m, 1e-9);
        }
        const ratio = Math.log1p(-others / m) / Math.log1p(-events / n);
        expectNear(hazards.coefficients[1]!.ratio, ratio, 1e-8);
        const turned = must(probitRegression({ y: y.map((value) => 1 - value), covariates }));
        for (const [j, { estimate }] of fit.coefficients.entries()) {
          expect(Math.abs(turned.coefficients[j]!.estimate + estimate)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('identity: the fitted risks of two arms are the observed ones', () => {
    const arm = fc
      .integer({ min: 2, max: 9 })
      .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n)));
    fc.assert(
      fc.property(arm, arm, ([a, n], [c, m]) => {
        const outcome = Array.from({ length: n + m }, (_, i) =>
          i < n ? (i < a ? 1 : 0) : i - n < c ? 1 : 0,
        );
        const treated = outcome.map((_, i) => (i < n ? 1 : 0));
        const fit = must(identityBinomialRegression({ y: outcome, covariates: { treated } }));
        expect(Math.abs(fit.coefficients[1]!.estimate - (a / n - c / m))).toBeLessThan(1e-10);
      }),
    );
  });
});
