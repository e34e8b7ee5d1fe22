import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomial,
  farringtonManning,
  normal,
  numberNeeded,
  oddsRatio,
  proportion,
  riskDifference,
  riskRatio,
  standardisedDifferenceOfMeans,
  standardisedDifferenceOfProportions,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-limits.R: rpact's constrained statistic; limits by uniroot on the definitions; epitools to its own 1e-6.
interface Row {
  readonly table: [number, number, number, number];
  readonly margin: number[];
  readonly koopman: number[];
  readonly midp: number[];
  readonly epitools: number[];
  readonly mid_proportion: number[];
  readonly difference: number[];
}
const expected = reference<{
  readonly rows: Row[];
  readonly means: { readonly a: number[]; readonly b: number[]; readonly smd: number };
  readonly proportion_smd: number;
}>('limits.json');
const tableOf = ([a, n, c, m]: readonly [number, number, number, number]) => ({
  treated: { events: a, n },
  control: { events: c, n: m },
});
const arm = fc
  .integer({ min: 1, max: 40 })
  .chain((n) => fc.record({ events: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const tables = fc.record({ treated: arm, control: arm });
const square = normal.quantile(0.975) ** 2;

describe.each(expected.rows.map((row) => [row.table.join(' '), row] as const))('table %s as R', (_, row) => {
  const table = tableOf(row.table);

  it('margins of −0.15, 0.05 and 0.2', () => {
    for (const [k, difference] of [-0.15, 0.05, 0.2].entries()) {
      const test = must(farringtonManning(table, { difference }));
      expectNear(test.z, row.margin[k]!, 1e-9, String(difference));
      expectNear(test.p, 2 * normal.upper(Math.abs(row.margin[k]!)), 1e-7);
    }
  });

  it('Koopman’s limits of the risk ratio', () => {
    const { lower, upper } = must(riskRatio(table, { method: 'koopman' }));
    expectAllNear([lower, upper], row.koopman, 1e-9);
  });

  it('mid-p limits of odds ratio and proportion', () => {
    const odds = must(oddsRatio(table, { method: 'mid-p' }));
    expectAllNear([odds.lower, odds.upper], row.midp, 1e-9);
    expectAllNear([odds.lower, odds.upper], row.epitools, 1e-3);
    const share = must(proportion({ events: row.table[0], n: row.table[1] }, { method: 'mid-p' }));
    expectAllNear([share.lower, share.upper], row.mid_proportion, 1e-10);
  });

  it('numbers needed are the limits of prop.test turned over', () => {
    const { interval, estimate } = must(numberNeeded(table, { method: 'wald' }));
    const [low, high] = row.difference as [number, number];
    expectNear(estimate, 1 / Math.abs(row.table[0] / row.table[1] - row.table[2] / row.table[3]), 1e-12);
    const turned = [1 / Math.abs(low), 1 / Math.abs(high)].sort((a, b) => a - b);
    if (interval.kind === 'through-infinity') throw new Error('no table here runs through infinity');
    expect(interval.kind).toBe(high < 0 ? 'prevent' : 'cause');
    expectAllNear([interval.from, interval.to], turned, 1e-10);
  });
});

describe('a margin off zero by hand', () => {
  it('25 of 50 in both arms: the constrained risks are (1 ± δ) / 2 and z = −δ / √((1 − δ²) / 2n)', () => {
    const table = { treated: { events: 25, n: 50 }, control: { events: 25, n: 50 } };
    for (const difference of [-0.3, 0.1, 0.2, 0.6]) {
      const test = must(farringtonManning(table, { difference }));
      expectNear(test.constrained.treated, (1 + difference) / 2, 1e-12);
      expectNear(test.z, -difference / Math.sqrt((1 - difference ** 2) / 100), 1e-12);
    }
  });

  it('changes sign when arms or events are turned over, and falls as the margin rises', () => {
    const margins = fc.integer({ min: -90, max: 80 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(tables, margins, ({ treated, control }, difference) => {
        const test = farringtonManning({ treated, control }, { difference });
        if (!test.ok) return;
        const turned = must(
          farringtonManning({ treated: control, control: treated }, { difference: -difference }),
        );
        expect(Math.abs(test.z + turned.z)).toBeLessThan(1e-6 * (1 + Math.abs(test.z)));
        const rest = ({ events, n }: typeof treated) => ({ events: n - events, n });
        const others = must(
          farringtonManning({ treated: rest(treated), control: rest(control) }, { difference: -difference }),
        );
        expect(Math.abs(test.z + others.z)).toBeLessThan(1e-6 * (1 + Math.abs(test.z)));
        const further = farringtonManning({ treated, control }, { difference: difference + 0.1 });
        if (further.ok) expect(further.z).toBeLessThan(test.z + 1e-9);
      }),
    );
  });

  it('rejects just outside the score interval: its limits have p = 0.05', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { lower, upper } = must(riskDifference(table, { method: 'mee' }));
        for (const difference of [lower, upper]) {
          if (Math.abs(difference) > 0.9999) continue;
          expectNear(must(farringtonManning(table, { difference })).p, 0.05, 1e-5);
        }
      }),
    );
  });
});

