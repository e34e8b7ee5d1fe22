import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  andersenGill,
  coxRegression,
  meanCountTest,
  meanCumulativeCount,
  weiLinWeissfeld,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must } from '../support.ts';

interface Row {
  readonly id: number;
  readonly entry: number;
  readonly time: number;
  readonly event: number;
  readonly terminal: number;
  readonly group: number;
}

/** People with rows between some of the whole times 0 … 14, with late entries and holes; some die at the end. */
const person = fc.record({
  cuts: fc.uniqueArray(fc.nat(14), { minLength: 2, maxLength: 6 }),
  keep: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
  events: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 5, maxLength: 5 }),
  dies: fc.boolean(),
  group: fc.integer({ min: 0, max: 1 }),
});
const people = fc.array(person, { minLength: 3, maxLength: 9 }).map((all) =>
  all.flatMap(({ cuts, keep, events, dies, group }, id) => {
    const at = cuts.toSorted((a, b) => a - b);
    const rows = at.slice(1).flatMap((time, i) => {
      const kept = keep[i]! > 0 || i === at.length - 2;
      return kept ? [{ id, entry: at[i]!, time, event: events[i]!, terminal: 0, group }] : [];
    });
    return rows.map((row, i): Row => ({ ...row, terminal: dies && i === rows.length - 1 ? 1 : 0 }));
  }),
);

const columnsOf = (rows: readonly Row[]) => ({
  id: rows.map((r) => r.id),
  entry: rows.map((r) => r.entry),
  time: rows.map((r) => r.time),
  event: rows.map((r) => r.event),
  terminal: rows.map((r) => r.terminal),
});

/** Mean of all people at t and each person's part in its error, straight from the definitions. */
function slowMean(rows: readonly Row[], t: number, weight = (_u: number): number => 1) {
  const times = [...new Set(rows.map((r) => r.time))].sort((a, b) => a - b).filter((u) => u <= t);
  const atRisk = (u: number): Row[] => rows.filter((r) => r.entry < u && u <= r.time);
  const deaths = (u: number): number => rows.filter((r) => r.time === u && r.terminal === 1).length;
  const survivalBefore = (u: number): number =>
    times.filter((s) => s < u).reduce((s, v) => s * (1 - deaths(v) / atRisk(v).length), 1);
  const events = (u: number): number => rows.filter((r) => r.time === u && r.event === 1).length;
  const step = (u: number): number => (weight(u) * survivalBefore(u)) / atRisk(u).length;
  const mean = (to: number): number =>
    times.filter((u) => u <= to).reduce((sum, u) => sum + step(u) * events(u), 0);
  const parts = [...new Set(rows.map((r) => r.id))].map((id) => {
    let part = 0;
    for (const u of times) {
      const n = atRisk(u).length;
      const here = atRisk(u).filter((r) => r.id === id).length;
      const own = rows.filter((r) => r.id === id && r.time === u);
      const dM = own.filter((r) => r.event === 1).length - (here * events(u)) / n;
      const dMD = own.filter((r) => r.terminal === 1).length - (here * deaths(u)) / n;
      part += step(u) * dM - ((mean(t) - mean(u)) / n) * dMD;
    }
    return part;
  });
  return { mean: mean(t), variance: parts.reduce((sum, p) => sum + p * p, 0), atRisk };
}

