import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cumulativeIncidence,
  grayTest,
  kaplanMeier,
  logRank,
  restrictedMean,
  StatsInputError,
} from '../../src/index.ts';
import { wholeCounts } from '../../src/survival/whole-counts.ts';

const rows = fc.array(
  fc.record({ time: fc.nat({ max: 40 }), kind: fc.nat({ max: 2 }), group: fc.constantFrom(0, 1, 3) }),
  { minLength: 1, maxLength: 120 },
);

const columns = (data: readonly { time: number; kind: number; group: number }[]) => ({
  time: Float64Array.from(data, (row) => row.time),
  kind: Float64Array.from(data, (row) => row.kind),
  event: Float64Array.from(data, (row) => Math.min(1, row.kind)),
  group: Float64Array.from(data, (row) => row.group),
});

describe('counts of whole numbers', () => {
  it('are those of counting by hand', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { time, kind, group } = columns(data);
        const counted = wholeCounts(time, kind, group)!;
        const times = [...new Set(time)].sort((a, b) => a - b);
        const groups = [...new Set(group)].sort((a, b) => a - b);
        const most = Math.max(...kind);
        expect([...counted.times]).toEqual(times);
        expect(counted.groups).toEqual(groups);
        for (const [g, code] of groups.entries()) {
          for (let k = 0; k <= most; k++) {
            const slow = times.map(
              (t) => data.filter((row) => row.time === t && row.kind === k && row.group === code).length,
            );
            expect([...counted.counts[g]![k]!]).toEqual(slow);
          }
        }
      }),
    );
  });

  it('find a time beyond all those of the rows looked at first', () => {
    const time = new Float64Array(1000).fill(3);
    time[999] = 70;
    const counted = wholeCounts(time, new Uint8Array(1000), undefined)!;
    expect([...counted.times]).toEqual([3, 70]);
    expect([...counted.counts[0]![0]!]).toEqual([999, 1]);
  });

  it('leave everything else to the general way', () => {
    const ones = [1, 1, 1];
    for (const odd of [
      [1, 2.5, 3],
      [1, -1, 3],
      [1, Number.NaN, 3],
      [1, Infinity, 3],
      [1, 2 ** 40, 3],
      [1, 2],
    ]) {
      expect(wholeCounts(odd, ones, undefined)).toBeUndefined();
    }
    expect(wholeCounts([1, 2, 3], [0, 2, 1], undefined, 1)).toBeUndefined();
    expect(wholeCounts([1, 2, 3], ones, [0, 0.5, 1])).toBeUndefined();
    expect(wholeCounts([1, 2, 3], ones, [0, -1, 1])).toBeUndefined();
    expect(wholeCounts([], [], undefined)).toBeUndefined();
  });
});

/** The last error is nothing: what cancelled once left five thousand-millionths of it. */
const everybodyHasIt = [0, 39, 0, 1, 39].map((time) => ({ time, kind: 1, group: 0 }) as const);

describe('methods on whole times', () => {
  it('give what the same rows in halves of a unit give, through the general way', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { time, kind, event, group } = columns(data);
        const half = time.map((t) => t + 0.5);
        const late = new Float64Array(time.length);
        const survival = kaplanMeier({ time, event, group }).curves;
        for (const [g, curve] of kaplanMeier({ time: half, event, group }).curves.entries()) {
          const { time: times, ...rest } = curve;
          expect(survival[g]).toEqual({ ...rest, time: times.map((t) => t - 0.5) });
        }
        expect(logRank({ time, event, group })).toEqual(logRank({ time: half, event, group }));
        expect(grayTest({ time, cause: kind, group })).toEqual(grayTest({ time: half, cause: kind, group }));
        const area = (t: Float64Array, tau: number) => restrictedMean({ time: t, event, group }, { tau });
        const [whole, moved] = [area(time, 10), area(half, 10.5)];
        expect(whole.ok).toBe(moved.ok);
        const incidence = cumulativeIncidence({ time, cause: kind, group }).curves;
        const general = cumulativeIncidence({ time: half, cause: kind, group, entry: late }).curves;
        for (const [g, curve] of general.entries()) {
          expect(incidence[g]!.n).toBe(curve.n);
          expect(incidence[g]!.atRisk).toEqual(curve.atRisk);
          for (const [c, cause] of curve.causes.entries()) {
            const own = incidence[g]!.causes[c]!;
            expect(own.cause).toBe(cause.cause);
            for (let i = 0; i < curve.time.length; i++) {
              expect(own.probability[i]).toBeCloseTo(cause.probability[i]!, 13);
              expect(own.standardError[i]).toBeCloseTo(cause.standardError[i]!, 10);
            }
          }
        }
      }),
      { numRuns: 60, examples: [[everybodyHasIt]] },
    );
  });

  it('still name what is wrong with the input', () => {
    const group = [0, 1, 0];
    expect(() => logRank({ time: [1, 2, -3], event: [1, 0, 1], group })).toThrow(StatsInputError);
    expect(() => kaplanMeier({ time: [1, 2, 3], event: [1, 2, 1] })).toThrow(/event/);
    expect(() => kaplanMeier({ time: [1, 2, 3], event: [1, 0] })).toThrow(/event/);
    expect(() => kaplanMeier({ time: [1, 2, 3], event: [1, 0, 1], group: [0, 1] })).toThrow(/group/);
    expect(() => cumulativeIncidence({ time: [1, 2, 3], cause: [1, 0.5, 0] })).toThrow(/cause/);
    expect(() => grayTest({ time: [1, Number.NaN, 3], cause: [1, 2, 0], group })).toThrow(/time/);
  });
});
