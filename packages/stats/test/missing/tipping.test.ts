import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coxRegression,
  deltaAdjustedHazard,
  deltaAdjustedRisk,
  imputeCensored,
  stream,
  tippingPoint,
  tippingTable,
} from '../../src/index.ts';
import { columns, expectNear, must, reference } from '../support.ts';

// make-tipping.R: prop.test, fisher.test, survfit, and 4000 imputations written out in R.
interface Pooled {
  readonly estimate: number;
  readonly within: number;
  readonly between: number;
}
const expected = reference<{
  readonly table: { readonly score: number[][]; readonly fisher: number[][] };
  readonly after: number[];
  readonly trial: { readonly treated: number[]; readonly x: number[]; readonly y: (number | null)[] };
  readonly none: Pooled;
  readonly one: Pooled;
}>('tipping.json');

describe('the search', () => {
  it('by hand: a conclusion that changes at 0.37', () => {
    const found = tippingPoint((delta) => delta < 0.37, { from: 0, to: 1, steps: 4, tolerance: 0.1 });
    // Looked at: 0, ¼, ½, then 3/8 and 5/16.
    expect(found.tried.map(({ delta }) => delta)).toEqual([0, 0.25, 0.3125, 0.375, 0.5]);
    expect(found).toMatchObject({ atStart: true, holds: 0.3125, tips: 0.375 });
  });

  it('encloses the place of the change, in either direction, and says when there is none', () => {
    fc.assert(
      fc.property(fc.double({ min: -4.9, max: 4.9, noNaN: true }), fc.boolean(), (place, down) => {
        const [from, to] = down ? [5, -5] : [-5, 5];
        const { tips, holds, atStart } = tippingPoint((delta) => delta > place, { from, to });
        expect(atStart).toBe(down);
        expect(Math.abs(tips! - holds)).toBeLessThanOrEqual(0.01);
        expect(Math.min(tips!, holds)).toBeLessThanOrEqual(place);
        expect(Math.max(tips!, holds)).toBeGreaterThanOrEqual(place);
      }),
    );
    expect(tippingPoint(() => true, { from: 0, to: 3 })).toMatchObject({ tips: undefined, holds: 3 });
    expect(() => tippingPoint(() => true, { from: 1, to: 1 })).toThrow(/to/);
  });
});

