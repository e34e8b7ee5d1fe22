import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank, logRankPermutation, logRankScores, logRankTrend, stream } from '../../src/index.ts';
import { columns, dataset, expectAllNear, expectNear, must, reference } from '../support.ts';

describe('trend over groups', () => {
  it('over cell types of veteran, from survdiff’s observed, expected and variance (make-meta.R)', () => {
    const { time, status, celltype } = columns('veteran.csv');
    const { trend } = reference<{ readonly trend: number }>('meta.json');
    const test = must(logRank({ time: time!, event: status!, group: celltype! }));
    expectNear(must(logRankTrend(test)).z, trend, 1e-9);
  });

  it('of two groups is the log-rank test, and of equal scores nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.nat(1), fc.nat(1)), { minLength: 4, maxLength: 30 }),
        (rows) => {
          const test = logRank({
            time: rows.map((r) => r[0]),
            event: rows.map((r) => r[1]),
            group: rows.map((r) => r[2]),
          });
          if (!test.ok) return;
          expectNear(must(logRankTrend(test)).chiSquared, test.chiSquared, 1e-9);
          expect(logRankTrend(test, { scores: [1, 1] })).toMatchObject({ ok: false, reason: 'no-variation' });
        },
      ),
    );
  });
});

describe('re-randomisation', () => {
  it('has scores 1 − 1/4, 1 − 1/4 − 1/3, … by hand, adding up to zero', () => {
    const scores = logRankScores({ time: [1, 2, 3, 4], event: [1, 1, 0, 1] });
    expectAllNear(scores, [3 / 4, 5 / 12, -7 / 12, -7 / 12], 1e-14);
  });

  it('comes close to the exact p-value: 2 of the 6 labellings of four people are as far out', () => {
    const data = { time: [1, 2, 3, 4], event: [1, 1, 1, 1], group: [0, 0, 1, 1] };
    const { p } = must(logRankPermutation(data, { random: stream('exact'), permutations: 20_000 }));
    expect(Math.abs(p - 1 / 3)).toBeLessThan(0.015);
  });

  it('agrees with the large-sample test in Rossi’s trial', () => {
    const rossi = dataset('rossi.csv');
    const data = {
      time: rossi['week']!.map(Number),
      event: rossi['arrest']!.map(Number),
      group: rossi['fin']!.map((fin) => (fin === 'yes' ? 1 : 0)),
    };
    const exact = must(logRankPermutation(data, { random: stream('rossi'), permutations: 5000 }));
    const test = must(logRank(data));
    expectNear(exact.statistic, test.observed[1]! - test.expected[1]!, 1e-9);
    expect(Math.abs(exact.p - test.p)).toBeLessThan(0.015);
  });

  it('permutes within blocks only: a group that fills its blocks can only be as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(3)), { minLength: 4, maxLength: 20 }),
        (rows) => {
          const group = rows.map((_, i) => i % 2);
          const time = rows.map((r) => r[0]);
          const event = time.map(() => 1);
          const scores = logRankScores({ time, event });
          expect(Math.abs(scores.reduce((a, b) => a + b))).toBeLessThan(1e-9);
          if (scores.every((s) => s === 0)) return;
          const options = { random: stream(rows.length), permutations: 50 };
          expect(must(logRankPermutation({ time, event, group, block: group }, options)).p).toBe(1);
          const again = { random: stream(rows.length), permutations: 50 };
          const [one, two] = [options, again].map((o) =>
            logRankPermutation({ time, event, group }, { ...o, random: stream('same') }),
          );
          expect(one).toEqual(two);
        },
      ),
    );
  });
});
