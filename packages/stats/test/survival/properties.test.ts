import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coxRegression, kaplanMeier, logRank, restrictedMean, survivalAt } from '../../src/index.ts';
import { coxDesign } from '../../src/survival/cox/design.ts';
import { coxLikelihood } from '../../src/survival/cox/likelihood.ts';
import { sortOrder } from '../../src/survival/sort-order.ts';
import { timeIndex } from '../../src/survival/time-index.ts';
import { expectAllNear, expectNear } from '../support.ts';
import { type Rows, slowLogRank, slowPartialLikelihood, slowRestrictedMean, slowSurvival } from './twins.ts';

interface Case extends Rows {
  readonly entry: number[];
  readonly group: number[];
  readonly x: number[];
}

/** Small data sets with many ties, late entries and both groups. */
const cases: fc.Arbitrary<Case> = fc
  .array(
    fc.record({
      time: fc.integer({ min: 2, max: 12 }),
      late: fc.integer({ min: 0, max: 1 }),
      event: fc.integer({ min: 0, max: 1 }),
      group: fc.integer({ min: 0, max: 1 }),
      x: fc.integer({ min: -5, max: 5 }),
    }),
    { minLength: 6, maxLength: 40 },
  )
  .map((rows) => ({
    time: rows.map((r) => r.time),
    event: rows.map((r) => r.event),
    entry: rows.map((r) => r.late * Math.floor(r.time / 2)),
    group: rows.map((r) => r.group),
    x: rows.map((r) => r.x),
  }));