describe('the table of all possibilities', () => {
  const observed = { treated: { events: 4, n: 20 }, control: { events: 11, n: 20 } };
  const missing = { treated: 3, control: 2 };

  it('as prop.test and fisher.test in every cell', () => {
    for (const test of ['score', 'fisher'] as const) {
      const { p } = must(tippingTable({ ...observed, missing }, { test }));
      for (const [i, row] of p.entries()) {
        for (const [j, value] of row.entries())
          expectNear(value, expected.table[test][i]![j]!, 1e-9, `${test} ${i} ${j}`);
      }
    }
  });

  it('by hand: one missing in each arm of 0 of 4 and 4 of 4 makes 2 × 2 tables; only 1 of 5 and 4 of 5 is undecided', () => {
    const extreme = { treated: { events: 0, n: 4 }, control: { events: 4, n: 4 } };
    const result = must(tippingTable({ ...extreme, missing: { treated: 1, control: 1 } }));
    // Pooled z² of 1/5 against 4/5: 0.36 / (0.25 · 0.4) = 3.6; of 0/5 against 4/5: 0.64 / (0.24 · 0.4) = 6.67.
    expect(result).toMatchObject({ lower: 3, higher: 0, undecided: 1, robust: false });
    expectNear(result.difference[1]![0]!, -0.6, 1e-14);
    expect(result.p[1]![0]!).toBeCloseTo(0.0578, 4);
  });

  it('counts every combination once; with nobody missing it is the plain test', () => {
    const arm = fc
      .integer({ min: 1, max: 12 })
      .chain((n) => fc.record({ events: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(
        arm,
        arm,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        (treated, control, a, b) => {
          const table = { treated, control };
          const { lower, higher, undecided, robust, p } = must(
            tippingTable({ ...table, missing: { treated: a, control: b } }),
          );
          expect(lower + higher + undecided).toBe((a + 1) * (b + 1));
          if (robust) expect([lower, higher, undecided].filter((count) => count > 0).length).toBe(1);
          const plain = must(tippingTable({ ...table, missing: { treated: 0, control: 0 } }));
          expect(plain.robust).toBe(true);
          if (a + b === 0) expect(p).toEqual(plain.p);
        },
      ),
    );
  });
});

describe('time after loss', () => {
  // Events at 1, 2, 3 and 4; one lost at 2.5 who was to be followed to 10.
  const five = {
    time: [1, 2, 3, 4, 2.5],
    event: [1, 1, 1, 1, 0],
    lost: [0, 0, 0, 0, 1],
    plannedEnd: [10, 10, 10, 10, 10],
  };

  it('by hand: an event at 3 with probability 1 − (4’s share of those at risk)^delta, over the bootstrap’s weights', () => {
    const choose = [1, 5, 10, 10, 5, 1];
    for (const delta of [1, 2.5]) {
      let want = 0;
      let none = 0;
      for (let a = 0; a <= 5; a++) {
        for (let b = 0; a + b <= 5; b++) {
          const rest = 5 - a - b;
          const ways = choose[a + b]! * choose2(a + b, a) * 3 ** rest;
          if (a + b === 0) none += ways / 5 ** 5;
          else want += (ways / 5 ** 5) * (1 - (b / (a + b)) ** delta);
        }
      }
      // Five times the lost row: no event was drawn, and the people themselves are used.
      want += (1 - 0.5 ** delta) / 5 ** 5;
      none -= 1 / 5 ** 5;
      const draws = imputeCensored(five, { random: stream('loss'), imputations: 4000, delta });
      const at = (time: number, event: number): number =>
        draws.filter((d) => d.time[4] === time && d.event[4] === event).length / 4000;
      expect(Math.abs(at(3, 1) - want)).toBeLessThan(0.03);
      expect(Math.abs(at(2.5, 0) - none)).toBeLessThan(0.02);
      expectNear(at(3, 1) + at(4, 1) + at(2.5, 0), 1, 1e-12);
    }
  });

  it('as survfit: of those lost at day 200 in lung the share with an event by day 500, whatever delta', () => {
    const { time, status } = columns('lung.csv');
    const data = {
      time: [...time!, 200],
      event: [...status!.map((s) => s - 1), 0],
      lost: [...time!.map(() => 0), 1],
      plannedEnd: [...time!, 500],
    };
    for (const [k, delta] of [0.5, 1, 2].entries()) {
      const draws = imputeCensored(data, { random: stream('lung'), imputations: 1500, delta });
      const share = draws.filter((d) => d.event.at(-1) === 1).length / 1500;
      expect(Math.abs(share - expected.after[k]!)).toBeLessThan(0.05);
      for (const d of draws) expect(d.time.at(-1)!).toBeLessThanOrEqual(500);
    }
  });

  it('leaves the others; events come earlier the larger delta, one random number a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = stream(seed);
        const time = Array.from({ length: 30 }, () => 1 + random.integer(20));
        const event = time.map(() => (random.uniform() < 0.5 ? 1 : 0));
        const lost = event.map((e) => (e === 0 && random.uniform() < 0.5 ? 1 : 0));
        const data = { time, event, lost, plannedEnd: time.map(() => 25), group: time.map((_, i) => i % 2) };
        const runs = [0, 0.5, 1, 3].map((delta) =>
          imputeCensored(data, { random: stream(seed), imputations: 2, delta }),
        );
        for (let i = 0; i < 2; i++) {
          for (let row = 0; row < 30; row++) {
            const events = runs.map((run) => run[i]!.event[row]!);
            const times = runs.map((run) => run[i]!.time[row]!);
            if (lost[row] === 0) expect([events[3], times[3]]).toEqual([event[row], time[row]]);
            else expect(events[0]).toBe(0);
            for (const k of [0, 1, 2]) {
              expect(events[k + 1]!).toBeGreaterThanOrEqual(events[k]!);
              expect(times[k + 1]!).toBeLessThanOrEqual(times[k]!);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('refuses impossible rows', () => {
    const random = stream(1);
    expect(() => imputeCensored({ ...five, lost: [1, 0, 0, 0, 0] }, { random })).toThrow(/lost, row 0/);
    expect(() => imputeCensored({ ...five, plannedEnd: [10, 10, 10, 10, 2] }, { random })).toThrow(
      /plannedEnd, row 4/,
    );
    expect(() => imputeCensored(five, { random, delta: -1 })).toThrow(/delta/);
  });
});

function choose2(n: number, k: number): number {
  return k === 0 ? 1 : (choose2(n, k - 1) * (n - k + 1)) / k;
}

describe('delta-adjusted risk difference', () => {
  const { treated, x, y } = expected.trial;
  const outcome = y.map((value) => value ?? Number.NaN);
  const data = { outcome, treated, covariates: { x } };

  it('as 4000 imputations written out in R, at delta 0 and 1', () => {
    for (const [delta, want] of [
      [0, expected.none],
      [1, expected.one],
    ] as const) {
      const options = { random: stream('risk'), imputations: 2000, delta: { treated: delta, control: 0 } };
      const { pooled } = must(deltaAdjustedRisk(data, options));
      expect(Math.abs(pooled.estimate - want.estimate)).toBeLessThan(
        4.5 * Math.sqrt(want.between * (1 / 2000 + 1 / 4000)),
      );
      expect(Math.abs(pooled.within / want.within - 1)).toBeLessThan(0.02);
      expect(Math.abs(pooled.between / want.between - 1)).toBeLessThan(0.2);
    }
  });

  it('by hand: with delta beyond reach all the missing have the event, and nobody knows it better', () => {
    const { pooled } = must(
      deltaAdjustedRisk(data, { random: stream(1), delta: { treated: 60, control: -60 } }),
    );
    const count = (arm: number, missing: number): number =>
      outcome.reduce(
        (sum, value, row) => sum + (treated[row] !== arm ? 0 : Number.isNaN(value) ? missing : value),
        0,
      );
    expectNear(pooled.estimate, count(1, 1) / 60 - count(0, 0) / 60, 1e-12);
    expect(pooled.between).toBeLessThan(1e-25);
  });

  it('rises with delta, so that the search finds where the limit reaches zero', () => {
    const at = (delta: number) =>
      must(deltaAdjustedRisk(data, { random: stream('tip'), delta: { treated: delta, control: 0 } })).pooled;
    const estimates = [-2, -1, 0, 1, 2].map((delta) => at(delta).estimate);
    for (const k of [0, 1, 2, 3]) expect(estimates[k + 1]!).toBeGreaterThan(estimates[k]!);
    const found = tippingPoint((delta) => at(delta).upper < 0, {
      from: -4,
      to: 4,
      steps: 8,
      tolerance: 0.05,
    });
    expect(found.atStart).toBe(true);
    expect(at(found.holds).upper).toBeLessThan(0);
    expect(at(found.tips!).upper).toBeGreaterThanOrEqual(0);
  });

  it('refuses outcomes that are no outcomes', () => {
    expect(() =>
      deltaAdjustedRisk(
        { outcome: [2, 0], treated: [1, 0] },
        { random: stream(1), delta: { treated: 0, control: 0 } },
      ),
    ).toThrow(/outcome, row 0/);
  });
});

describe('delta-adjusted hazard ratio', () => {
  const random = stream('hazard');
  const treated = Array.from({ length: 120 }, (_, i) => i % 2);
  const event = treated.map(() => 0);
  const lost = treated.map(() => 0);
  const time = treated.map((arm, row) => {
    const own = random.exponential(arm === 1 ? 0.5 : 1);
    const leaves = random.exponential(0.4);
    event[row] = own < Math.min(leaves, 2) ? 1 : 0;
    lost[row] = event[row] === 0 && leaves < 2 ? 1 : 0;
    return Math.min(own, leaves, 2);
  });
  const data = { time, event, treated, lost, plannedEnd: treated.map(() => 2) };
  const at = (delta: number) =>
    must(
      deltaAdjustedHazard(data, {
        random: stream('cox'),
        imputations: 15,
        delta: { treated: delta, control: 1 },
      }),
    ).pooled;

  it('without loss is Cox regression; delta 0 leaves the lost event-free to the end', () => {
    const options = { random: stream(1), imputations: 3, delta: { treated: 1, control: 1 } };
    const plain = must(coxRegression({ time, event, covariates: { treated } })).coefficients[0]!;
    const { pooled } = must(deltaAdjustedHazard({ ...data, lost: lost.map(() => 0) }, options));
    expectNear(pooled.estimate, plain.estimate, 1e-12);
    expectNear(pooled.standardError, plain.standardError, 1e-12);
    expect(
      must(deltaAdjustedHazard(data, { ...options, delta: { treated: 0, control: 0 } })).pooled.between,
    ).toBeLessThan(1e-3);
  });

  it('at delta 1 is near Cox regression of the data as they are, with a larger error than without loss', () => {
    const plain = must(coxRegression({ time, event, covariates: { treated } })).coefficients[0]!;
    const pooled = at(1);
    expect(Math.abs(pooled.estimate - plain.estimate)).toBeLessThan(plain.standardError / 2);
    expect(pooled.standardError / plain.standardError).toBeGreaterThan(0.8);
    expect(pooled.standardError / plain.standardError).toBeLessThan(1.25);
  });

  it('rises with delta and tips somewhere', () => {
    const estimates = [0.5, 1, 2, 4, 8].map((delta) => at(delta).estimate);
    for (const k of [0, 1, 2, 3]) expect(estimates[k + 1]!).toBeGreaterThan(estimates[k]!);
    const found = tippingPoint((logDelta) => at(Math.exp(logDelta)).upper < 0, {
      from: 0,
      to: 4,
      steps: 4,
      tolerance: 0.1,
    });
    expect(found.atStart).toBe(true);
    expect(found.tips).toBeGreaterThan(0);
    expect(at(Math.exp(found.tips!)).upper).toBeGreaterThanOrEqual(0);
  });
});