describe('mean cumulative count', () => {
  it('equals its definition, with deaths, late entries and holes', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const result = meanCumulativeCount(columnsOf(rows));
        expect(result.ok).toBe(rows.some((r) => r.event === 1));
        if (!result.ok) return;
        const [curve] = result.curves;
        for (const [k, time] of curve!.time.entries()) {
          const slow = slowMean(rows, time);
          expect(curve!.atRisk[k]).toBe(slow.atRisk(time).length);
          expectNear(curve!.mean[k]!, slow.mean, 1e-12);
          expect(Math.abs(curve!.standardError[k]! ** 2 - slow.variance)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('has Nelson’s variance: that of the mean where nobody is censored before the end', () => {
    const counts = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(counts, (all) => {
        const rows = all.flatMap((times, id) =>
          [...times.toSorted((a, b) => a - b), 10].map((time) => ({ id, time, event: time < 10 ? 1 : 0 })),
        );
        const data = {
          id: rows.map((r) => r.id),
          time: rows.map((r) => r.time),
          event: rows.map((r) => r.event),
        };
        const result = meanCumulativeCount(data, { variance: 'nelson' });
        if (!result.ok) return;
        const n = all.length;
        const mean = all.reduce((sum, times) => sum + times.length, 0) / n;
        const spread = all.reduce((sum, times) => sum + (times.length - mean) ** 2, 0) / (n - 1);
        const [curve] = result.curves;
        expectNear(curve!.mean.at(-1)!, mean, 1e-12);
        expect(Math.abs(curve!.standardError.at(-1)! ** 2 - spread / n)).toBeLessThan(1e-12);
        const [robust] = must(meanCumulativeCount(data)).curves;
        expect(Math.abs(robust!.standardError.at(-1)! ** 2 - (spread * (n - 1)) / n ** 2)).toBeLessThan(
          1e-12,
        );
      }),
    );
  });

  it('has Nelson’s variance as sums over pairs of times, with censoring', () => {
    const history = fc.record({
      events: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }),
      end: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(history, { minLength: 3, maxLength: 8 }), (all) => {
        const clean = all.map(({ events, end }) => ({ events: events.filter((t) => t <= end), end }));
        const rows = clean.flatMap(({ events, end }, id) => [
          ...events.toSorted((a, b) => a - b).map((time) => ({ id, time, event: 1 })),
          { id, time: end, event: 0 },
        ]);
        const result = meanCumulativeCount(
          { id: rows.map((r) => r.id), time: rows.map((r) => r.time), event: rows.map((r) => r.event) },
          { variance: 'nelson' },
        );
        const times = [...new Set(clean.flatMap((p) => p.events))].sort((a, b) => a - b);
        const count = (p: (typeof clean)[number], t: number): number => (p.events.includes(t) ? 1 : 0);
        const covariance = (t: number, u: number): number => {
          const later = clean.filter((p) => p.end >= u);
          if (later.length < 2) return 0;
          const mean = later.reduce((sum, p) => sum + count(p, u), 0) / later.length;
          const n = clean.filter((p) => p.end >= t).length;
          const sum = later.reduce((total, p) => total + (count(p, u) - mean) * count(p, t), 0);
          return sum / (later.length - 1) / n;
        };
        let variance = 0;
        for (const [k, u] of times.entries()) {
          variance += covariance(u, u) + 2 * times.slice(0, k).reduce((sum, t) => sum + covariance(t, u), 0);
          if (result.ok) {
            expect(Math.abs(result.curves[0]!.standardError[k]! ** 2 - Math.max(0, variance))).toBeLessThan(
              1e-12,
            );
          }
        }
      }),
    );
  });
});

describe('comparison of mean counts', () => {
  it('equals the definition', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const groups = [0, 1].map((g) => rows.filter((r) => r.group === g));
        const result = meanCountTest({ ...columnsOf(rows), group: rows.map((r) => r.group) });
        if (!result.ok) return;
        const n = (g: number, u: number): number =>
          groups[g]!.filter((r) => r.entry < u && u <= r.time).length;
        const weight = (u: number): number => {
          const both = n(0, u) + n(1, u);
          return both === 0 ? 0 : (n(0, u) * n(1, u)) / both;
        };
        const [a, b] = groups.map((group) => slowMean(group, Infinity, weight));
        expect(Math.abs(result.statistic - (b!.mean - a!.mean))).toBeLessThan(1e-12);
        expectNear(result.standardError ** 2, a!.variance + b!.variance, 1e-9);
        const swapped = must(meanCountTest({ ...columnsOf(rows), group: rows.map((r) => 1 - r.group) }));
        expectNear(swapped.p, result.p, 1e-9);
      }),
    );
  });
});

describe('models of repeated events', () => {
  it('with one event each are Cox regression with robust errors', () => {
    const one = fc.record({
      time: fc.integer({ min: 1, max: 9 }),
      event: fc.integer({ min: 0, max: 1 }),
      x: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 6, maxLength: 20 }), (rows) => {
        const columns = {
          id: rows.map((_, i) => i),
          time: rows.map((r) => r.time),
          event: rows.map((r) => r.event),
          covariates: { x: rows.map((r) => r.x) },
        };
        const cox = coxRegression(columns, { errors: 'robust' });
        for (const model of [andersenGill(columns), weiLinWeissfeld(columns)]) {
          expect(model.ok).toBe(cox.ok);
          if (!model.ok || !cox.ok) continue;
          expect(Math.abs(model.coefficients[0]!.estimate - cox.coefficients[0]!.estimate)).toBeLessThan(
            1e-9,
          );
          expectAllNear(model.covariance[0]!, cox.covariance[0]!, 1e-7);
        }
      }),
    );
  });
});
