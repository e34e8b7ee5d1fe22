import { type Column, checkColumn, checkWeights, factor, float64 } from '../input/columns.ts';
import { type Covariates, spreadsOf, unusable } from '../input/covariates.ts';
import { type NotComputed, notComputed } from '../result.ts';

/**
 * A regression's columns, ready to be fitted: with an intercept the covariates are centred at their weighted means,
 * which keeps the normal equations well conditioned; `toOriginal` takes coefficients back.
 */
export interface RegressionDesign {
  readonly ok: true;
  readonly rows: number;
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly weight: Float64Array;
  readonly scales: readonly number[];
  readonly intercept: boolean;
  readonly means: Float64Array;
}

export const INTERCEPT = '(intercept)';

/** A mean this many standard deviations from zero makes a covariate one with the intercept, as in R's lm. */
const FARTHEST_MEAN = 1e7;

/** Checks the covariates and builds the columns. `rows` is the length of the outcome. */
export function regressionDesign(
  covariates: Covariates,
  rows: number,
  weight: Column | undefined,
  intercept: boolean,
): RegressionDesign | NotComputed {
  const none = intercept && Object.keys(covariates).length === 0;
  const spreads = none ? [] : spreadsOf(covariates, rows);
  if (weight !== undefined) checkWeights('weight', weight, rows);
  const w = weight === undefined ? new Float64Array(rows).fill(1) : new Float64Array(weight);
  const scales = spreads.map(({ deviation }) => deviation);
  const names = Object.keys(covariates);
  const unfit = intercept
    ? unusable(names, scales)
    : unusable(
        names.filter((_, j) => scales[j]! > 0),
        scales.filter((scale) => scale > 0),
      );
  if (unfit !== undefined) return unfit;
  const means = Float64Array.from(Object.values(covariates), (column, j) => {
    if (!intercept) return 0;
    return weight === undefined ? spreads[j]!.mean : weightedMean(float64(column), w);
  });
  const far = means.findIndex((mean, j) => Math.abs(mean) > FARTHEST_MEAN * scales[j]!);
  if (far >= 0) {
    const sentence = `${names[far]} varies little about ${means[far]}: take a constant off it`;
    return notComputed('singular-information', sentence);
  }
  const columns = Object.values(covariates).map((column, j) => {
    const x = float64(column);
    const centre = means[j]!;
    const centred = new Float64Array(rows);
    for (let row = 0; row < rows; row++) centred[row] = x[row]! - centre;
    return centred;
  });
  if (intercept) {
    columns.unshift(new Float64Array(rows).fill(1));
    names.unshift(INTERCEPT);
    scales.unshift(1);
  }
  return { ok: true, rows, names, columns, weight: w, scales, intercept, means };
}

/** Σ w y / Σ w. */
export function weightedMean(y: Float64Array, weight: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < y.length; row++) {
    sum += weight[row]! * y[row]!;
    total += weight[row]!;
  }
  return sum / total;
}

/** Coefficients of the centred columns, as coefficients of the original ones. */
export function originalCoefficients(design: RegressionDesign, centred: Float64Array): Float64Array {
  const original = Float64Array.from(centred);
  if (design.intercept)
    for (const [j, mean] of design.means.entries()) original[0]! -= mean * centred[j + 1]!;
  return original;
}

/** Covariance of the centred coefficients, as covariance of the original ones. */
export function originalCovariance(design: RegressionDesign, centred: Float64Array): Float64Array {
  const p = design.columns.length;
  const covariance = Float64Array.from(centred);
  if (!design.intercept) return covariance;
  // T V Tᵀ, where T differs from the identity in its first row (1, −means) only: rows first, then columns.
  for (let k = 0; k < p; k++) {
    for (const [j, mean] of design.means.entries()) covariance[k]! -= mean * covariance[(j + 1) * p + k]!;
  }
  for (let k = 0; k < p; k++) {
    for (const [j, mean] of design.means.entries()) covariance[k * p]! -= mean * covariance[k * p + j + 1]!;
  }
  return covariance;
}

/** Cluster codes 0 … count − 1 per row. */
export function clusters(
  cluster: Column,
  rows: number,
): { readonly index: Int32Array; readonly count: number } {
  checkColumn('cluster', cluster, rows);
  const { values, index } = factor(cluster);
  return { index, count: values.length };
}
