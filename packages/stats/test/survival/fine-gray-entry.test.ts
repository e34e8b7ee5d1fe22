import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fineGray, StatsInputError } from '../../src/index.ts';
import { expectNear } from '../support.ts';

interface Row {
  readonly entry: number;
  readonly time: number;
  readonly cause: number;
  readonly x: number;
}

const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc
    .record({
      entry: fc.integer({ min: 0, max: 6 }),
      stay: fc.integer({ min: 1, max: 6 }),
      cause: fc.integer({ min: 0, max: 2 }),
      x: fc.integer({ min: -3, max: 3 }),
    })
    .map(({ stay, ...row }) => ({ ...row, time: row.entry + stay })),
  { minLength: 6, maxLength: 24 },
);

const columns = (all: readonly Row[]) => ({
  time: all.map((row) => row.time),
  cause: all.map((row) => row.cause),
  covariates: { x: all.map((row) => row.x) },
});
const withEntry = (all: readonly Row[]) => ({ ...columns(all), entry: all.map((row) => row.entry) });

/** The weight with which a row is at risk at t, by the definition. */
function weightAt(all: readonly Row[], row: Row, t: number): number {
  if (row.time >= t) return row.entry < t ? 1 : 0;
  return row.cause === 2 ? seenAt(all, t) / seenAt(all, row.time) : 0;
}

/** G(t−) H(t−): not censored before t, and entered before t. */
function seenAt(all: readonly Row[], t: number): number {
  const count = (of: (row: Row) => boolean): number => all.filter(of).length;
  let seen = 1;
  for (const at of new Set(all.filter((row) => row.cause === 0).map((row) => row.time))) {
    const censored = count((row) => row.time === at && row.cause === 0);
    if (at < t) seen *= 1 - censored / (censored + count((row) => row.entry < at && row.time > at));
  }
  for (const at of new Set(all.map((row) => row.entry))) {
    const present = count((row) => row.entry <= at && row.time > at);
    if (at >= t) seen *= 1 - count((row) => row.entry === at) / present;
  }
  return seen;
}

/** The Breslow score at beta, each row counted `times[row]` times but in the weights. */
function slowScore(all: readonly Row[], beta: number, times: readonly number[]): number {
  let score = 0;
  for (const t of new Set(all.filter((row) => row.cause === 1).map((row) => row.time))) {
    const risks = all.map((row, i) => times[i]! * weightAt(all, row, t) * Math.exp(beta * row.x));
    const mean =
      risks.reduce((sum, risk, i) => sum + risk * all[i]!.x, 0) / risks.reduce((sum, risk) => sum + risk, 0);
    for (const [i, row] of all.entries()) {
      if (row.time === t && row.cause === 1) score += times[i]! * (row.x - mean);
    }
  }
  return score;
}

describe('Fine–Gray with late entry', () => {
  it('is the slow twin: score, information and residuals of weights by the definition', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const fit = fineGray(withEntry(all), { ties: 'breslow' });
        if (!fit.ok || Math.abs(fit.coefficients[0]!.estimate) > 3) return;
        const beta = fit.coefficients[0]!.estimate;
        const ones = all.map(() => 1);
        expect(Math.abs(slowScore(all, beta, ones))).toBeLessThan(1e-8);
        const h = 1e-4;
        const information = (slowScore(all, beta - h, ones) - slowScore(all, beta + h, ones)) / (2 * h);
        expectNear(1 / information, fit.modelCovariance[0]![0]!, 1e-5);
        const moved = (row: number, by: number) => slowScore(all, beta, ones.with(row, 1 + by));
        const meat = all.reduce((sum, _, row) => sum + ((moved(row, h) - moved(row, -h)) / (2 * h)) ** 2, 0);
        expect(Math.abs(fit.covariance[0]![0]! - meat / information ** 2)).toBeLessThan(
          1e-4 * (1 / information + fit.covariance[0]![0]!),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('with every entry at zero has the same bytes as without', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('efron', 'breslow'), fc.boolean(), (all, ties, censoringWeights) => {
        const weight = all.map((_, i) => 1 / (1 + (i % 3)));
        const data = { ...columns(all), weight };
        const options = { ties, censoringWeights };
        expect(fineGray({ ...data, entry: all.map(() => 0) }, options)).toEqual(fineGray(data, options));
      }),
    );
  });

  it('does not ask where the clock starts, nor for its unit', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const fit = fineGray(withEntry(all));
        const later = fineGray(
          withEntry(all.map((row) => ({ ...row, entry: 7 * row.entry + 480, time: 7 * row.time + 480 }))),
        );
        expect(later).toEqual(fit);
      }),
    );
  });

  it('tells what cannot be computed, and which row is wrong', () => {
    const covariates = { x: [1, 0, 1, 0] };
    // After 3 nobody is there until 4: what share of those like the first had entered before is not known.
    const gap = { entry: [0, 0, 4, 4], time: [2, 3, 6, 5], cause: [2, 1, 1, 1], covariates };
    expect(fineGray(gap)).toMatchObject({ ok: false, reason: 'undefined-ratio' });
    const wrong = (entry: readonly number[]) => () => fineGray({ ...gap, entry });
    expect(wrong([0, 3, 4, 4])).toThrow(new StatsInputError('entry', '3 is not before time 3', 1));
    expect(wrong([0, 0, 4, Number.NaN])).toThrow(new StatsInputError('entry', 'is not a finite number', 3));
    expect(wrong([0, 0, 4])).toThrow(new StatsInputError('entry', 'has 3 rows where 4 were expected'));
    const full = () => fineGray({ ...gap, entry: [0, 0, 1, 0] }, { errors: 'fine-gray' });
    expect(full).toThrow(/errors.*entry/u);
  });
});
