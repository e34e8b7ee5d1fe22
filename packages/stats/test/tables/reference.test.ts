import { describe, expect, it } from 'vitest';
import { fisherExact, oddsRatio, proportion, riskDifference, riskRatio, welchTest } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-tables.R: fisher.test, prop.test(correct = FALSE), binom.test, t.test; score limits by an independent solver.
interface Row {
  readonly table: [number, number, number, number];
  /** Textbook formulas, one line of R each; null where a limit does not exist. */
  readonly extra: Record<
    'newcombe' | 'caffo' | 'wald' | 'jeffreys' | 'coull' | 'katz' | 'woolf',
    (number | null)[]
  >;
  readonly p: number;
  readonly less: number;
  readonly greater: number;
  readonly wilson: number[];
  readonly clopper: number[];
  readonly mn: number[] | null;
  readonly mee: number[] | null;
}
interface Expected {
  readonly tables: Row[];
  readonly mtcars: Record<string, number[]>;
  readonly welch: { readonly t: number; readonly df: number; readonly p: number; readonly ci: number[] };
}
const expected = reference<Expected>('tables.json');

describe.each(expected.tables.map((row) => [row.table.join(' '), row] as const))('table %s', (_, row) => {
  const [a, n, c, m] = row.table;
  const table = { treated: { events: a, n }, control: { events: c, n: m } };

  it("Fisher's exact test as fisher.test", () => {
    expectNear(fisherExact(table).p, row.p, 1e-9);
    expectNear(fisherExact(table, { alternative: 'less' }).p, row.less, 1e-9);
    expectNear(fisherExact(table, { alternative: 'greater' }).p, row.greater, 1e-9);
  });

  it('Wilson and Clopper–Pearson limits', () => {
    const wilson = must(proportion({ events: a, n }));
    expect(Math.abs(wilson.lower - row.wilson[0]!)).toBeLessThan(1e-12);
    expect(Math.abs(wilson.upper - row.wilson[1]!)).toBeLessThan(1e-12);
    const clopper = must(proportion({ events: a, n }, { method: 'clopper-pearson' }));
    expectAllNear([clopper.lower, clopper.upper], row.clopper, 1e-9);
  });

  it('limits by closed formulas', () => {
    const { extra } = row;
    const near = (lower: number, upper: number, want: (number | null)[], floor = -1): void => {
      expect(Math.abs(lower - Math.max(floor, want[0]!))).toBeLessThan(1e-12);
      expect(Math.abs(upper - Math.min(1, want[1]!))).toBeLessThan(1e-12);
    };
    for (const [method, key] of [
      ['newcombe', 'newcombe'],
      ['agresti-caffo', 'caffo'],
      ['wald', 'wald'],
    ] as const) {
      const { lower, upper } = must(riskDifference(table, { method }));
      near(lower, upper, extra[key]);
    }
    for (const [method, key] of [
      ['jeffreys', 'jeffreys'],
      ['agresti-coull', 'coull'],
    ] as const) {
      const { lower, upper } = must(proportion({ events: a, n }, { method }));
      near(lower, upper, extra[key], 0);
    }
    const ratio = riskRatio(table);
    if (ratio.ok) expectAllNear([ratio.lower, ratio.upper], extra.katz as number[], 1e-12);
    else expect(a * c).toBe(0);
    const odds = oddsRatio(table, { method: 'wald' });
    if (odds.ok) expectAllNear([odds.lower, odds.upper], extra.woolf as number[], 1e-12);
    else expect(a * (n - a) * c * (m - c)).toBe(0);
  });

  it('score limits of the difference', () => {
    for (const [method, want] of [
      ['miettinen-nurminen', row.mn],
      ['mee', row.mee],
    ] as const) {
      const result = must(riskDifference(table, { method }));
      if (want !== null) expectAllNear([result.lower, result.upper], want, 1e-8, method);
      else expect(result.lower).toBeLessThan(result.estimate);
    }
  });
});

describe("Welch's test", () => {
  it('compares manual with automatic cars as t.test', () => {
    const { mpg, am } = expected.mtcars as Record<string, number[]>;
    const of = (kind: number): number[] => mpg!.filter((_, row) => am![row] === kind);
    const result = must(welchTest({ first: of(1), second: of(0) }));
    expectNear(result.t, expected.welch.t);
    expectNear(result.df, expected.welch.df);
    expectNear(result.p, expected.welch.p);
    expectAllNear([result.lower, result.upper], expected.welch.ci);
  });
});
