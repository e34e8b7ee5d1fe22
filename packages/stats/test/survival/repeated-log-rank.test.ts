import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank, repeatedLogRank, StatsInputError } from '../../src/index.ts';
import { sortOrder } from '../../src/survival/sort-order.ts';

const times = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  // Fractions that differ by rounding only when they come from different sums.
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).map(([a, b]) => a * 0.1 + b * 0.1),
  fc.double({ min: 0, max: 1e3, noNaN: true }),
);
const row = fc.record({ time: times, event: fc.constantFrom(0, 1), group: fc.constantFrom(0, 1) });

describe('the repeated log-rank test', () => {
  it('is the log-rank test, whatever was in its memory before', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 25, maxLength: 25 }), fc.func(row), (first, more) => {
        const test = repeatedLogRank(25);
        for (const rows of [first, first.map((_, i) => more(i))]) {
          const data = {
            time: Float64Array.from(rows, (r) => r.time),
            event: rows.map((r) => r.event),
            group: Uint8Array.from(rows, (r) => r.group),
          };
          const z = test(data);
          const full = logRank(data);
          expect(z !== undefined).toBe(full.ok);
          if (z === undefined || !full.ok) continue;
          expect(Math.abs(z ** 2 - full.chiSquared)).toBeLessThan(1e-10 * (1 + full.chiSquared));
          expect(Math.sign(z) * (full.observed[1]! - full.expected[1]!)).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
    );
  });

  it('by hand: events at 1 (group 0), 2 (group 1), 3 (group 1, with one censored)', () => {
    // Expected in group 1: 2/4 + 2/3 + 1/2; variance 2·2/16 + 2/9 + 1/4.
    const z = repeatedLogRank(4)({ time: [2, 1, 3, 3], event: [1, 1, 1, 0], group: [1, 0, 1, 0] });
    expect(z).toBeCloseTo((2 - (1 / 2 + 2 / 3 + 1 / 2)) / Math.sqrt(1 / 4 + 2 / 9 + 1 / 4), 14);
  });

  it('names wrong input', () => {
    const test = repeatedLogRank(2);
    const [time, event, group] = [
      [1, 2],
      [1, 0],
      [0, 1],
    ];
    expect(() => test({ time: [1, Number.NaN], event, group })).toThrow(/time/);
    expect(() => test({ time: [-1, 2], event, group })).toThrow(/time/);
    expect(() => test({ time, event: [0, 2], group })).toThrow(/event/);
    expect(() => test({ time, event, group: [0, 0.5] })).toThrow(/group/);
    expect(() => test({ time: [1], event, group })).toThrow(StatsInputError);
    expect(() => test({ time, event: [1], group })).toThrow(/event/);
    expect(() => repeatedLogRank(0)).toThrow(/rows/);
  });
});

describe('the order of rows', () => {
  it('is that of sorting, short or long, crowded or not', () => {
    const values = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(-1, 0, 1, 1e-320),
      // Many that differ in the last bits only.
      fc.integer({ min: -20, max: 20 }).map((k) => Math.sign(k) + k * 2 ** -52),
    );
    fc.assert(
      fc.property(fc.array(values, { maxLength: 20 }), fc.constantFrom(1, 40), (part, copies) => {
        const column = Array.from({ length: copies }, () => part).flat();
        const slow = [...column.keys()].sort((a, b) => column[a]! - column[b]!);
        expect([...sortOrder(column)]).toEqual(slow);
      }),
    );
  });
});
