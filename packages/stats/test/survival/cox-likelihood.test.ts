import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK } from '../../src/linear/panel-kernels.ts';
import { emptyPanels, unpacked } from '../../src/linear/panels.ts';
import { coxDesign } from '../../src/survival/cox/design.ts';
import { coxLikelihood } from '../../src/survival/cox/likelihood.ts';
import { allScoreResiduals } from '../../src/survival/cox/row-residuals.ts';
import { scoreBlocks } from '../../src/survival/cox/score-blocks.ts';
import { slotTerms } from '../../src/survival/cox/slot-terms.ts';

interface Row {
  readonly time: number;
  readonly event: number;
  readonly wait: number;
  readonly stratum: number;
  readonly weight: number;
  readonly offset: number;
  readonly x: readonly number[];
}

const rowsOf = (p: number) =>
  fc.array(
    fc.record({
      time: fc.integer({ min: 4, max: 12 }),
      event: fc.constantFrom(0, 1),
      wait: fc.integer({ min: 1, max: 8 }),
      stratum: fc.constantFrom(0, 1),
      weight: fc.constantFrom(0.5, 1, 2),
      offset: fc.constantFrom(-1, 0, 0.5),
      x: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: p, maxLength: p }),
    }),
    { minLength: 2, maxLength: 25 },
  );

/** Efron's or Breslow's likelihood with its derivatives, one denominator for each event; everything at risk looked for anew. */
function slow(rows: readonly Row[], beta: readonly number[], ties: 'efron' | 'breslow') {
  const p = beta.length;
  const risk = (row: Row) =>
    row.weight * Math.exp(row.offset + row.x.reduce((s, x, j) => s + x * beta[j]!, 0));
  let logLikelihood = 0;
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  for (const stratum of [0, 1]) {
    const own = rows.filter((row) => row.stratum === stratum);
    for (const time of new Set(own.filter((row) => row.event === 1).map((row) => row.time))) {
      const dead = own.filter((row) => row.event === 1 && row.time === time);
      const atRisk = own.filter((row) => row.time >= time && row.time - row.wait < time);
      const mean = dead.reduce((sum, row) => sum + row.weight, 0) / dead.length;
      for (const [k, row] of dead.entries()) {
        const f = ties === 'efron' ? k / dead.length : 0;
        const share = (other: Row) => risk(other) * (dead.includes(other) ? 1 - f : 1);
        const total = atRisk.reduce((sum, other) => sum + share(other), 0);
        logLikelihood += row.weight * Math.log(risk(row) / row.weight) - mean * Math.log(total);
        const first = beta.map(
          (_, j) => atRisk.reduce((sum, other) => sum + share(other) * other.x[j]!, 0) / total,
        );
        for (let j = 0; j < p; j++) {
          score[j]! += row.weight * row.x[j]! - mean * first[j]!;
          for (let l = 0; l < p; l++) {
            const second =
              atRisk.reduce((sum, other) => sum + share(other) * other.x[j]! * other.x[l]!, 0) / total;
            information[j * p + l]! += mean * (second - first[j]! * first[l]!);
          }
        }
      }
    }
  }
  return { logLikelihood, score, information };
}

function designOf(rows: readonly Row[], p: number, ties: 'efron' | 'breslow', late: boolean) {
  return coxDesign(
    {
      time: rows.map((row) => row.time),
      event: rows.map((row) => row.event),
      entry: late ? rows.map((row) => row.time - row.wait) : undefined,
      weight: rows.map((row) => row.weight),
      offset: rows.map((row) => row.offset),
      stratum: { index: Int32Array.from(rows, (row) => row.stratum), count: 2 },
      covariates: Array.from({ length: p }, (_, j) => rows.map((row) => row.x[j]!)),
    },
    ties,
  );
}

describe('the Cox likelihood', () => {
  for (const p of [1, 2, 3, 4, 6, 9]) {
    it(`with ${p} covariates is that of the definition, derivatives included`, () => {
      const beta = Array.from({ length: p }, (_, j) => ((j * 7) % 5) / 5 - 0.4);
      fc.assert(
        fc.property(rowsOf(p), fc.constantFrom('efron', 'breslow'), fc.boolean(), (drawn, ties, late) => {
          const rows = late ? drawn : drawn.map((row) => ({ ...row, wait: 100 }));
          const design = designOf(rows, p, ties, late);
          const found = coxLikelihood(design, beta);
          const wanted = slow(rows, beta, ties);
          expect(found.logLikelihood).toBeCloseTo(wanted.logLikelihood, 9);
          for (let j = 0; j < p; j++) expect(found.score[j]).toBeCloseTo(wanted.score[j]!, 9);
          for (let i = 0; i < p * p; i++) {
            expect(found.information[i]).toBeCloseTo(wanted.information[i]!, 9);
          }
        }),
        { numRuns: 40 },
      );
    });
  }

  it('has score residuals in blocks that are those of one covariate at a time', () => {
    fc.assert(
      fc.property(rowsOf(5), fc.constantFrom('efron', 'breslow'), fc.boolean(), (rows, ties, late) => {
        const design = designOf(rows, 5, ties, late);
        const terms = slotTerms(design, [0.3, -0.2, 0.1, 0, 0.5]);
        const blocks = emptyPanels(BLOCK, 5);
        scoreBlocks(design, terms)(blocks, 0, rows.length);
        for (const [j, plain] of allScoreResiduals(design, terms).entries()) {
          const found = unpacked(blocks, j);
          for (const [row, { weight }] of rows.entries()) {
            expect(found[row]).toBeCloseTo(weight * plain[row]!, 9);
          }
        }
      }),
    );
  });
});
