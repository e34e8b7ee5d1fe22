import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FrailtyFit, frailtyCox } from '../../src/index.ts';
import { expectNear } from '../support.ts';
import { atRisk, eventTimes } from './twins.ts';

const row = fc.record({
  time: fc.integer({ min: 2, max: 12 }),
  late: fc.boolean(),
  event: fc.integer({ min: 0, max: 1 }),
  x: fc.integer({ min: -2, max: 2 }),
  cluster: fc.integer({ min: 0, max: 6 }),
});
const data = fc.array(row, { minLength: 14, maxLength: 40 }).map((rows) => ({
  time: rows.map((r) => r.time),
  entry: rows.map((r) => (r.late ? 1.5 : 0)),
  event: rows.map((r) => r.event),
  cluster: rows.map((r) => r.cluster),
  covariates: { x: rows.map((r) => r.x) },
}));
type Data = typeof data extends fc.Arbitrary<infer T> ? T : never;
const theta = fc.double({ min: 0.05, max: 3, noNaN: true });

/** Breslow's or Efron's log partial likelihood with the frailties in the predictor. */
function partial(rows: Data, beta: number, omega: ReadonlyMap<number, number>, efron: boolean): number {
  const eta = (r: number): number => beta * rows.covariates.x[r]! + omega.get(rows.cluster[r]!)!;
  let sum = 0;
  for (const t of eventTimes(rows)) {
    const set = atRisk(rows, t);
    const dead = set.filter((r) => rows.time[r] === t && rows.event[r] === 1);
    for (const [k, r] of dead.entries()) {
      const share = efron ? k / dead.length : 0;
      const total = set.reduce((s, i) => s + Math.exp(eta(i)) * (dead.includes(i) ? 1 - share : 1), 0);
      sum += eta(r) - Math.log(total);
    }
  }
  return sum;
}

const frailtiesOf = (fit: FrailtyFit): Map<number, number> =>
  new Map(fit.frailties.map((f) => [f.group, f.logFrailty]));

/** log Γ(ν + d) − log Γ(ν) for whole d, and the rest of the integral over the frailties. */
function integrated(rows: Data, fit: FrailtyFit, value: number): number {
  const nu = 1 / fit.theta;
  let sum = value;
  for (const { group } of fit.frailties) {
    const d = rows.cluster.filter((g, r) => g === group && rows.event[r] === 1).length;
    sum += d + nu * Math.log(nu / (nu + d));
    for (let i = 0; i < d; i++) sum += Math.log((nu + i) / (nu + d));
  }
  return sum;
}

