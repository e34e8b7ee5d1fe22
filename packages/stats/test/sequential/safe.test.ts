import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  logRankConfidenceSequence,
  normal,
  safeLogRank,
  safeLogRankFromZ,
  safeProportions,
  stream,
} from '../../src/index.ts';
import { columns, dataset, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-safe.R: coxph(ties = "exact") at fixed hazard ratios; integrate, optimize and uniroot.
interface Sequence {
  readonly logE: number;
  readonly limits: number[];
}
const expected = reference<{
  readonly safe: Record<'ovarian' | 'veteran' | 'strata', number> &
    Record<'sequence' | 'sequence_ties', Sequence>;
  readonly z: { readonly one: number; readonly two: number };
  readonly tables: Record<'ya' | 'na' | 'yb' | 'nb', number[]> & Record<'none' | 'tenth' | 'minus', number>;
}>('safe.json');
const ov = columns('ovarian.csv');
const ovarian = { time: ov['futime']!, event: ov['fustat']!, group: ov['rx']! };
const vt = dataset('veteran.csv');
const numbers = (name: string): number[] => vt[name]!.map(Number);
const veteran = {
  time: numbers('time').map((t) => Math.ceil(t / 7)),
  event: numbers('status'),
  group: numbers('trt'),
};
const strata = { ...veteran, stratum: numbers('celltype') };

describe('safe log-rank test', () => {
  // Group 1 has events at 1 and 4, group 0 at 2; risk sets (two of group 1, two of group 0), (1, 2), (1, 1).
  const four = { time: [1, 4, 2, 5], event: [1, 1, 1, 0], group: [1, 1, 0, 0] };

  it('by hand: each event multiplies by its share of the risk set under 3 over that under 1', () => {
    const result = must(safeLogRank(four, { hazardRatio: 3 }));
    const first = 6 / 8 / (2 / 4);
    const second = 2 / 5 / (2 / 3);
    const third = 3 / 4 / (1 / 2);
    expectAllNear(result.logE.map(Math.exp), [first, first * second, first * second * third], 1e-13);
    expectNear(result.e, 1.35, 1e-13);
    expectNear(result.p, 1 / 1.5, 1e-13);
    expectAllNear(result.events, [1, 2, 3]);
    expect(result.rejectedAt).toBeUndefined();
    const both = must(safeLogRank(four, { hazardRatio: 3, alternative: 'two-sided' }));
    expectNear(both.logE[0]!, Math.log((1.5 + 2 / 8 / 0.5) / 2), 1e-12);
  });

  it('by hand: two events at once among 2 + 2 under 3: 9 / (1 + 12 + 9) over 1 / 6', () => {
    const tied = { time: [1, 1, 3, 5], event: [1, 1, 0, 0], group: [1, 1, 0, 0] };
    expectNear(must(safeLogRank(tied, { hazardRatio: 3 })).e, (9 / 22) * 6, 1e-13);
  });

  it('as the partial likelihood of coxph, also under ties and strata', () => {
    expectNear(must(safeLogRank(ovarian, { hazardRatio: 0.5 })).logE.at(-1)!, expected.safe.ovarian, 1e-10);
    expectNear(must(safeLogRank(veteran, { hazardRatio: 0.7 })).logE.at(-1)!, expected.safe.veteran, 1e-9);
    expectNear(must(safeLogRank(strata, { hazardRatio: 1.4 })).logE.at(-1)!, expected.safe.strata, 1e-8);
  });

  it('from a z statistic: the ratio of normal densities', () => {
    const at = { z: 2.1, events: 40 };
    expectNear(Math.log(safeLogRankFromZ(at, { hazardRatio: 1.6 })), expected.z.one, 1e-12);
    const two = safeLogRankFromZ(at, { hazardRatio: 1.6, ratio: 2, alternative: 'two-sided' });
    expectNear(Math.log(two), expected.z.two, 1e-12);
  });

  it('from a z statistic: a mean of 1 under the hypothesis, by hand exp(µz − µ²/2)', () => {
    const mean = (Math.log(0.5) * Math.sqrt(25)) / 2;
    expectNear(
      safeLogRankFromZ({ z: -1, events: 25 }, { hazardRatio: 0.5 }),
      Math.exp(-mean - mean ** 2 / 2),
      1e-12,
    );
    let sum = 0;
    for (let i = -800; i <= 800; i++) {
      const z = i / 100;
      sum +=
        0.01 *
        normal.density(z) *
        safeLogRankFromZ({ z, events: 25 }, { hazardRatio: 0.5, alternative: 'two-sided' });
    }
    expectNear(sum, 1, 1e-9);
  });

  it('turns over with the groups: the inverse ratio gives the same evidence', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 12 }),
            fc.integer({ min: 0, max: 1 }),
            fc.integer({ min: 0, max: 1 }),
          ),
          {
            minLength: 2,
            maxLength: 30,
          },
        ),
        fc.double({ min: 0.2, max: 4, noNaN: true }),
        (rows, hazardRatio) => {
          const data = {
            time: rows.map((r) => r[0]),
            event: rows.map((r) => r[1]),
            group: rows.map((r) => r[2]),
          };
          const one = safeLogRank(data, { hazardRatio });
          const other = safeLogRank(
            { ...data, group: data.group.map((g) => 1 - g) },
            { hazardRatio: 1 / hazardRatio },
          );
          expect(other.ok).toBe(one.ok);
          if (!one.ok || !other.ok) return;
          for (const [k, value] of one.logE.entries())
            expect(Math.abs(value - other.logE[k]!)).toBeLessThan(1e-10);
          const same = must(safeLogRank(data, { hazardRatio, nullRatio: hazardRatio }));
          expect(Math.abs(same.logE.at(-1)!)).toBeLessThan(1e-10);
        },
      ),
    );
  });

  it('says what cannot be computed and refuses three groups', () => {
    expect(safeLogRank({ time: [1, 2], event: [0, 0], group: [0, 1] }, { hazardRatio: 2 })).toMatchObject({
      reason: 'no-events',
    });
    expect(safeLogRank({ time: [1, 2], event: [0, 1], group: [0, 1] }, { hazardRatio: 2 })).toMatchObject({
      reason: 'no-variation',
    });
    expect(safeLogRank({ time: [1, 2], event: [0, 1], group: [1, 1] }, { hazardRatio: 2 })).toMatchObject({
      reason: 'empty-arm',
    });
    expect(() =>
      safeLogRank({ time: [1, 2, 3], event: [0, 1, 1], group: [1, 2, 3] }, { hazardRatio: 2 }),
    ).toThrow(/group/);
  });
});

