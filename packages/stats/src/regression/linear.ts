import { type Column, checkColumn, checkNotEmpty, checkSquares } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { invert } from '../linear/cholesky.ts';
import { leastSquares } from '../linear/least-squares.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { originalCoefficients, originalCovariance, regressionDesign } from './design.ts';
import { ERROR_KINDS, type ErrorKind, isClustered, sandwich } from './sandwich.ts';
import { clustersFor, fittedAlone, originalDf, waldCoefficient } from './wald.ts';

export interface LinearData {
  readonly y: Column;
  readonly covariates: Covariates;
  /** Weights of the squares; a row of weight 0 still counts in n. */
  readonly weight?: Column;
  /** Cluster codes, for errors 'cluster'. */
  readonly cluster?: Column;
}

export interface LinearOptions {
  /** Default 'classical'. */
  readonly errors?: ErrorKind;
  /** Default 0.95. */
  readonly level?: number;
  /** Default true: a constant is fitted, named '(intercept)'. */
  readonly intercept?: boolean;
}

export interface LinearCoefficient extends Interval {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  /** n − p; with clusters their number less one; with 'CR2' by Satterthwaite. */
  readonly df: number;
  readonly p: number;
}

export interface LinearFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly errors: ErrorKind;
  readonly coefficients: readonly LinearCoefficient[];
  readonly covariance: Matrix;
  /** Of the t tests and intervals: n − p; with clusters, their number less one. */
  readonly df: number;
  /** Residual standard error √(Σ w e² / (n − p)). */
  readonly sigma: number;
  readonly rSquared: number;
}

/**
 * Least squares with classical, heteroscedasticity-consistent or cluster errors (see sandwich.ts for their
 * definitions). A risk-difference model of a 0/1 outcome is this with 'HC3' or 'HC2' errors.
 */
export function linearRegression(data: LinearData, options: LinearOptions = {}): Computed<LinearFit> {
  const { errors = 'classical', level = 0.95, intercept = true } = options;
  const n = data.y.length;
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  checkSquares('y', data.y);
  checkChoice('errors', errors, ERROR_KINDS);
  checkLevel(level);
  const cluster = clustersFor(errors, data.cluster, n);
  const design = regressionDesign(data.covariates, n, data.weight, intercept);
  if (!design.ok) return design;
  const { columns, weight, names } = design;
  const p = columns.length;
  if (cluster !== undefined && 'ok' in cluster) return cluster;
  const df = isClustered(errors) ? cluster!.count - 1 : n - p;
  if (n <= p || df < 1) return notComputed('too-few-observations', `${n} rows for ${p} coefficients`);
  const solver = leastSquares(columns, weight);
  const { factorisation } = solver;
  const [dependent] = factorisation.dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${names[dependent]} is a linear combination of other covariates`,
    );
  }
  const { coefficients: centred, residual } = solver.fit(data.y);
  const bread = invert(factorisation);
  const squares = solver.squares(residual);
  const variance = squares / (n - p);
  const input = {
    columns,
    bread,
    residual: residual.map((e, row) => weight[row]! * e),
    share: weight,
    cluster,
  };
  const alone = fittedAlone(input, errors);
  if (alone !== undefined) return alone;
  const covariance = originalCovariance(
    design,
    errors === 'classical' ? bread.map((value) => value * variance) : sandwich(input, errors),
  );
  const dfs = errors === 'CR2' ? originalDf(design, input) : new Float64Array(p).fill(df);
  const estimates = originalCoefficients(design, centred);
  return computed({
    names,
    n,
    errors,
    coefficients: names.map((name, j): LinearCoefficient => {
      const { z, ...rest } = waldCoefficient(
        name,
        estimates[j]!,
        Math.sqrt(covariance[j * p + j]!),
        dfs[j]!,
        level,
      );
      return { ...rest, t: z };
    }),
    covariance: toMatrix(covariance, p),
    df,
    sigma: Math.sqrt(variance),
    rSquared: 1 - squares / totalSquares(),
  });

  /** Squares about the weighted mean; about zero without an intercept. */
  function totalSquares(): number {
    const total = weight.reduce((sum, w) => sum + w, 0);
    const mean = intercept ? weight.reduce((sum, w, row) => sum + w * data.y[row]!, 0) / total : 0;
    const about = weight.reduce((sum, w, row) => sum + w * (data.y[row]! - mean) ** 2, 0);
    return about === 0 ? 1 : about;
  }
}
