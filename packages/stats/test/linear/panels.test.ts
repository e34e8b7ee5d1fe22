import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addGram } from '../../src/linear/gram.ts';
import { addPanelRows, firstsOf, gramOf, panelSums } from '../../src/linear/panel-gram.ts';
import { addPanelFirsts, addPanelPredictor, inBlocks, scatterPanel } from '../../src/linear/panel-kernels.ts';
import { emptyPanels, packed, unpacked } from '../../src/linear/panels.ts';

const value = fc.integer({ min: -9, max: 9 });
/** Whole numbers, so that every order of adding gives the same sum. */
const data = fc
  .tuple(fc.integer({ min: 1, max: 11 }), fc.constantFrom(1, 7, 513, 1100), fc.infiniteStream(value))
  .map(([p, rows, stream]) => {
    const part = Array.from({ length: 97 }, () => stream.next().value);
    const column = (j: number) =>
      Float64Array.from({ length: rows }, (_, row) => part[(row * 7 + j * 13) % 97]!);
    return { p, rows, columns: Array.from({ length: p }, (_, j) => column(j)), weights: column(p) };
  });

describe('panels', () => {
  it('give every sum that the columns give one by one', () => {
    fc.assert(
      fc.property(data, ({ p, rows, columns, weights }) => {
        const centres = columns.map((_, j) => j);
        const centred = columns.map((column, j) => column.map((x) => x - j));
        const panels = packed(columns, centres, rows);
        const sums = panelSums(panels);
        const firsts = new Float64Array(p);
        const predictor = new Float64Array(rows);
        const index = Int32Array.from(weights, (w) => w + 9);
        const scattered = emptyPanels(19, p);
        inBlocks(rows, (from, to) => {
          addPanelRows(sums, panels, weights, 0, from, to);
          addPanelFirsts(firsts, panels, weights.subarray(from), from, from, to);
          addPanelPredictor(predictor, panels, centres, from, to);
          for (const [k, panel] of panels.entries()) {
            scatterPanel(scattered[k]!, panel, index, weights, from, to);
          }
        });
        const total = (of: (row: number) => number) => weights.reduce((sum, w, row) => sum + w * of(row), 0);
        const slowFirsts = centred.map((x) => total((row) => x[row]!));
        expect([...firsts]).toEqual(slowFirsts.map((sum) => sum + 0));
        expect([...firstsOf(sums, p)]).toEqual(slowFirsts.map((sum) => sum + 0));
        expect([...gramOf(sums, p)]).toEqual(
          centred.flatMap((x) => centred.map((y) => total((row) => x[row]! * y[row]!) + 0)),
        );
        for (let row = 0; row < rows; row += 50) {
          expect(predictor[row]).toBe(centred.reduce((sum, x, j) => sum + j * x[row]!, 0));
        }
        for (const [j, x] of centred.entries()) {
          expect(unpacked(panels, j)).toEqual(x);
          const slow = new Float64Array(19);
          for (const [row, w] of weights.entries()) slow[w + 9]! += w * x[row]!;
          expect(unpacked(scattered, j)).toEqual(slow);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('give the Gram matrix of columns of any numbers', () => {
    const columns = Array.from({ length: 6 }, (_, j) =>
      Float64Array.from({ length: 3000 }, (_, row) => Math.sin(row * (j + 1))),
    );
    const weights = Float64Array.from({ length: 3000 }, (_, row) => Math.cos(row));
    const panels = packed(columns, new Float64Array(6), 3000);
    const sums = panelSums(panels);
    inBlocks(3000, (from, to) => addPanelRows(sums, panels, weights, 0, from, to));
    const slow = new Float64Array(36);
    addGram(slow, columns, weights);
    for (const [i, found] of gramOf(sums, 6).entries()) expect(found).toBeCloseTo(slow[i]!, 10);
  });
});
