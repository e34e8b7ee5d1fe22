import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRankExact, logRankPermutation, logRankScores, stream } from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-log-rank-exact.R: coin::logrank_test(distribution = "exact"), and every pair of subsets by combn.
const expected = reference<{
  readonly ovarian: number;
  readonly all26: number;
  readonly strata: Record<
    'statistic' | 'mean' | 'variance' | 'p' | 'less' | 'greater' | 'allocations',
    number
  >;
  readonly data: Record<'t' | 'e' | 'g' | 's', number[]>;
}>('log-rank-exact.json');
const ov = columns('ovarian.csv');
const ovarian = (rows: number) => ({
  time: ov['futime']!.slice(0, rows),
  event: ov['fustat']!.slice(0, rows),
  group: ov['rx']!.slice(0, rows),
});

describe('exact log-rank test by hand', () => {
  // Events at 1, 2, 3, 4: scores 1 − 1/4 = 3/4, 1 − 7/12 = 5/12, 1 − 13/12 = −1/12, 1 − 25/12 = −13/12.
  const data = { time: [1, 2, 3, 4], event: [1, 1, 1, 1], group: [1, 1, 0, 0] };

  it('the first two of four: the largest of six sums, 14/12; also the smallest is as far', () => {
    expectAllNear(
      logRankScores({ time: data.time, event: data.event }),
      [3 / 4, 5 / 12, -1 / 12, -13 / 12],
      1e-14,
    );
    const result = must(logRankExact(data));
    expectNear(result.statistic, 14 / 12, 1e-14);
    expect(Math.abs(result.mean)).toBeLessThan(1e-15);
    expectNear(result.pGreater, 1 / 6, 1e-15);
    expectNear(result.pLess, 1, 1e-15);
    expectNear(result.p, 2 / 6, 1e-15);
    expectNear(result.midP, 1 / 6, 1e-15);
    expect(result.allocations).toBe(6);
    // Σ score² = (81 + 25 + 1 + 169) / 144; variance 2 · 2 / (4 · 3) times it.
    expectNear(result.variance, 276 / 144 / 3, 1e-14);
  });

  it('one against three: the two-sided rules differ', () => {
    // The four sums are the scores themselves: the largest, 3/4, has one as far on the other side, −13/12.
    const one = { ...data, group: [1, 0, 0, 0] };
    expectNear(must(logRankExact(one)).p, 2 / 4, 1e-15);
    const last = { ...data, group: [0, 0, 0, 1] };
    expectNear(must(logRankExact(last)).p, 1 / 4, 1e-15);
    const double = must(logRankExact(last, { twoSided: 'double' }));
    expectNear(double.p, 2 / 4, 1e-15);
    expectNear(double.midP, 1 / 4, 1e-15);
    const drawn = (twoSided: 'distance' | 'double') =>
      must(logRankPermutation(last, { random: stream('rules'), permutations: 4000, twoSided })).p;
    expect(Math.abs(drawn('distance') - 1 / 4)).toBeLessThan(0.03);
    expect(Math.abs(drawn('double') - 2 / 4)).toBeLessThan(0.06);
  });

  it('in pairs each of two labels is a coin: the sum of both firsts has p ¼ one-sided', () => {
    const result = must(logRankExact({ ...data, group: [1, 0, 1, 0], block: [1, 1, 2, 2] }));
    expect(result.allocations).toBe(4);
    expectNear(result.pGreater, 1 / 4, 1e-15);
    expectNear(result.p, 2 / 4, 1e-15);
  });

  it('says what cannot be computed, and offers the permutation test above the limit', () => {
    const many = { time: Array.from({ length: 60 }, (_, i) => i + 1), event: new Array(60).fill(1) };
    const group = many.time.map((t) => t % 2);
    const refused = logRankExact({ ...many, group });
    expect(refused).toMatchObject({ ok: false, reason: 'too-many-allocations' });
    expect(refused.ok ? '' : refused.detail).toMatch(/1\.18e\+17 selections .* logRankPermutation/);
    const blocks = { ...many, group, block: many.time.map((t) => Math.floor((t - 1) / 10)) };
    expect(logRankExact(blocks, { limit: 1000 })).toMatchObject({ reason: 'too-many-allocations' });
    expect(logRankExact({ time: [1, 2], event: [0, 0], group: [0, 1] })).toMatchObject({
      reason: 'no-events',
    });
    expect(logRankExact({ time: [1, 2], event: [1, 0], group: [0, 0] })).toMatchObject({
      reason: 'empty-arm',
    });
    const alone = { time: [1, 2, 3], event: [1, 1, 1], group: [0, 1, 1], block: [1, 2, 2] };
    expect(logRankExact(alone)).toMatchObject({ reason: 'no-variation' });
    expect(() => logRankExact({ time: [1, 2, 3], event: [1, 1, 0], group: [0, 1, 2] })).toThrow(/group/);
  });
});