describe('Koopman’s limits by hand', () => {
  it('none of 10 against all of 10: the constrained control risk is 1 and the limit Wilson’s z² / (n + z²)', () => {
    const table = { treated: { events: 0, n: 10 }, control: { events: 10, n: 10 } };
    const { lower, upper } = must(riskRatio(table, { method: 'koopman' }));
    expect(lower).toBe(0);
    expectNear(upper, square / (10 + square), 1e-9);
  });
});

describe('mid-p limits', () => {
  it('by hand: 1 of 2 against 0 of 2: the conditional chance of 1 is 4ψ / (… ) = ψ / (1 + ψ), half of it .025', () => {
    // One event among two arms of two: it falls to the treated with probability ψ / (1 + ψ).
    const { lower, upper } = must(
      oddsRatio({ treated: { events: 1, n: 2 }, control: { events: 0, n: 2 } }, { method: 'mid-p' }),
    );
    expectNear(lower, 0.05 / 0.95, 1e-10);
    expect(upper).toBe(Infinity);
    // 1 of 1: p / 2 = .025.
    expectNear(must(proportion({ events: 1, n: 1 }, { method: 'mid-p' })).lower, 0.05, 1e-12);
  });

  it('lie within the exact ones, turn over with the arms, and mirror for the complement', () => {
    fc.assert(
      fc.property(tables, ({ treated, control }) => {
        const mid = oddsRatio({ treated, control }, { method: 'mid-p' });
        const exact = oddsRatio({ treated, control });
        if (!mid.ok || !exact.ok) return;
        expect(mid.lower).toBeGreaterThanOrEqual(exact.lower * (1 - 1e-9));
        expect(mid.upper).toBeLessThanOrEqual(exact.upper * (1 + 1e-9));
        const turned = must(oddsRatio({ treated: control, control: treated }, { method: 'mid-p' }));
        if (mid.lower > 0) expectNear(turned.upper, 1 / mid.lower, 1e-7);
        const { events, n } = treated;
        const one = must(proportion({ events, n }, { method: 'mid-p' }));
        const other = must(proportion({ events: n - events, n }, { method: 'mid-p' }));
        expect(Math.abs(one.lower + other.upper - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it('of a proportion cover 95 percent on average over all proportions, though not for each', () => {
    const n = 20;
    const limits = Array.from({ length: n + 1 }, (_, x) =>
      must(proportion({ events: x, n }, { method: 'mid-p' })),
    );
    let sum = 0;
    for (let i = 0; i < 400; i++) {
      const p = (i + 0.5) / 400;
      sum += limits.reduce(
        (s, { lower, upper }, x) => s + (p >= lower && p <= upper ? binomial.density(x, n, p) : 0),
        0,
      );
    }
    expect(sum / 400).toBeGreaterThan(0.95);
    expect(sum / 400).toBeLessThan(0.97);
  });
});

describe('numbers needed', () => {
  it('by hand: 30 of 100 against 50 of 100 prevent one in five; Altman’s interval from −5 to 25 points', () => {
    const result = must(numberNeeded(tableOf([30, 100, 50, 100]), { method: 'wald' }));
    const reach = normal.quantile(0.975) * Math.sqrt(0.21 / 100 + 0.25 / 100);
    expectNear(result.estimate, 5, 1e-12);
    expect(result.interval.kind).toBe('prevent');
    if (result.interval.kind !== 'prevent') return;
    expectNear(result.interval.from, 1 / (0.2 + reach), 1e-12);
    expectNear(result.interval.to, 1 / (0.2 - reach), 1e-12);
  });

  it('turn over the limits of the difference whatever the table, and run through infinity when these enclose zero', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom('wald' as const, 'newcombe' as const, 'miettinen-nurminen' as const),
        (table, method) => {
          const difference = must(riskDifference(table, { method }));
          const { interval, estimate, direction } = must(numberNeeded(table, { method }));
          expect(direction).toBe(
            difference.estimate < 0 ? 'prevent' : difference.estimate > 0 ? 'cause' : 'none',
          );
          if (interval.kind === 'through-infinity') {
            expect(difference.lower <= 0 && difference.upper >= 0).toBe(true);
            expect(interval.preventFrom).toBeGreaterThanOrEqual(1 - 1e-12);
            expect(interval.causeFrom).toBeGreaterThanOrEqual(1 - 1e-12);
            return;
          }
          expect(difference.lower * difference.upper).toBeGreaterThan(0);
          expect(interval.from).toBeLessThanOrEqual(estimate * (1 + 1e-9));
          expect(interval.to).toBeGreaterThanOrEqual(estimate * (1 - 1e-9));
        },
      ),
    );
  });
});

describe('standardised differences', () => {
  it('as R’s means and variances: manual against automatic cars; .31 against .47', () => {
    const { a, b, smd } = expected.means;
    expectNear(must(standardisedDifferenceOfMeans({ first: a, second: b })).estimate, smd, 1e-13);
    expectNear(
      must(standardisedDifferenceOfProportions({ first: 0.31, second: 0.47 })).estimate,
      expected.proportion_smd,
      1e-14,
    );
  });

  it('do not change with the unit, change sign with the groups, and of zeros and ones are nearly those of proportions', () => {
    const column = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(column, column, fc.double({ min: 0.01, max: 100, noNaN: true }), (a, b, unit) => {
        const one = standardisedDifferenceOfMeans({ first: a, second: b });
        if (!one.ok) return;
        const moved = (x: readonly number[]): number[] => x.map((value) => 5 + unit * value);
        expect(
          Math.abs(
            must(standardisedDifferenceOfMeans({ first: moved(a), second: moved(b) })).estimate -
              one.estimate,
          ),
        ).toBeLessThan(1e-9);
        expect(
          Math.abs(must(standardisedDifferenceOfMeans({ first: b, second: a })).estimate + one.estimate),
        ).toBeLessThan(1e-12);
        const share = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
        // Divisor n of the binomial variance against n − 1.
        const variance = (x: readonly number[]): number =>
          (share(x) * (1 - share(x)) * x.length) / (x.length - 1);
        const proportions = must(
          standardisedDifferenceOfProportions({ first: share(a), second: share(b) }),
        ).estimate;
        const factor = (share(a) * (1 - share(a)) + share(b) * (1 - share(b))) / (variance(a) + variance(b));
        expect(Math.abs(one.estimate - proportions * Math.sqrt(factor))).toBeLessThan(1e-9);
      }),
    );
  });
});
