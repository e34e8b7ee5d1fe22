import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coxRegression,
  cumulativeIncidence,
  fineGray,
  grayTest,
  kaplanMeier,
  logRank,
} from '../../src/index.ts';
import { expectAllNear, expectNear } from '../support.ts';

interface Rows {
  readonly time: number[];
  readonly cause: number[];
  readonly x: number[];
  readonly group: number[];
}
const rows: fc.Arbitrary<Rows> = fc
  .array(
    fc.record({
      time: fc.integer({ min: 1, max: 10 }),
      cause: fc.integer({ min: 0, max: 2 }),
      x: fc.integer({ min: -3, max: 3 }),
      group: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 6, maxLength: 24 },
  )
  .map((all) => ({
    time: all.map((r) => r.time),
    cause: all.map((r) => r.cause),
    x: all.map((r) => r.x),
    group: all.map((r) => r.group),
  }));

/** Cumulative incidence of cause 1 at t with case weights, by its definition. */
function slowIncidence({ time, cause }: Rows, weight: readonly number[], t: number): number {
  let free = 1;
  let incidence = 0;
  for (const at of [...new Set(time)].sort((a, b) => a - b)) {
    if (at > t) break;
    const sum = (of: (row: number) => boolean): number =>
      weight.reduce((s, w, row) => (of(row) ? s + w : s), 0);
    const n = sum((row) => time[row]! >= at);
    incidence += (free * sum((row) => time[row] === at && cause[row] === 1)) / n;
    free *= 1 - sum((row) => time[row] === at && cause[row]! > 0) / n;
  }
  return incidence;
}

/** The Fine–Gray (Breslow) score at beta with case weights in the score and in the censoring distribution. */
function slowScore({ time, cause, x }: Rows, weight: readonly number[], beta: number): number {
  const sum = (of: (row: number) => number): number =>
    time.reduce((s, _, row) => s + weight[row]! * of(row), 0);
  const hazard = (at: number, w: readonly number[]): number => {
    const count = (of: (row: number) => boolean): number => w.reduce((s, v, row) => (of(row) ? s + v : s), 0);
    const exposed = count((row) => time[row]! > at || (time[row] === at && cause[row] === 0));
    return exposed > 0 ? count((row) => time[row] === at && cause[row] === 0) / exposed : 0;
  };
  // Product limit, moved by weights as its cumulative hazard moves: the form in which the paper writes its variance.
  const ones = weight.map(() => 1);
  const freeBefore = (t: number): number => {
    let free = 1;
    for (const at of new Set(time)) {
      if (at < t) free *= (1 - hazard(at, ones)) * Math.exp(hazard(at, ones) - hazard(at, weight));
    }
    return free;
  };
  let score = 0;
  for (const t of new Set(time.filter((_, row) => cause[row] === 1))) {
    const share = (row: number): number => {
      if (time[row]! >= t) return 1;
      return cause[row] === 2 ? freeBefore(t) / freeBefore(time[row]!) : 0;
    };
    const s0 = sum((row) => share(row) * Math.exp(beta * x[row]!));
    const s1 = sum((row) => share(row) * Math.exp(beta * x[row]!) * x[row]!);
    score += sum((row) => (time[row] === t && cause[row] === 1 ? x[row]! - s1 / s0 : 0));
  }
  return score;
}

describe('quick and obvious forms agree', () => {
  it('Aalen–Johansen, with the jackknife by small changes of each weight', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 9 }), (data, t) => {
        const ones = data.time.map(() => 1);
        const [curve] = cumulativeIncidence({ time: data.time, cause: data.cause }).curves;
        const at = curve!.time.findLastIndex((time) => time <= t);
        const one = curve!.causes.find((c) => c.cause === 1);
        if (at < 0 || one === undefined) return;
        expect(Math.abs(one.probability[at]! - slowIncidence(data, ones, t))).toBeLessThan(1e-12);
        const h = 1e-5;
        let variance = 0;
        for (const row of data.time.keys()) {
          const moved = (by: number): number => slowIncidence(data, ones.with(row, 1 + by), t);
          variance += ((moved(h) - moved(-h)) / (2 * h)) ** 2;
        }
        expect(Math.abs(one.standardError[at]! - Math.sqrt(variance))).toBeLessThan(1e-8);
      }),
      { numRuns: 50 },
    );
  });

  it('Fine–Gray with all errors, by the score and its change with each weight', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const input = { time: data.time, cause: data.cause, covariates: { x: data.x } };
        const fit = fineGray(input, { ties: 'breslow', errors: 'fine-gray' });
        if (!fit.ok || Math.abs(fit.coefficients[0]!.estimate) > 3) return;
        const ones = data.time.map(() => 1);
        const beta = fit.coefficients[0]!.estimate;
        expect(Math.abs(slowScore(data, ones, beta))).toBeLessThan(1e-8);
        const h = 1e-4;
        const information = (slowScore(data, ones, beta - h) - slowScore(data, ones, beta + h)) / (2 * h);
        expectNear(1 / information, fit.modelCovariance[0]![0]!, 1e-5);
        let meat = 0;
        for (const row of data.time.keys()) {
          const moved = (by: number): number => slowScore(data, ones.with(row, 1 + by), beta);
          meat += ((moved(h) - moved(-h)) / (2 * h)) ** 2;
        }
        expectNear(fit.covariance[0]![0]!, meat / information ** 2, 1e-4);
      }),
      { numRuns: 50 },
    );
  });
});

