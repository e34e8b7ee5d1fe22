import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherExact, oddsRatio, proportion, riskDifference, type TwoByTwo } from '../../src/index.ts';
import { constrainedRisks, scoreStatistic } from '../../src/tables/score-difference.ts';
import { expectNear, must } from '../support.ts';

const arm = fc
  .integer({ min: 1, max: 40 })
  .chain((n) => fc.record({ events: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const tables: fc.Arbitrary<TwoByTwo> = fc.record({ treated: arm, control: arm });
const swap = ({ treated, control }: TwoByTwo): TwoByTwo => ({ treated: control, control: treated });

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 0; i < k; i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
  return result;
}

/** Fisher's p-value in whole numbers: no rounding, no slack. */
function slowFisher({ treated, control }: TwoByTwo): number {
  const events = treated.events + control.events;
  const ways = (k: number): bigint => choose(treated.n, k) * choose(control.n, events - k);
  let extreme = 0n;
  let total = 0n;
  for (let k = Math.max(0, events - control.n); k <= Math.min(treated.n, events); k++) {
    total += ways(k);
    if (ways(k) <= ways(treated.events)) extreme += ways(k);
  }
  return Number((extreme * 10n ** 18n) / total) / 1e18;
}

describe('tables', () => {
  it("Fisher's p of one table leaves nothing behind for the next", () => {
    const large = (events: number): TwoByTwo => ({
      treated: { events, n: 4000 },
      control: { events: 2000, n: 4000 },
    });
    const small: TwoByTwo = { treated: { events: 1, n: 9 }, control: { events: 7, n: 9 } };
    const before = fisherExact(small).p;
    const middle = fisherExact(large(2010)).p;
    // Most weights of this one are below the smallest number.
    expect(fisherExact(large(3900)).p).toBeLessThan(1e-300);
    expect(fisherExact(small).p).toBe(before);
    expect(fisherExact(large(2010)).p).toBe(middle);
  });

  it("Fisher's p equals the sum in whole numbers and does not mind which arm is which", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { p, midP } = fisherExact(table);
        expect(Math.abs(p - slowFisher(table))).toBeLessThan(1e-12);
        expect(midP).toBeLessThanOrEqual(p);
        expect(Math.abs(fisherExact(swap(table)).p - p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('one-sided p-values add up to one and the observed table', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const less = fisherExact(table, { alternative: 'less' });
        const greater = fisherExact(table, { alternative: 'greater' });
        expect(Math.abs(less.midP + greater.midP - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it.each(['newcombe', 'wald', 'miettinen-nurminen', 'mee', 'agresti-caffo'] as const)(
    '%s limits contain the estimate (Agresti–Caffo: need not) and mirror when arms are swapped',
    (method) => {
      fc.assert(
        fc.property(tables, (table) => {
          const one = must(riskDifference(table, { method }));
          const other = must(riskDifference(swap(table), { method }));
          expect(Math.abs(one.lower + other.upper)).toBeLessThan(1e-9);
          if (method !== 'agresti-caffo') {
            expect(one.lower).toBeLessThanOrEqual(one.estimate + 1e-12);
            expect(one.upper).toBeGreaterThanOrEqual(one.estimate - 1e-12);
          }
        }),
      );
    },
  );

  it('score limits are where the score statistic is ±1.96', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { lower, upper } = must(riskDifference(table, { method: 'mee' }));
        if (lower > -1 + 1e-6) expectNear(scoreStatistic(table, lower, 1), 1.959963984540054, 1e-6);
        if (upper < 1 - 1e-6) expectNear(scoreStatistic(table, upper, 1), -1.959963984540054, 1e-6);
      }),
    );
  });

  it('constrained risks beat every other pair with the same difference', () => {
    const logLik = ({ events, n }: TwoByTwo['treated'], p: number): number =>
      (events > 0 ? events * Math.log(p) : 0) + (events < n ? (n - events) * Math.log1p(-p) : 0);
    const unit = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(
        tables,
        fc.double({ min: -0.95, max: 0.95, noNaN: true }),
        unit,
        ({ treated, control }, delta, u) => {
          const best = constrainedRisks({ treated, control }, delta);
          const p = Math.max(0, delta) + u * (1 - Math.abs(delta));
          const other = logLik(treated, p) + logLik(control, p - delta);
          expect(logLik(treated, best.treated) + logLik(control, best.control)).toBeGreaterThanOrEqual(
            other - 1e-9,
          );
        },
      ),
    );
  });

  it('the conditional interval contains the estimate, and excludes 1 when the central exact p is below 5%', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const ratio = oddsRatio(table);
        if (!ratio.ok) return;
        expect(ratio.lower).toBeLessThanOrEqual(ratio.estimate);
        expect(ratio.upper).toBeGreaterThanOrEqual(ratio.estimate);
        const { p } = fisherExact(table, { twoSided: 'double' });
        if (Math.abs(p - 0.05) > 1e-9) expect(ratio.lower > 1 || ratio.upper < 1).toBe(p < 0.05);
      }),
    );
  });

  it.each(['wilson', 'clopper-pearson', 'jeffreys', 'agresti-coull', 'wald'] as const)(
    '%s intervals mirror and stay within 0 and 1',
    (method) => {
      fc.assert(
        fc.property(arm, ({ events, n }) => {
          const one = must(proportion({ events, n }, { method }));
          const other = must(proportion({ events: n - events, n }, { method }));
          expect(Math.abs(one.lower + other.upper - 1)).toBeLessThan(1e-9);
          expect(one.lower).toBeGreaterThanOrEqual(0);
          expect(one.lower).toBeLessThanOrEqual(one.estimate + 1e-12);
        }),
      );
    },
  );
});
