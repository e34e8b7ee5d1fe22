import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial, fisherExact, type TwoByTwo, unconditionalExact } from '../../src/index.ts';
import { must, reference } from '../support.ts';

// make-exact.py: scipy.stats.barnard_exact and boschloo_exact (two-sided: twice the smaller), fine grids.
type Row = { readonly table: [number, number, number, number] } & Readonly<Record<string, number>>;
const expected = reference<Row[]>('exact.json');
const alternatives = ['two-sided', 'less', 'greater'] as const;

describe.each(expected.map((row) => [row.table.join(' '), row] as const))('table %s', (_, row) => {
  const [a, n, c, m] = row.table;
  const table = { treated: { events: a, n }, control: { events: c, n: m } };

  it.each(['score', 'wald', 'fisher'] as const)('%s statistic as SciPy', (statistic) => {
    for (const alternative of alternatives) {
      const { p } = must(unconditionalExact(table, { statistic, alternative, twoSided: 'double' }));
      const want = row[`${statistic} ${alternative}`]!;
      // SciPy searches the maximum on a grid; it may stop a little short of it, never above.
      expect(p, `${statistic} ${alternative}: ${p} v ${want}`).toBeGreaterThan(want - 1e-6);
      expect(p).toBeLessThan(want + 2e-5);
    }
  });
});

describe('by hand', () => {
  it('3 of 3 against 0 of 3: the tail is p³q³ twice, largest at ½', () => {
    const table = { treated: { events: 3, n: 3 }, control: { events: 0, n: 3 } };
    const { p, worstRisk } = must(unconditionalExact(table));
    expect(p).toBeCloseTo(2 / 64, 12);
    expect(worstRisk).toBeCloseTo(0.5, 4);
  });
});

/** Every table in turn, at every risk of a dense grid. */
function slowTail(table: TwoByTwo, extreme: (table: TwoByTwo) => boolean): number {
  const { treated, control } = table;
  let worst = 0;
  for (let i = 1; i < 400; i++) {
    let sum = 0;
    for (let x1 = 0; x1 <= treated.n; x1++) {
      for (let x0 = 0; x0 <= control.n; x0++) {
        const at = { treated: { events: x1, n: treated.n }, control: { events: x0, n: control.n } };
        if (!extreme(at)) continue;
        sum += binomial.density(x1, treated.n, i / 400) * binomial.density(x0, control.n, i / 400);
      }
    }
    worst = Math.max(worst, sum);
  }
  return worst;
}

describe('properties', () => {
  const arm = fc
    .integer({ min: 1, max: 7 })
    .chain((n) => fc.record({ events: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
  const tables = fc.record({ treated: arm, control: arm });

  it("Boschloo's p is the obvious maximum and never above Fisher's", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const fisher = fisherExact(table).p;
        const { p } = must(unconditionalExact(table, { statistic: 'fisher' }));
        const slow = slowTail(table, (at) => fisherExact(at).p <= fisher * (1 + 1e-9));
        expect(p).toBeGreaterThan(slow - 1e-9);
        expect(p).toBeLessThan(slow + 1e-3);
        expect(p).toBeLessThanOrEqual(fisher + 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('does not mind which arm is which', () => {
    fc.assert(
      fc.property(tables, ({ treated, control }) => {
        const one = must(unconditionalExact({ treated, control }, { alternative: 'less' }));
        const other = must(
          unconditionalExact({ treated: control, control: treated }, { alternative: 'greater' }),
        );
        expect(Math.abs(one.p - other.p)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });
});