describe('quick and obvious forms agree', () => {
  it('Kaplan–Meier with late entry', () => {
    fc.assert(
      fc.property(cases, ({ time, event, entry }) => {
        const [curve] = kaplanMeier({ time, event, entry }).curves;
        for (const [i, t] of curve!.time.entries()) {
          expectNear(curve!.survival[i]!, slowSurvival({ time, event, entry }, t), 1e-12);
        }
      }),
    );
  });

  it('log-rank with late entry', () => {
    fc.assert(
      fc.property(cases, ({ time, event, entry, group }) => {
        const test = logRank({ time, event, entry, group });
        if (!test.ok) return;
        const slow = slowLogRank({ time, event, entry }, group);
        expect(Math.abs(test.observed[1]! - test.expected[1]! - slow.excess)).toBeLessThan(1e-10);
        expectNear(test.variance[1]![1]!, slow.variance, 1e-10);
      }),
    );
  });

  it('restricted mean', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0.5, max: 2, noNaN: true }), ({ time, event }, tau) => {
        const result = restrictedMean({ time, event }, { tau });
        if (!result.ok) return;
        const slow = slowRestrictedMean({ time, event }, tau);
        expectNear(result.groups[0]!.mean, slow.mean, 1e-12);
        expectNear(result.groups[0]!.standardError ** 2, slow.variance, 1e-10);
      }),
    );
  });

  it.each(['efron', 'breslow'] as const)('%s likelihood, with derivatives by differences', (ties) => {
    fc.assert(
      fc.property(
        cases,
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        ({ time, event, entry, group, x }, b) => {
          const rows = { time, event, entry };
          const covariates = [group, x];
          const design = coxDesign({ ...rows, covariates }, ties);
          const beta = [b, b / 3];
          const value = (at: readonly number[]): number => slowPartialLikelihood(rows, covariates, at, ties);
          const point = coxLikelihood(design, beta);
          expect(Math.abs(point.logLikelihood - value(beta))).toBeLessThan(1e-9);
          const h = 1e-4;
          for (const j of [0, 1]) {
            const moved = (by: number): number[] => beta.map((v, k) => (k === j ? v + by : v));
            const slope = (value(moved(h)) - value(moved(-h))) / (2 * h);
            expect(Math.abs(point.score[j]! - slope)).toBeLessThan(1e-4);
            const bend = coxLikelihood(design, moved(h)).score.map(
              (s, k) => s - coxLikelihood(design, moved(-h)).score[k]!,
            );
            for (const k of [0, 1]) {
              expect(Math.abs(point.information[j * 2 + k]! + bend[k]! / (2 * h))).toBeLessThan(1e-3);
            }
          }
        },
      ),
    );
  });

  it('sorting by bits and by comparison, negative numbers included', () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 301,
      maxLength: 600,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const sorted = Array.from(sortOrder(values), (row) => values[row]! + 0);
        expect(sorted).toEqual([...values].sort((a, b) => a - b).map((v) => v + 0));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what must not matter', () => {
  it('the order of rows', () => {
    fc.assert(
      fc.property(cases, ({ time, event, group }) => {
        const reversed = { time: time.toReversed(), event: event.toReversed(), group: group.toReversed() };
        expect(kaplanMeier(reversed)).toEqual(kaplanMeier({ time, event, group }));
      }),
    );
  });

  it('the unit of time, and rounding in the last bits', () => {
    fc.assert(
      fc.property(cases, ({ time, event, x }) => {
        const covariates = { x };
        const days = coxRegression({ time, event, covariates });
        const years = coxRegression({ time: time.map((t) => t / 365.25), event, covariates });
        const smudged = coxRegression({
          time: time.map((t, row) => (t / 3) * (1 + row * 1e-15)),
          event,
          covariates,
        });
        expect([years.ok, smudged.ok]).toEqual([days.ok, days.ok]);
        if (!days.ok || !years.ok || !smudged.ok) return;
        expect(Math.abs(years.logLikelihood - days.logLikelihood)).toBeLessThan(1e-9);
        expect(Math.abs(smudged.logLikelihood - days.logLikelihood)).toBeLessThan(1e-9);
        expect(timeIndex(time.map((t, row) => (t / 3) * (1 + row * 1e-15))).times.length).toBe(
          new Set(time).size,
        );
      }),
    );
  });

  it('cutting follow-up into pieces', () => {
    fc.assert(
      fc.property(cases, ({ time, event, x }) => {
        const whole = coxRegression({ time, event, covariates: { x } });
        const pieces = time.flatMap((t, row) =>
          t > 3
            ? [
                { entry: 0, time: 3, event: 0, x: x[row]! },
                { entry: 3, time: t, event: event[row]!, x: x[row]! },
              ]
            : [{ entry: 0, time: t, event: event[row]!, x: x[row]! }],
        );
        const cut = coxRegression({
          time: pieces.map((r) => r.time),
          event: pieces.map((r) => r.event),
          entry: pieces.map((r) => r.entry),
          covariates: { x: pieces.map((r) => r.x) },
        });
        expect(cut.ok).toBe(whole.ok);
        if (!cut.ok || !whole.ok) return;
        expect(Math.abs(cut.coefficients[0]!.estimate - whole.coefficients[0]!.estimate)).toBeLessThan(1e-7);
        expect(Math.abs(cut.logLikelihood - whole.logLikelihood)).toBeLessThan(1e-9);
      }),
    );
  });

  it('writing a row twice or giving it weight two (Kaplan–Meier and Breslow)', () => {
    fc.assert(
      fc.property(cases, ({ time, event, x }) => {
        const weight = time.map((_, row) => 1 + (row % 2));
        const twice = <T>(column: readonly T[]): T[] =>
          column.flatMap((v, row) => Array<T>(weight[row]!).fill(v));
        const data = { time: twice(time), event: twice(event) };
        const [a] = kaplanMeier({ time, event, weight }).curves;
        const [b] = kaplanMeier(data).curves;
        expectAllNear(a!.survival, b!.survival, 1e-12);
        expectAllNear(a!.standardError, b!.standardError, 1e-9);
        const weighted = coxRegression({ time, event, weight, covariates: { x } }, { ties: 'breslow' });
        const doubled = coxRegression({ ...data, covariates: { x: twice(x) } }, { ties: 'breslow' });
        expect(weighted.ok).toBe(doubled.ok);
        if (!weighted.ok || !doubled.ok) return;
        expectNear(weighted.covariance[0]![0]!, doubled.covariance[0]![0]!, 1e-7);
      }),
    );
  });
});

describe('what must hold', () => {
  it('without censoring, survival is the share still without the event', () => {
    fc.assert(
      fc.property(cases, ({ time }) => {
        const [curve] = kaplanMeier({ time, event: time.map(() => 1) }).curves;
        for (const point of survivalAt(curve!, [3, 6, 9])) {
          const share = time.filter((t) => t > point.time).length / time.length;
          expect(Math.abs(point.survival - share)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('without ties, the score test of a group in a Cox model is the log-rank test', () => {
    fc.assert(
      fc.property(cases, ({ event, group }) => {
        const time = event.map((_, row) => row + 1);
        const test = logRank({ time, event, group });
        const fit = coxRegression({ time, event, covariates: { group } });
        if (!test.ok || !fit.ok) return;
        // Where observed and expected are equal both are rounding, of which none is a share of the other.
        const gap = Math.abs(fit.score.chiSquared - test.chiSquared);
        expect(gap).toBeLessThanOrEqual(1e-8 * (test.chiSquared + 1e-9));
      }),
    );
  });
});