describe('shared gamma frailty', () => {
  it('with Breslow’s ties is where the EM algorithm stands still', () => {
    fc.assert(
      fc.property(data, theta, (rows, variance) => {
        const fit = frailtyCox(rows, { theta: variance, ties: 'breslow' });
        if (!fit.ok) return;
        const beta = fit.coefficients[0]!.estimate;
        const omega = frailtiesOf(fit);
        const risk = (r: number): number => Math.exp(beta * rows.covariates.x[r]!);
        const frailty = (r: number): number => Math.exp(omega.get(rows.cluster[r]!)!);
        // E step: mean (ν + d) / (ν + A) of the frailties, A by Breslow's hazard with the frailties themselves.
        const hazard = new Map(fit.frailties.map((f) => [f.group, 0]));
        for (const t of eventTimes(rows)) {
          const set = atRisk(rows, t);
          const deaths = set.filter((r) => rows.time[r] === t && rows.event[r] === 1).length;
          const jump = deaths / set.reduce((s, r) => s + risk(r) * frailty(r), 0);
          for (const r of set) hazard.set(rows.cluster[r]!, hazard.get(rows.cluster[r]!)! + jump * risk(r));
        }
        for (const { group, events, frailty: own } of fit.frailties) {
          expectNear(own, (1 / variance + events) / (1 / variance + hazard.get(group)!), 1e-9);
        }
      }),
    );
  });

  it('maximises the penalised likelihood, and has the integrated one of the definition', () => {
    fc.assert(
      fc.property(data, theta, fc.boolean(), (rows, variance, efron) => {
        const fit = frailtyCox(rows, { theta: variance, ties: efron ? 'efron' : 'breslow' });
        if (!fit.ok) return;
        const beta = fit.coefficients[0]!.estimate;
        const omega = frailtiesOf(fit);
        const value = (b: number, w: ReadonlyMap<number, number>): number => {
          let penalty = 0;
          for (const own of w.values()) penalty += (Math.exp(own) - 1 - own) / variance;
          return partial(rows, b, w, efron) - penalty;
        };
        const best = value(beta, omega);
        expectNear(fit.partialLogLikelihood, partial(rows, beta, omega, efron), 1e-10);
        expectNear(fit.integratedLogLikelihood, integrated(rows, fit, best), 1e-10);
        for (const h of [-1e-3, 1e-3]) {
          expect(value(beta + h, omega)).toBeLessThan(best + 1e-12);
          for (const [group, own] of omega) {
            expect(value(beta, new Map(omega).set(group, own + h))).toBeLessThan(best);
          }
        }
        // Means of the frailties over groups are one.
        const total = fit.frailties.reduce((sum, f) => sum + f.frailty, 0);
        expectNear(total, fit.groups, 1e-9);
      }),
    );
  });

  it('has the variance that no other beats, and both forms of the information agree on estimates', () => {
    fc.assert(
      fc.property(data, theta, (rows, other) => {
        const fit = frailtyCox(rows, { information: 'sparse' });
        const full = frailtyCox(rows, { information: 'full' });
        // The sparse information is allowed not to be positive definite.
        if (fit.ok) expect(full.ok).toBe(true);
        else if (full.ok) expect(fit.reason).toBe('singular-information');
        if (!fit.ok || !full.ok) return;
        expect(full.theta).toBe(fit.theta);
        expect(full.coefficients[0]!.estimate).toBe(fit.coefficients[0]!.estimate);
        const there = frailtyCox(rows, { theta: other });
        if (there.ok && fit.theta > 0 && Math.abs(there.theta - fit.theta) < fit.theta / 2) {
          expect(there.integratedLogLikelihood).toBeLessThanOrEqual(fit.integratedLogLikelihood + 1e-10);
        }
        expect(fit.integratedLogLikelihood).toBeGreaterThanOrEqual(fit.logLikelihoodWithoutFrailty - 1e-10);
      }),
      { numRuns: 40 },
    );
  });

  it('has the errors of both informations, written out over risk sets', () => {
    fc.assert(
      fc.property(data, theta, fc.boolean(), (rows, variance, sparse) => {
        const fit = frailtyCox(rows, { theta: variance, information: sparse ? 'sparse' : 'full' });
        if (!fit.ok) return;
        const matrix = penalisedInformation(rows, fit);
        const q = fit.groups;
        if (sparse) for (let g = 0; g < q; g++) for (let h = 0; h < q; h++) if (g !== h) matrix[g]![h] = 0;
        const column = solveDense(matrix, [...Array.from({ length: q }, () => 0), 1]);
        const penalty = fit.frailties.reduce(
          (sum, f, g) => sum + (f.frailty / variance) * column[g]! ** 2,
          0,
        );
        expectNear(fit.covariance[0]![0]!, column[q]!, 1e-8);
        expectNear(fit.covarianceWithoutPenalty[0]![0]!, column[q]! - penalty, 1e-7);
        const trace = fit.frailties.reduce((sum, f, g) => {
          const unit = Array.from({ length: q + 1 }, (_, i) => (i === g ? 1 : 0));
          return sum + (f.frailty / variance) * solveDense(matrix, unit)[g]!;
        }, 0);
        expect(Math.abs(fit.degreesOfFreedom.frailty - (q - trace))).toBeLessThan(1e-8);
      }),
    );
  });
});

/** Second derivatives (negative) in all log frailties and the coefficient, from Efron's risk sets one by one. */
function penalisedInformation(rows: Data, fit: FrailtyFit): number[][] {
  const codes = fit.frailties.map((f) => f.group);
  const omega = frailtiesOf(fit);
  const size = codes.length + 1;
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [g, f] of fit.frailties.entries()) matrix[g]![g] = f.frailty / fit.theta;
  const z = (r: number): number[] => [
    ...codes.map((code) => (rows.cluster[r] === code ? 1 : 0)),
    rows.covariates.x[r]!,
  ];
  for (const t of eventTimes(rows)) {
    const set = atRisk(rows, t);
    const dead = set.filter((r) => rows.time[r] === t && rows.event[r] === 1);
    for (const k of dead.keys()) {
      const risk = set.map(
        (r) =>
          Math.exp(fit.coefficients[0]!.estimate * rows.covariates.x[r]! + omega.get(rows.cluster[r]!)!) *
          (dead.includes(r) ? 1 - k / dead.length : 1),
      );
      const total = risk.reduce((a, b) => a + b, 0);
      const vectors = set.map(z);
      const mean = vectors[0]!.map((_, i) => vectors.reduce((s, v, n) => s + (v[i]! * risk[n]!) / total, 0));
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          matrix[i]![j]! +=
            vectors.reduce((s, v, n) => s + (v[i]! * v[j]! * risk[n]!) / total, 0) - mean[i]! * mean[j]!;
        }
      }
    }
  }
  return matrix;
}

/** Gaussian elimination. */
function solveDense(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i]!]);
  const n = a.length;
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < n; r++) {
      if (r === i) continue;
      const factor = a[r]![i]! / a[i]![i]!;
      for (let c = i; c <= n; c++) a[r]![c]! -= factor * a[i]![c]!;
    }
  }
  return a.map((row, i) => row[n]! / row[i]!);
}
