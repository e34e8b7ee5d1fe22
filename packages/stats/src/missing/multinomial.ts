import type { Factorisation } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { addPredictor } from '../linear/predictor.ts';
import { maximise, type Point } from '../numeric/newton.ts';
import type { NotComputed } from '../result.ts';

export interface MultinomialFit {
  readonly ok: true;
  /** Coefficients of the log odds of class 1, 2, … against class 0, class after class. */
  readonly coefficients: Float64Array;
  readonly factorisation: Factorisation;
}

/**
 * Multinomial logistic regression by Newton's method; with two classes it is logistic regression.
 * @param columns the design, its constant among them
 * @param classOf class of each row, 0 … classes − 1
 */
export function fitMultinomial(
  columns: readonly Float64Array[],
  classOf: Int32Array,
  classes: number,
  weights: Float64Array,
): MultinomialFit | NotComputed {
  const p = columns.length;
  const size = p * (classes - 1);
  const names = Array.from(
    { length: size },
    (_, i) => `predictor ${i % p} of class ${Math.floor(i / p) + 1}`,
  );
  const evaluate = (coefficients: Float64Array): Point =>
    multinomialPoint(columns, classOf, classes, weights, coefficients);
  const scales = Array.from({ length: size }, (_, i) => spreadOf(columns[i % p]!));
  const maximum = maximise(evaluate, new Float64Array(size), names, scales);
  if (!maximum.ok) return maximum;
  return { ok: true, coefficients: maximum.coefficients, factorisation: maximum.factorisation };
}

/** Probabilities of all classes, class after class, for the rows of a design; `shift` is added to the log odds of class 1. */
export function multinomialProbabilities(
  columns: readonly Float64Array[],
  classes: number,
  coefficients: Float64Array,
  shift?: Float64Array,
): readonly Float64Array[] {
  const p = columns.length;
  const rows = columns[0]!.length;
  const eta = Array.from({ length: classes }, (_, k) => {
    const column = new Float64Array(rows);
    if (k > 0) addPredictor(column, columns, coefficients.subarray((k - 1) * p, k * p));
    if (k === 1 && shift !== undefined) for (let row = 0; row < rows; row++) column[row]! += shift[row]!;
    return column;
  });
  for (let row = 0; row < rows; row++) {
    let top = 0;
    for (const column of eta) top = Math.max(top, column[row]!);
    let total = 0;
    for (const column of eta) {
      column[row] = Math.exp(column[row]! - top);
      total += column[row]!;
    }
    for (const column of eta) column[row]! /= total;
  }
  return eta;
}

function multinomialPoint(
  columns: readonly Float64Array[],
  classOf: Int32Array,
  classes: number,
  weights: Float64Array,
  coefficients: Float64Array,
): Point {
  const p = columns.length;
  const size = p * (classes - 1);
  const rows = classOf.length;
  const probability = multinomialProbabilities(columns, classes, coefficients);
  let logLikelihood = 0;
  for (let row = 0; row < rows; row++) {
    logLikelihood += weights[row]! * Math.log(Math.max(1e-300, probability[classOf[row]!]![row]!));
  }
  const score = new Float64Array(size);
  const information = new Float64Array(size * size);
  const share = new Float64Array(rows);
  const block = new Float64Array(p * p);
  for (let k = 1; k < classes; k++) {
    const own = probability[k]!;
    for (let row = 0; row < rows; row++)
      share[row] = weights[row]! * ((classOf[row] === k ? 1 : 0) - own[row]!);
    for (const [j, x] of columns.entries()) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += x[row]! * share[row]!;
      score[(k - 1) * p + j] = sum;
    }
    for (let l = 1; l <= k; l++) {
      const other = probability[l]!;
      for (let row = 0; row < rows; row++)
        share[row] = weights[row]! * own[row]! * ((k === l ? 1 : 0) - other[row]!);
      block.fill(0);
      addGram(block, columns, share);
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < p; j++) {
          information[((k - 1) * p + i) * size + (l - 1) * p + j] = block[i * p + j]!;
          information[((l - 1) * p + j) * size + (k - 1) * p + i] = block[i * p + j]!;
        }
      }
    }
  }
  return { logLikelihood, score, information };
}

function spreadOf(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value * value;
  return Math.sqrt(sum / column.length) || 1;
}
