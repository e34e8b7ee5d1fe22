import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AftFit,
  aftRegression,
  aftResiduals,
  aftSurvival,
  chiSquared,
  normal,
  type SurvivalDistribution,
} from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

const row = fc.record({
  time: fc.integer({ min: 1, max: 40 }),
  width: fc.integer({ min: 1, max: 20 }),
  kind: fc.constantFrom('exact', 'exact', 'right', 'left', 'between'),
  x: fc.integer({ min: -2, max: 2 }),
  weight: fc.integer({ min: 1, max: 3 }),
  stratum: fc.integer({ min: 0, max: 1 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const data = fc.array(row, { minLength: 10, maxLength: 30 });
const distribution = fc.constantFrom<SurvivalDistribution>(
  'exponential',
  'weibull',
  'log-normal',
  'log-logistic',
);

function columnsOf(rows: readonly Row[]) {
  return {
    time: rows.map((r) => (r.kind === 'left' ? 0 : r.time)),
    upper: rows.map((r) =>
      r.kind === 'right' ? Infinity : r.kind === 'between' ? r.time + r.width : r.time,
    ),
    covariates: { x: rows.map((r) => r.x) },
    weight: rows.map((r) => r.weight),
  };
}

/** Survival and density of the times themselves, in the textbooks' parameters. */
function textbook(name: SurvivalDistribution, eta: number, scale: number) {
  const rate = Math.exp(-eta);
  const shape = 1 / scale;
  if (name === 'log-normal') {
    return {
      survival: (t: number) => normal.upper(Math.log(t), eta, scale),
      density: (t: number) => normal.density(Math.log(t), eta, scale) / t,
    };
  }
  if (name === 'log-logistic') {
    const odds = (t: number): number => (rate * t) ** shape;
    return {
      survival: (t: number) => 1 / (1 + odds(t)),
      density: (t: number) => (shape / t) * odds(t) * (1 + odds(t)) ** -2,
    };
  }
  const hazard = (t: number): number => (rate * t) ** shape;
  return {
    survival: (t: number) => Math.exp(-hazard(t)),
    density: (t: number) => (shape / t) * hazard(t) * Math.exp(-hazard(t)),
  };
}

function slowLogLikelihood(
  rows: readonly Row[],
  name: SurvivalDistribution,
  [intercept, slope]: readonly number[],
  scale: (row: Row) => number,
): number {
  return rows.reduce((sum, r) => {
    const { survival, density } = textbook(name, intercept! + slope! * r.x, scale(r));
    const value = {
      exact: () => density(r.time),
      right: () => survival(r.time),
      left: () => 1 - survival(r.time),
      between: () => survival(r.time) - survival(r.time + r.width),
    }[r.kind]();
    return sum + r.weight * Math.log(value);
  }, 0);
}

const estimates = (fit: AftFit): number[] => fit.coefficients.map((c) => c.estimate);

describe('accelerated failure time regression', () => {
  it('maximises the textbook likelihood, whatever the censoring, weights and strata', () => {
    fc.assert(
      fc.property(data, distribution, fc.boolean(), (rows, name, stratified) => {
        const columns = columnsOf(rows);
        const fit = aftRegression(
          stratified ? { ...columns, stratum: rows.map((r) => r.stratum) } : columns,
          { distribution: name },
        );
        if (!fit.ok) return;
        const scaleOf = (r: Row, nudge = 0, of = -1): number => {
          const at = fit.scales.length > 1 ? fit.scales.findIndex((s) => s.stratum === r.stratum) : 0;
          return fit.scales[at]!.scale * Math.exp(at === of ? nudge : 0);
        };
        const beta = estimates(fit);
        expectNear(fit.logLikelihood, slowLogLikelihood(rows, name, beta, scaleOf), 1e-9);
        const beaten = (value: number): void =>
          expect(value).toBeLessThan(fit.logLikelihood + 1e-9 * Math.abs(fit.logLikelihood));
        for (const h of [-0.01, 0.01]) {
          for (const j of [0, 1]) beaten(slowLogLikelihood(rows, name, beta.with(j, beta[j]! + h), scaleOf));
          if (fit.fixedScale) continue;
          for (const of of fit.scales.keys())
            beaten(slowLogLikelihood(rows, name, beta, (r) => scaleOf(r, h, of)));
        }
      }),
    );
  });

  it('shifts with the unit of time and keeps everything else', () => {
    fc.assert(
      fc.property(data, distribution, fc.double({ min: 0.01, max: 100, noNaN: true }), (rows, name, unit) => {
        const columns = columnsOf(rows);
        const fit = aftRegression(columns, { distribution: name });
        const other = aftRegression(
          { ...columns, time: columns.time.map((t) => t * unit), upper: columns.upper.map((t) => t * unit) },
          { distribution: name },
        );
        expect(other.ok).toBe(fit.ok);
        if (!fit.ok || !other.ok) return;
        const [a, b] = [estimates(fit), estimates(other)];
        expect(Math.abs(b[0]! - a[0]! - Math.log(unit))).toBeLessThan(1e-8);
        expect(Math.abs(b[1]! - a[1]!)).toBeLessThan(1e-8);
        expectNear(other.scales[0]!.scale, fit.scales[0]!.scale, 1e-8);
      }),
    );
  });

  it('has weights that count as repeated rows', () => {
    fc.assert(
      fc.property(data, distribution, (rows, name) => {
        const repeated = rows.flatMap((r) => Array.from({ length: r.weight }, () => ({ ...r, weight: 1 })));
        const fit = aftRegression(columnsOf(rows), { distribution: name });
        const other = aftRegression(columnsOf(repeated), { distribution: name });
        expect(other.ok).toBe(fit.ok);
        if (!fit.ok || !other.ok) return;
        expect(Math.abs(estimates(fit)[1]! - estimates(other)[1]!)).toBeLessThan(1e-8);
        expectNear(fit.logLikelihood, other.logLikelihood, 1e-10);
      }),
    );
  });

  it('has a likelihood-ratio test as its log-likelihoods say', () => {
    fc.assert(
      fc.property(data, distribution, (rows, name) => {
        const { covariates, ...rest } = columnsOf(rows);
        const fit = aftRegression({ ...rest, covariates }, { distribution: name });
        if (!fit.ok) return;
        const without = must(aftRegression(rest, { distribution: name }));
        expectNear(fit.logLikelihoodNull, without.logLikelihood, 1e-12);
        const gain = Math.max(0, 2 * (fit.logLikelihood - without.logLikelihood));
        expect(Math.abs(fit.likelihoodRatio!.p - chiSquared.upper(gain, 1))).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('residuals and survival', () => {
  it('dfbeta is what a small change of a row’s weight does', () => {
    fc.assert(
      fc.property(data, distribution, fc.nat(29), (rows, name, pick) => {
        const columns = columnsOf(rows);
        const fit = aftRegression(columns, { distribution: name });
        if (!fit.ok) return;
        const at = pick % rows.length;
        const h = 1e-4;
        const nudged = (by: number) =>
          aftRegression(
            { ...columns, weight: columns.weight.map((w, i) => (i === at ? w + by : w)) },
            { distribution: name },
          );
        const [up, down] = [nudged(h), nudged(-h)];
        if (!up.ok || !down.ok) return;
        const { dfbeta } = must(aftResiduals(columns, fit));
        const slope = (estimates(up)[1]! - estimates(down)[1]!) / (2 * h);
        expect(Math.abs(dfbeta['x']![at]! - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      }),
    );
  });

  it('deviance falls short of the best that any place of the curve could give an interval', () => {
    fc.assert(
      fc.property(data, distribution, (rows, name) => {
        const columns = columnsOf(rows);
        const fit = aftRegression(columns, { distribution: name });
        if (!fit.ok) return;
        const { scale } = fit.scales[0]!;
        const { deviance } = must(aftResiduals(columns, fit));
        for (const [i, r] of rows.entries()) {
          if (r.kind !== 'between') continue;
          const value = (eta: number): number => {
            const { survival } = textbook(name, eta, scale);
            return Math.log(survival(r.time) - survival(r.time + r.width));
          };
          const own = value(estimates(fit)[0]! + estimates(fit)[1]! * r.x);
          const middle = Math.log(r.time + r.width / 2);
          const spread = scale + Math.log1p(r.width / r.time);
          const tried = Array.from({ length: 2001 }, (_, k) => value(middle + spread * (k / 500 - 2)));
          const best = Math.max(...tried.filter((v) => !Number.isNaN(v)));
          const short = deviance[i]! ** 2 / 2;
          expect(short).toBeGreaterThan(best - own - 1e-9 * (1 + Math.abs(own)));
          expect(short).toBeLessThan(best - own + 1e-4 + 1e-9 * Math.abs(own));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('survival falls, within its limits, and the hazard is the slope of its logarithm', () => {
    fc.assert(
      fc.property(data, distribution, (rows, name) => {
        const fit = aftRegression(columnsOf(rows), { distribution: name });
        if (!fit.ok) return;
        const h = 1e-5;
        const [before, here, after] = aftSurvival(fit, { times: [10 - h, 10, 10 + h], at: { x: 1 } });
        const slow = textbook(name, estimates(fit)[0]! + estimates(fit)[1]!, fit.scales[0]!.scale);
        expectNear(here!.survival, slow.survival(10), 1e-9);
        expect(here!.lower).toBeLessThanOrEqual(here!.survival);
        expect(here!.upper).toBeGreaterThanOrEqual(here!.survival);
        const slope = (after!.cumulativeHazard - before!.cumulativeHazard) / (2 * h);
        expect(Math.abs(here!.hazard - slope)).toBeLessThan(1e-5 * (1 + slope));
      }),
    );
  });
});
