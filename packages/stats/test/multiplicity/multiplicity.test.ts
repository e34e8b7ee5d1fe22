import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Adjustment, adjustPValues, graphicalProcedure } from '../../src/index.ts';
import { expectAllNear, reference } from '../support.ts';

// make-meta.R: p.adjust.
const { p, adjust } = reference<{ readonly p: number[]; readonly adjust: Record<string, number[]> }>(
  'meta.json',
);

describe('adjusted p-values', () => {
  it.each([
    ['bonferroni', 'bonferroni'],
    ['holm', 'holm'],
    ['hochberg', 'hochberg'],
    ['hommel', 'hommel'],
    ['benjamini-hochberg', 'BH'],
    ['benjamini-yekutieli', 'BY'],
  ] as const)('%s as p.adjust', (method, key) => {
    expectAllNear(adjustPValues(p, { method }), adjust[key]!, 1e-14);
  });

  it('by hand: .01, .02, .03', () => {
    expectAllNear(adjustPValues([0.03, 0.01, 0.02], { method: 'holm' }), [0.04, 0.03, 0.04], 1e-14);
    expectAllNear(adjustPValues([0.03, 0.01, 0.02], { method: 'hochberg' }), [0.03, 0.03, 0.03], 1e-14);
    expectAllNear(
      adjustPValues([0.03, 0.01, 0.02], { method: 'sidak' }),
      [1 - 0.97 ** 3, 1 - 0.99 ** 3, 1 - 0.98 ** 3],
      1e-13,
    );
  });

  const lists = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 });

  it('Hommel is the closed test with Simes over every intersection', () => {
    fc.assert(
      fc.property(lists, (values) => {
        const m = values.length;
        const closed = new Array<number>(m).fill(0);
        for (let set = 1; set < 2 ** m; set++) {
          const members = values.flatMap((value, i) => ((set >> i) & 1 ? [{ value, i }] : []));
          const sorted = members.map((x) => x.value).sort((a, b) => a - b);
          const simes = Math.min(...sorted.map((value, j) => (sorted.length / (j + 1)) * value));
          for (const { i } of members) closed[i] = Math.max(closed[i]!, simes);
        }
        const quick = adjustPValues(values, { method: 'hommel' });
        for (const [i, value] of closed.entries())
          expect(Math.abs(quick[i]! - Math.min(1, value))).toBeLessThan(1e-12);
      }),
    );
  });

  it('orders procedures by power: Hommel ≤ Hochberg ≤ Holm ≤ Bonferroni', () => {
    fc.assert(
      fc.property(lists, (values) => {
        const of = (method: Adjustment) => adjustPValues(values, { method });
        const [a, b, c, d] = [of('hommel'), of('hochberg'), of('holm'), of('bonferroni')];
        for (const i of values.keys()) {
          expect(a[i]!).toBeLessThanOrEqual(b[i]! + 1e-12);
          expect(b[i]!).toBeLessThanOrEqual(c[i]! + 1e-12);
          expect(c[i]!).toBeLessThanOrEqual(d[i]! + 1e-12);
        }
      }),
    );
  });
});

describe('graphical procedure', () => {
  it('a fixed sequence passes alpha along the line', () => {
    const result = graphicalProcedure({
      p: [0.02, 0.04, 0.01],
      weight: [1, 0, 0],
      transition: [
        [0, 1, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
    });
    expectAllNear(result.adjusted, [0.02, 0.04, 0.04], 1e-14);
    expect([...result.order]).toEqual([0, 1, 2]);
  });

  it('two primary hypotheses, each with a secondary one, by hand', () => {
    // Each primary passes half to the other primary and half to its secondary; secondaries pass to the other primary.
    const result = graphicalProcedure({
      p: [0.01, 0.02, 0.005, 0.5],
      weight: [0.5, 0.5, 0, 0],
      transition: [
        [0, 0.5, 0.5, 0],
        [0.5, 0, 0, 0.5],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
      ],
    });
    // H1 at .01/.5; then H3 with weight .25 at .005/.25 = .02; then H2, which by then holds more than .75 of alpha.
    expectAllNear(result.adjusted, [0.02, 0.02, 0.02, 0.5], 1e-12);
  });

  it('equal weights passed on evenly are Holm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 }),
        (values) => {
          const m = values.length;
          const transition = values.map((_, i) => values.map((_v, j) => (i === j ? 0 : 1 / (m - 1))));
          const { adjusted } = graphicalProcedure({ p: values, weight: values.map(() => 1 / m), transition });
          const holm = adjustPValues(values, { method: 'holm' });
          for (const i of values.keys()) expect(Math.abs(adjusted[i]! - holm[i]!)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('refuses shares that add up to more than one and p-values that are none', () => {
    expect(() => graphicalProcedure({ p: [0.1], weight: [1.5], transition: [[0]] })).toThrow(/weight/);
    expect(() => adjustPValues([0.1, 1.2], { method: 'holm' })).toThrow(/p, row 1/);
  });
});