describe('exact log-rank test as R', () => {
  it('on ovarian, 20 and all 26 rows, as coin', () => {
    expectNear(must(logRankExact(ovarian(20))).p, expected.ovarian, 1e-9);
    expectNear(must(logRankExact(ovarian(26))).p, expected.all26, 1e-9);
  });

  it('stratified, as by all pairs of subsets', () => {
    const { t, e, g, s } = expected.data;
    const result = must(logRankExact({ time: t, event: e, group: g, stratum: s }));
    const { strata } = expected;
    expectNear(result.statistic, strata.statistic, 1e-12);
    expectNear(result.mean + 1, strata.mean + 1, 1e-12);
    expectNear(result.variance, strata.variance, 1e-12);
    expectNear(result.p, strata.p, 1e-12);
    expectNear(result.pLess, strata.less, 1e-12);
    expectNear(result.pGreater, strata.greater, 1e-12);
    expect(result.allocations).toBe(strata.allocations);
  });
});

/** Every subset of a size, by bits. */
function subsets(n: number, size: number): number[][] {
  const found: number[][] = [];
  for (let bits = 0; bits < 2 ** n; bits++) {
    const rows = Array.from({ length: n }, (_, i) => i).filter((i) => (bits >> i) % 2 === 1);
    if (rows.length === size) found.push(rows);
  }
  return found;
}

describe('exact log-rank test generally', () => {
  const rows = fc.array(
    fc.record({
      time: fc.integer({ min: 1, max: 6 }),
      event: fc.integer({ min: 0, max: 1 }),
      group: fc.integer({ min: 0, max: 1 }),
      block: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 2, maxLength: 9 },
  );

  it('is the slow twin: all relabellings one by one', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const column = (name: 'time' | 'event' | 'group' | 'block'): number[] => list.map((row) => row[name]);
        const data = {
          time: column('time'),
          event: column('event'),
          group: column('group'),
          block: column('block'),
        };
        const result = logRankExact(data);
        if (!result.ok) return;
        const scores = logRankScores({ time: data.time, event: data.event });
        const inBlock = [0, 1].map((b) => list.flatMap((row, i) => (row.block === b ? [i] : [])));
        const choices = inBlock.map((own) =>
          subsets(own.length, own.filter((i) => list[i]!.group === 1).length).map((set) =>
            set.reduce((sum, i) => sum + scores[own[i]!]!, 0),
          ),
        );
        const sums = choices[0]!.flatMap((a) => choices[1]!.map((b) => a + b));
        const mean = sums.reduce((a, b) => a + b, 0) / sums.length;
        const gap = Math.abs(result.statistic - mean);
        expect(result.allocations).toBe(sums.length);
        expect(Math.abs(result.mean - mean)).toBeLessThan(1e-12);
        expectNear(result.variance, sums.reduce((s, x) => s + (x - mean) ** 2, 0) / sums.length, 1e-9);
        const share = (of: (sum: number) => boolean): number => sums.filter(of).length / sums.length;
        expectNear(
          result.p,
          share((x) => Math.abs(x - mean) >= gap - 1e-9),
          1e-12,
        );
        expectNear(
          result.pLess,
          share((x) => x <= result.statistic + 1e-9),
          1e-12,
        );
        expectNear(
          result.pGreater,
          share((x) => x >= result.statistic - 1e-9),
          1e-12,
        );
        const half =
          (share((x) => Math.abs(x - mean) >= gap - 1e-9) + share((x) => Math.abs(x - mean) > gap + 1e-9)) /
          2;
        expectNear(result.midP, half, 1e-12);
      }),
      { numRuns: 150 },
    );
  });

  it('is what the permutation test draws from', () => {
    const data = ovarian(26);
    const drawn = must(logRankPermutation(data, { random: stream('exact'), permutations: 20_000 }));
    const { p } = must(logRankExact(data));
    expect(Math.abs(drawn.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000));
    const { t, e, g, s } = expected.data;
    const strata = { time: t, event: e, group: g, stratum: s };
    const stratified = must(logRankPermutation(strata, { random: stream('strata'), permutations: 20_000 }));
    const exact = must(logRankExact(strata));
    expect(stratified.statistic).toBe(exact.statistic);
    expect(Math.abs(stratified.p - exact.p)).toBeLessThan(0.015);
  });

  it('rejects no more often than alpha over all allocations of the same times', () => {
    const time = [3, 5, 5, 7, 8, 10, 11, 12];
    const event = [1, 1, 0, 1, 1, 0, 1, 1];
    const results = subsets(8, 4).map(
      (set) => must(logRankExact({ time, event, group: time.map((_, i) => (set.includes(i) ? 1 : 0)) })).p,
    );
    for (const alpha of [0.05, 0.1, 0.3]) {
      expect(results.filter((p) => p <= alpha + 1e-12).length / results.length).toBeLessThanOrEqual(alpha);
    }
  });
});