describe('confidence sequence of the hazard ratio', () => {
  it('as by integration and uniroot in R', () => {
    const plain = must(logRankConfidenceSequence(ovarian));
    expectNear(plain.logE.at(-1)!, expected.safe.sequence.logE, 1e-8);
    expectAllNear([plain.lower.at(-1)!, plain.upper.at(-1)!], expected.safe.sequence.limits, 1e-7);
    const tied = must(logRankConfidenceSequence(strata, { level: 0.9, prior: { mean: -0.3, sd: 0.5 } }));
    expectNear(tied.logE.at(-1)!, expected.safe.sequence_ties.logE, 1e-7);
    expectAllNear([tied.lower.at(-1)!, tied.upper.at(-1)!], expected.safe.sequence_ties.limits, 1e-6);
  });

  it('by hand after one event among one of each group: the mixture of 1 / (1 + e^−b) is ½ by symmetry', () => {
    // The event is the second group's: ratios θ with θ / (1 + θ) above 0.05 · ½ stay, and there is no upper bound.
    const result = must(logRankConfidenceSequence({ time: [1, 2], event: [1, 0], group: [1, 0] }));
    expectNear(result.lower[0]!, 0.025 / 0.975, 1e-10);
    expect(result.upper[0]).toBe(Infinity);
    expect(Math.abs(result.logE[0]!)).toBeLessThan(1e-12);
  });

  it('holds the ratio 1 exactly as long as its e-value is below 20, and inverts with the groups', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: -1.5, max: 1.5, noNaN: true }),
        (seed, effect) => {
          const data = trial(seed, 40, Math.exp(effect));
          const one = must(logRankConfidenceSequence(data));
          const other = must(logRankConfidenceSequence({ ...data, group: data.group.map((g) => 1 - g) }));
          for (const [k, logE] of one.logE.entries()) {
            if (Math.abs(logE - Math.log(20)) > 1e-9) {
              expect(one.lower[k]! < 1 && one.upper[k]! > 1).toBe(logE < Math.log(20));
            }
            if (one.lower[k]! > 0) expectNear(other.upper[k]!, 1 / one.lower[k]!, 1e-8);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

/** A trial with exponential times, all enrolled at once. */
function trial(seed: string | number, n: number, hazardRatio: number) {
  const random = stream(seed);
  const group = Array.from({ length: n }, (_, i) => i % 2);
  const time = group.map((g) => random.exponential(g === 1 ? hazardRatio : 1));
  return { time, event: time.map((t) => (t < 1.5 ? 1 : 0)), group };
}

describe('Ville’s inequality: whoever stops at the first good moment', () => {
  const trials = 1000;
  const slack = 4 * Math.sqrt((0.05 * 0.95) / trials);

  it('errs in 5 of 100 trials at most with the safe log-rank test, and its sequence covers in 95', () => {
    let rejected = 0;
    let missed = 0;
    for (let i = 0; i < trials; i++) {
      const none = trial(i, 60, 1);
      if (must(safeLogRank(none, { hazardRatio: 0.5, alternative: 'two-sided' })).rejectedAt !== undefined)
        rejected++;
      if (i >= trials / 4) continue;
      const { lower, upper } = must(logRankConfidenceSequence(trial(-i - 1, 50, 0.6)));
      if (lower.some((limit, k) => limit > 0.6 || upper[k]! < 0.6)) missed++;
    }
    expect(rejected / trials).toBeLessThan(0.05 + slack);
    expect(rejected).toBeGreaterThan(0);
    expect(missed / (trials / 4)).toBeLessThan(0.05 + 2 * slack);
  });

  it('errs rarely with the table’s e-values, also of a risk difference that is not zero', () => {
    for (const [difference, p1, p0] of [
      [0, 0.4, 0.4],
      [0.2, 0.5, 0.3],
    ] as const) {
      let rejected = 0;
      for (let i = 0; i < trials; i++) {
        const random = stream(i).split(String(difference));
        const draw = (p: number): number[] =>
          Array.from({ length: 100 }, () => (random.uniform() < p ? 1 : 0));
        const ones = new Array(100).fill(1);
        const data = { treatedEvents: draw(p1), treated: ones, controlEvents: draw(p0), control: ones };
        if (safeProportions(data, { difference }).rejectedAt !== undefined) rejected++;
      }
      expect(rejected / trials).toBeLessThan(0.05 + slack);
    }
  });
});

describe('e-values of a 2 × 2 table', () => {
  it('by hand: with nothing learnt the first block counts for nothing, the second for its learnt risks', () => {
    const data = { treatedEvents: [1, 1], treated: [1, 1], controlEvents: [0, 0], control: [1, 1] };
    const { logE, treatedRisk } = safeProportions(data);
    expect(Math.abs(logE[0]!)).toBeLessThan(1e-12);
    // Learnt after one pair: 1.18 / 1.36 against 0.18 / 1.36, whose mean is ½.
    expectNear(logE[1]!, 2 * Math.log(1.18 / 1.36 / 0.5), 1e-10);
    expectNear(treatedRisk, 2.18 / 2.36, 1e-14);
  });

  it('as by numerical minimisation of the distance in R', () => {
    const { ya, na, yb, nb, none, tenth, minus } = expected.tables;
    const data = { treatedEvents: ya, treated: na, controlEvents: yb, control: nb };
    expectNear(safeProportions(data).logE.at(-1)!, none, 1e-7);
    expectNear(safeProportions(data, { difference: 0.1 }).logE.at(-1)!, tenth, 1e-7);
    expectNear(safeProportions(data, { difference: -0.3 }).logE.at(-1)!, minus, 1e-7);
  });

  it('have a mean of one at most over all outcomes of the next block, whatever was learnt and is true', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
        fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([a, b], [na, nb], difference, u) => {
          const p0 = Math.max(0, -difference) + u * (1 - Math.abs(difference));
          const p1 = p0 + difference;
          let mean = 0;
          for (let i = 0; i <= na; i++) {
            for (let j = 0; j <= nb; j++) {
              const data = {
                treatedEvents: [a, i],
                treated: [6, na],
                controlEvents: [b, j],
                control: [6, nb],
              };
              const { logE } = safeProportions(data, { difference });
              const likelihood =
                choose(na, i) *
                p1 ** i *
                (1 - p1) ** (na - i) *
                choose(nb, j) *
                p0 ** j *
                (1 - p0) ** (nb - j);
              mean += likelihood * Math.exp(logE[1]! - logE[0]!);
            }
          }
          expect(mean).toBeLessThan(1 + 1e-7);
        },
      ),
    );
  });

  it('refuses impossible blocks by name and row', () => {
    const data = { treatedEvents: [1, 3], treated: [2, 2], controlEvents: [0, 0], control: [1, 1] };
    expect(() => safeProportions(data)).toThrow(/treatedEvents, row 1/);
    expect(() => safeProportions({ ...data, treated: [2] })).toThrow(/treatedEvents|control/);
  });
});
