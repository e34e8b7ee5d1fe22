import { type Column, checkColumn, checkWeights, factor, float64 } from '../input/columns.ts';
import { type Covariates, spreadsOf, unusable } from '../input/covariates.ts';
import { type Panel, packed } from '../linear/panels.ts';
import { shared, type Workers, zerosFor } from '../numeric/stripes.ts';
import { type NotComputed, notComputed } from '../result.ts';

/** What a regression's columns are made of. */
interface DesignParts {
  readonly rows: number;
  readonly names: readonly string[];
  /** The covariates as they came. */
  readonly covariates: readonly Column[];
  readonly weight: Float64Array;
  readonly scales: readonly number[];
  readonly intercept: boolean;
  readonly means: Float64Array;
  /** Threads that do the passes over the rows; the arrays of rows then lie in shared memory. */
  readonly workers?: Workers | undefined;
}

/**
 * A regression's columns, ready to be fitted: with an intercept the covariates are centred at their weighted means,
 * which keeps the normal equations well conditioned; `originalCoefficients` takes coefficients back. Both layouts are
 * made when first asked for: few fits need both.
 */
export interface RegressionDesign extends DesignParts {
  readonly ok: true;
  /** One array each; with an intercept the constant comes first. */
  readonly columns: readonly Float64Array[];
  /** Side by side and without the constant, whose sums come by the way. */
  readonly panels: readonly Panel[];
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
  workers?: Workers,
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
    return weight === undefined ? spreads[j]!.mean : weightedMean(float64(column), w).mean;
  });
  const far = means.findIndex((mean, j) => Math.abs(mean) > FARTHEST_MEAN * scales[j]!);
  if (far >= 0) {
    const sentence = `${names[far]} varies little about ${means[far]}: take a constant off it`;
    return notComputed('singular-information', sentence);
  }
  if (intercept) {
    names.unshift(INTERCEPT);
    scales.unshift(1);
  }
  return designOf({
    rows,
    names,
    covariates: Object.values(covariates),
    weight: shared(w, workers),
    scales,
    intercept,
    means,
    workers,
  });
}

function designOf(parts: DesignParts): RegressionDesign {
  const { rows, covariates, intercept, means, workers } = parts;
  let columns: readonly Float64Array[] | undefined;
  let panels: readonly Panel[] | undefined;
  return {
    ok: true,
    ...parts,
    get columns() {
      columns ??= [
        ...(intercept ? [new Float64Array(rows).fill(1)] : []),
        ...covariates.map((column, j) => centred(column, means[j]!)),
      ];
      return columns;
    },
    get panels() {
      panels ??= packed(covariates, means, rows, { zeros: zerosFor(workers) });
      return panels;
    },
  };
}

function centred(column: Column, mean: number): Float64Array {
  const x = float64(column);
  const less = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) less[row] = x[row]! - mean;
  return less;
}

/** The same rows with the constant alone. */
export function constantOnly({ rows, weight, workers }: RegressionDesign): RegressionDesign {
  const means = new Float64Array(0);
  return designOf({
    rows,
    names: [INTERCEPT],
    covariates: [],
    weight,
    scales: [1],
    intercept: true,
    means,
    workers,
  });
}

/** The same model of some of the rows. */
export function someRows(
  design: RegressionDesign,
  rows: number,
  some: (column: Column) => Float64Array,
): RegressionDesign {
  const { names, covariates, weight, scales, intercept, means, workers } = design;
  return designOf({
    rows,
    names,
    covariates: covariates.map(some),
    weight: shared(some(weight), workers),
    scales,
    intercept,
    means,
    workers,
  });
}

/** Σ w y / Σ w, and Σ w. */
export function weightedMean(y: Float64Array, weight: Float64Array) {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < y.length; row++) {
    sum += weight[row]! * y[row]!;
    total += weight[row]!;
  }
  return { mean: sum / total, total };
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
  const p = design.names.length;
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
