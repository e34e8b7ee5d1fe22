import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breslowDay, cochranArmitage, mantelHaenszel, oddsRatio, type TwoByTwo } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-strata.R: mantelhaen.test and prop.trend.test on UCBAdmissions and Fleiss's smokers; textbook formulas else.
interface Expected extends Readonly<Record<string, unknown>> {
  readonly tables: [number, number, number, number][];
  readonly or_ci: number[];
  readonly smokers: number[];
  readonly patients: number[];
}
const expected = reference<Expected>('strata.json');
const value = (key: string): number => expected[key] as number;
const berkeley: TwoByTwo[] = expected.tables.map(([a, n, c, m]) => ({
  treated: { events: a, n },
  control: { events: c, n: m },
}));

describe('admissions to Berkeley', () => {
  it('common odds ratio and test as mantelhaen.test', () => {
    const result = must(mantelHaenszel(berkeley));
    expectNear(result.estimate, value('or'));
    expectAllNear([result.lower, result.upper], expected.or_ci);
    expectNear(result.test.chiSquared, value('chisq'));
    expectNear(result.test.p, value('p'));
    const corrected = must(mantelHaenszel(berkeley, { continuity: true }));
    expectNear(corrected.test.chiSquared, value('chisq_cc'));
  });

  it('common risk ratio and difference', () => {
    const ratio = must(mantelHaenszel(berkeley, { measure: 'risk-ratio' }));
    expectNear(ratio.estimate, value('rr'));
    expectNear(ratio.standardError, value('rr_se'));
    const difference = must(mantelHaenszel(berkeley, { measure: 'risk-difference' }));
    expectNear(difference.estimate, value('rd'));
    expectNear(difference.standardError, value('rd_se'));
  });

  it('is not homogeneous', () => {
    const test = must(breslowDay(berkeley));
    expectNear(test.chiSquared, value('breslow_day'), 1e-8);
    expect(test.df).toBe(5);
  });

  it('has as many degrees of freedom as strata that say something', () => {
    const silent = { treated: { events: 0, n: 9 }, control: { events: 0, n: 4 } };
    expect(must(breslowDay([...berkeley, silent]))).toEqual(must(breslowDay(berkeley)));
    expect(breslowDay([berkeley[0]!, silent])).toMatchObject({ ok: false, reason: 'no-variation' });
  });
});

describe('one stratum, by hand', () => {
  const table = { treated: { events: 6, n: 10 }, control: { events: 3, n: 12 } };

  it('gives the plain odds ratio, ratio and difference; their errors are the Wald ones', () => {
    const odds = must(mantelHaenszel([table]));
    const plain = must(oddsRatio(table, { method: 'wald' }));
    expectAllNear([odds.estimate, odds.lower, odds.upper], [plain.estimate, plain.lower, plain.upper], 1e-12);
    expectNear(
      must(mantelHaenszel([table], { measure: 'risk-ratio' })).standardError ** 2,
      1 / 6 - 1 / 10 + 1 / 3 - 1 / 12,
    );
    expectNear(must(mantelHaenszel([table], { measure: 'risk-difference' })).estimate, 0.35, 1e-13);
  });
});

describe('trend', () => {
  it('equals prop.trend.test', () => {
    const { smokers, patients } = expected;
    const trend = must(cochranArmitage({ events: smokers, n: patients, scores: [1, 2, 3, 4] }));
    expectNear(trend.chiSquared, value('trend'));
    expectNear(trend.p, value('trend_p'));
    expectNear(trend.chiSquared + trend.departure.chiSquared, value('overall'));
    expectNear(
      must(cochranArmitage({ events: smokers, n: patients, scores: [0, 0, 0, 1] })).chiSquared,
      value('trend_scores'),
    );
  });

  it('of 1/2, 1/2 and 2/2 has z = 1 / √(8/9)', () => {
    // Risk 2/3: Σ (x − n r)(score − 1) = 1, over the root of 2/9 · 4.
    const trend = must(cochranArmitage({ events: [1, 1, 2], n: [2, 2, 2] }));
    expectNear(trend.z, 1 / Math.sqrt((2 / 9) * 4), 1e-13);
  });

  it('does not depend on the unit of the scores', () => {
    const groups = fc.array(
      fc
        .integer({ min: 1, max: 30 })
        .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) })),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 9 }), (rows, unit) => {
        const x = rows.map((row) => row.x);
        const n = rows.map((row) => row.n);
        const plain = cochranArmitage({ events: x, n });
        const moved = cochranArmitage({ events: x, n, scores: rows.map((_, i) => 3 + unit * i) });
        expect(moved.ok).toBe(plain.ok);
        if (plain.ok && moved.ok) expect(Math.abs(plain.z - moved.z)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('strata that say nothing', () => {
  it('are left out, and their number told', () => {
    const empty = { treated: { events: 0, n: 0 }, control: { events: 2, n: 5 } };
    const all = must(mantelHaenszel([...berkeley, empty]));
    expect(all.strata).toBe(6);
    expectNear(all.estimate, value('or'));
    expect(mantelHaenszel([empty])).toMatchObject({ ok: false, reason: 'empty-arm' });
    expect(breslowDay([berkeley[0]!])).toMatchObject({ ok: false, reason: 'too-few-observations' });
    expect(cochranArmitage({ events: [0, 0], n: [3, 4] })).toMatchObject({
      ok: false,
      reason: 'no-variation',
    });
  });
});