describe('with one cause only', () => {
  it('incidence is 1 − Kaplan–Meier and its jackknife error Greenwood’s', () => {
    fc.assert(
      fc.property(rows, ({ time, cause }) => {
        const event = cause.map((c) => Math.min(c, 1));
        const [km] = kaplanMeier({ time, event }).curves;
        const [curve] = cumulativeIncidence({ time, cause: event }).curves;
        if (curve!.causes.length === 0) return;
        expectAllNear(
          curve!.causes[0]!.probability,
          km!.survival.map((s) => 1 - s),
          1e-9,
        );
        const last = km!.survival.indexOf(0);
        for (const [i, se] of km!.standardError.entries()) {
          if (last >= 0 && i >= last) break;
          expect(Math.abs(curve!.causes[0]!.standardError[i]! - se)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('Fine–Gray is Cox, Gray’s score is the log-rank’s', () => {
    fc.assert(
      fc.property(rows, ({ time, cause, x, group }) => {
        const event = cause.map((c) => Math.min(c, 1));
        const cox = coxRegression({ time, event, covariates: { x } });
        const fg = fineGray({ time, cause: event, covariates: { x } }, { errors: 'model' });
        expect(fg.ok).toBe(cox.ok);
        if (cox.ok && fg.ok) expectNear(fg.modelCovariance[0]![0]!, cox.covariance[0]![0]!, 1e-9);
        const gray = grayTest({ time, cause: event, group });
        const test = logRank({ time, event, group });
        if (gray.ok && test.ok) {
          expect(Math.abs(gray.score[0]! - (test.observed[0]! - test.expected[0]!))).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('what must hold', () => {
  it('incidences and freedom add up to one', () => {
    fc.assert(
      fc.property(rows, ({ time, cause, group }) => {
        for (const curve of cumulativeIncidence({ time, cause, group }).curves) {
          for (const [i, free] of curve.free.entries()) {
            const total = curve.causes.reduce((sum, c) => sum + c.probability[i]!, free);
            expect(Math.abs(total - 1)).toBeLessThan(1e-12);
          }
        }
      }),
    );
  });

  it('the order of rows and the names of groups do not matter', () => {
    fc.assert(
      fc.property(rows, ({ time, cause, group }) => {
        const one = grayTest({ time, cause, group });
        const other = grayTest({
          time: time.toReversed(),
          cause: cause.toReversed(),
          group: group.map((g) => 5 - g).toReversed(),
        });
        expect(other.ok).toBe(one.ok);
        if (one.ok && other.ok)
          expect(Math.abs(one.chiSquared - other.chiSquared)).toBeLessThan(1e-8 * (1 + one.chiSquared));
      }),
    );
  });
});
