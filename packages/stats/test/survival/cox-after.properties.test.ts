import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concordance, coxRegression, coxResiduals, coxSurvival, kaplanMeier } from '../../src/index.ts';
import { expectAllNear, expectNear, must } from '../support.ts';

const rows = fc
  .array(
    fc.record({
      time: fc.integer({ min: 1, max: 9 }),
      event: fc.integer({ min: 0, max: 1 }),
      x: fc.integer({ min: -3, max: 3 }),
      z: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 8, maxLength: 30 },
  )
  .map((all) => ({
    time: all.map((r) => r.time),
    event: all.map((r) => r.event),
    x: all.map((r) => r.x),
    z: all.map((r) => r.z),
  }));

/** Harrell's C pair by pair, and the effect of each row by leaving its pairs to it. */
function slowConcordance(time: number[], event: number[], score: number[]) {
  let right = 0;
  let tied = 0;
  let pairs = 0;
  const own = time.map(() => ({ right: 0, pairs: 0 }));
  for (const [i, ti] of time.entries()) {
    for (const [j, tj] of time.entries()) {
      const outlives = tj > ti || (tj === ti && event[j] === 0);
      if (i === j || event[i] !== 1 || !outlives) continue;
      const value = score[i]! > score[j]! ? 1 : score[i] === score[j] ? 0.5 : 0;
      pairs++;
      right += value;
      if (value === 0.5) tied++;
      for (const k of [i, j]) {
        own[k]!.right += value;
        own[k]!.pairs++;
      }
    }
  }
  const estimate = right / pairs;
  const variance = own.reduce((sum, o) => sum + ((o.right - estimate * o.pairs) / pairs) ** 2, 0);
  return { estimate, tied, pairs, standardError: Math.sqrt(variance) };
}

describe('concordance', () => {
  it('equals the count over all pairs', () => {
    fc.assert(
      fc.property(rows, ({ time, event, x }) => {
        const slow = slowConcordance(time, event, x);
        const quick = concordance({ time, event, score: x });
        expect(quick.ok).toBe(slow.pairs > 0);
        if (!quick.ok) return;
        expectNear(quick.estimate, slow.estimate, 1e-12);
        expect(quick.tiedScore).toBe(slow.tied);
        expect(Math.abs(quick.standardError - slow.standardError)).toBeLessThan(1e-12);
      }),
    );
  });

  it('by hand: of three comparable pairs two are ordered rightly', () => {
    const result = must(concordance({ time: [1, 2, 3], event: [1, 1, 1], score: [2, 3, 1] }));
    expectNear(result.estimate, 2 / 3, 1e-15);
  });
});

describe('score residuals', () => {
  it('are what is left of the score when a row’s weight is lowered a little', () => {
    fc.assert(
      fc.property(rows, fc.nat(29), ({ time, event, x, z }, pick) => {
        const data = { time, event, covariates: { x, z } };
        const fit = coxRegression(data);
        if (!fit.ok) return;
        const row = pick % time.length;
        const h = 1e-4;
        const nudged = (by: number) => {
          const weight = time.map((_, i) => (i === row ? 1 + by : 1));
          return coxRegression({ ...data, weight });
        };
        // Efron's weights average over ties, so the derivative is the residual where the row's time has no other event.
        if (time.some((t, i) => i !== row && t === time[row] && event[i] === 1)) return;
        const up = nudged(h);
        const down = nudged(-h);
        if (!up.ok || !down.ok) return;
        const { dfbeta } = must(coxResiduals(data, fit));
        for (const [j, name] of ['x', 'z'].entries()) {
          const slope = (up.coefficients[j]!.estimate - down.coefficients[j]!.estimate) / (2 * h);
          expect(Math.abs(dfbeta[name]![row]! - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
        }
      }),
    );
  });

  it('summed by cluster of one row each give the robust variance', () => {
    fc.assert(
      fc.property(rows, ({ time, event, x, z }) => {
        const data = { time, event, covariates: { x, z } };
        const robust = coxRegression(data, { errors: 'robust' });
        const single = coxRegression({ ...data, cluster: time.map((_, row) => row) });
        expect(single.ok).toBe(robust.ok);
        if (robust.ok && single.ok) expectAllNear(robust.covariance[0]!, single.covariance[0]!, 1e-10);
      }),
    );
  });
});

describe('predicted survival', () => {
  it('of a covariate without effect is close to exp(−Nelson–Aalen)', () => {
    // A covariate balanced in every risk set by symmetry: each row twice, with x = 0 and x = 1.
    fc.assert(
      fc.property(rows, ({ time, event }) => {
        const twice = (values: readonly number[]): number[] => [...values, ...values];
        const data = {
          time: twice(time),
          event: twice(event),
          covariates: { x: [...time.map(() => 0), ...time.map(() => 1)] },
        };
        const fit = coxRegression(data, { ties: 'breslow' });
        if (!fit.ok) return;
        const [curve] = must(coxSurvival(data, fit)).curves;
        const [km] = kaplanMeier({ time, event }).curves;
        const hazards = [...km!.cumulativeHazard].filter((_, i) => km!.event[i]! > 0);
        expectAllNear(curve!.cumulativeHazard, hazards, 1e-9);
      }),
    );
  });
});
