import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coxDesign } from '../../src/survival/cox/design.ts';
import { coxLikelihood } from '../../src/survival/cox/likelihood.ts';

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

describe('the Cox likelihood', () => {
  for (const p of [1, 2, 3, 4, 6, 9]) {
    it(`with ${p} covariates is that of the definition, derivatives included`, () => {
      const beta = Array.from({ length: p }, (_, j) => ((j * 7) % 5) / 5 - 0.4);
      fc.assert(
        fc.property(rowsOf(p), fc.constantFrom('efron', 'breslow'), fc.boolean(), (drawn, ties, late) => {
          const rows = late ? drawn : drawn.map((row) => ({ ...row, wait: 100 }));
          const design = coxDesign(
            {
              time: rows.map((row) => row.time),
              event: rows.map((row) => row.event),
              entry: late ? rows.map((row) => row.time - row.wait) : undefined,
              weight: rows.map((row) => row.weight),
              offset: rows.map((row) => row.offset),
              stratum: { index: Int32Array.from(rows, (row) => row.stratum), count: 2 },
              covariates: beta.map((_, j) => rows.map((row) => row.x[j]!)),
            },
            ties,
          );
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
});
