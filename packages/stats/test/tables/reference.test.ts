import { describe, expect, it } from 'vitest';
import { fisherExact, proportion, riskDifference, welchTest } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-tables.R: fisher.test, prop.test(correct = FALSE), binom.test, t.test; score limits by an independent solver.
interface Row {
  readonly table: [number, number, number, number];
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
    const wilson = must(proportion(a, n));
    expect(Math.abs(wilson.lower - row.wilson[0]!)).toBeLessThan(1e-12);
    expect(Math.abs(wilson.upper - row.wilson[1]!)).toBeLessThan(1e-12);
    const clopper = must(proportion(a, n, { method: 'clopper-pearson' }));
    expectAllNear([clopper.lower, clopper.upper], row.clopper, 1e-9);
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
    const result = must(welchTest(of(1), of(0)));
    expectNear(result.t, expected.welch.t);
    expectNear(result.df, expected.welch.df);
    expectNear(result.p, expected.welch.p);
    expectAllNear([result.lower, result.upper], expected.welch.ci);
  });
});
