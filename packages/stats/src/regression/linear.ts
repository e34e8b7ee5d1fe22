import { t } from '../distributions/t.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { factorise, invert, solve } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { clusters, originalCoefficients, originalCovariance, regressionDesign } from './design.ts';
import { ERROR_KINDS, type ErrorKind, leverages, sandwich } from './sandwich.ts';

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
  checkChoice('errors', errors, ERROR_KINDS);
  checkLevel(level);
  if (errors === 'cluster' && data.cluster === undefined) {
    throw new StatsInputError('cluster', "is missing, and errors: 'cluster' needs it");
  }
  const cluster = data.cluster && clusters(data.cluster, n);
  const design = regressionDesign(data.covariates, n, data.weight, intercept);
  if (!design.ok) return design;
  const { columns, weight, names } = design;
  const p = columns.length;
  const df = errors === 'cluster' ? cluster!.count - 1 : n - p;
  if (n <= p || df < 1) return notComputed('too-few-observations', `${n} rows for ${p} coefficients`);
  const gram = new Float64Array(p * p);
  addGram(gram, columns, weight);
  const factorisation = factorise(gram, p);
  const [dependent] = factorisation.dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${names[dependent]} is a linear combination of other covariates`,
    );
  }
  const centred = leastSquares();
  const residual = residuals(centred);
  const bread = invert(factorisation);
  const squares = residual.reduce((sum, e, row) => sum + weight[row]! * e * e, 0);
  const variance = squares / (n - p);
  if (
    (errors === 'HC2' || errors === 'HC3') &&
    leverages(columns, bread, weight).some((h) => h > 1 - 1e-10)
  ) {
    return notComputed(
      'singular-information',
      `a row is fitted by itself alone, which leaves ${errors} undefined`,
    );
  }
  const covariance = originalCovariance(
    design,
    errors === 'classical'
      ? bread.map((value) => value * variance)
      : sandwich(
          { columns, bread, residual: residual.map((e, row) => weight[row]! * e), share: weight, cluster },
          errors,
        ),
  );
  const estimates = originalCoefficients(design, centred);
  const critical = t.upperQuantile((1 - level) / 2, df);
  return computed({
    names,
    n,
    errors,
    coefficients: names.map((name, j): LinearCoefficient => {
      const estimate = estimates[j]!;
      const standardError = Math.sqrt(covariance[j * p + j]!);
      const statistic = standardError > 0 ? estimate / standardError : Math.sign(estimate) * Infinity || 0;
      const reach = critical * standardError;
      const pValue = Math.min(1, 2 * t.upper(Math.abs(statistic), df));
      return {
        name,
        estimate,
        standardError,
        t: statistic,
        p: pValue,
        lower: estimate - reach,
        upper: estimate + reach,
        level,
      };
    }),
    covariance: toMatrix(covariance, p),
    df,
    sigma: Math.sqrt(variance),
    rSquared: 1 - squares / totalSquares(),
  });

  /** Normal equations, and one step of iterative refinement. */
  function leastSquares(): Float64Array {
    const first = solve(factorisation, crossProducts(Float64Array.from(data.y)));
    const correction = solve(factorisation, crossProducts(residuals(first)));
    return first.map((value, j) => value + correction[j]!);
  }

  function crossProducts(values: Float64Array): Float64Array {
    return Float64Array.from(columns, (x) =>
      x.reduce((sum, value, row) => sum + weight[row]! * value * values[row]!, 0),
    );
  }

  function residuals(coefficients: Float64Array): Float64Array {
    return Float64Array.from({ length: n }, (_, row) =>
      columns.reduce((left, x, j) => left - x[row]! * coefficients[j]!, data.y[row]!),
    );
  }

  /** Squares about the weighted mean; about zero without an intercept. */
  function totalSquares(): number {
    const total = weight.reduce((sum, w) => sum + w, 0);
    const mean = intercept ? weight.reduce((sum, w, row) => sum + w * data.y[row]!, 0) / total : 0;
    const about = weight.reduce((sum, w, row) => sum + w * (data.y[row]! - mean) ** 2, 0);
    return about === 0 ? 1 : about;
  }
}
