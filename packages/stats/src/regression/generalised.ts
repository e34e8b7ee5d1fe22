import { chiSquared } from '../distributions/chi-squared.ts';
import { criticalValue, twoSidedNormal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { factorise, invert } from '../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { maximise } from '../numeric/newton.ts';
import { type ChiSquaredTest, type Computed, computed, type Interval, notComputed } from '../result.ts';
import { type CanonicalFamily, canonicalLikelihood } from './canonical.ts';
import {
  clusters,
  originalCoefficients,
  originalCovariance,
  type RegressionDesign,
  regressionDesign,
} from './design.ts';
import { ERROR_KINDS, type ErrorKind, sandwich } from './sandwich.ts';

export interface GeneralisedData {
  readonly y: Column;
  readonly covariates: Covariates;
  readonly weight?: Column;
  /** Added to the linear predictor. */
  readonly offset?: Column;
  readonly cluster?: Column;
}

export interface GeneralisedOptions {
  /** Default 'classical' (model-based); see {@link ErrorKind}. */
  readonly errors?: ErrorKind;
  /** Default 0.95. */
  readonly level?: number;
  /** Default true: a constant is fitted, named '(intercept)'. */
  readonly intercept?: boolean;
}

export interface GeneralisedCoefficient extends Interval {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
  /** exp(estimate): an odds ratio or a rate ratio. */
  readonly ratio: number;
  /** `lower` and `upper` are limits of the coefficient; these of the ratio. */
  readonly ratioLower: number;
  readonly ratioUpper: number;
}

export interface GeneralisedFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly errors: ErrorKind;
  readonly coefficients: readonly GeneralisedCoefficient[];
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly deviance: number;
  /** Against the model with the intercept (and offset) only. */
  readonly likelihoodRatio: ChiSquaredTest;
  readonly fitted: Float64Array;
  readonly iterations: number;
}

/** What a family adds to the common likelihood. */
export interface FamilyTerms {
  readonly family: CanonicalFamily;
  /** Start of the intercept from the mean outcome; undefined where the mean admits no finite one. */
  readonly link: (mean: number) => number;
  /** Terms of the log-likelihood that depend on y alone. */
  readonly constant: (y: number) => number;
  /** Log-likelihood contribution, without `constant`, of a fit without error. */
  readonly saturated: (y: number) => number;
}

/** Fits a generalised linear model with canonical link by Newton's method, to full convergence. The outcome is checked by the caller. */
export function fitCanonical(
  terms: FamilyTerms,
  data: GeneralisedData,
  options: GeneralisedOptions,
): Computed<GeneralisedFit> {
  const { errors = 'classical', level = 0.95, intercept = true } = options;
  const n = data.y.length;
  checkChoice('errors', errors, ERROR_KINDS);
  checkLevel(level);
  if (data.offset !== undefined) checkColumn('offset', data.offset, n);
  if (errors === 'cluster' && data.cluster === undefined) {
    throw new StatsInputError('cluster', "is missing, and errors: 'cluster' needs it");
  }
  const cluster = data.cluster && clusters(data.cluster, n);
  const design = regressionDesign(data.covariates, n, data.weight, intercept);
  if (!design.ok) return design;
  const p = design.columns.length;
  if (n <= p) return notComputed('too-few-observations', `${n} rows for ${p} coefficients`);
  if (errors === 'cluster' && cluster!.count < 2)
    return notComputed('too-few-observations', 'there is only one cluster');
  const y = new Float64Array(data.y);
  const offset = data.offset && new Float64Array(data.offset);
  const start = new Float64Array(p);
  if (intercept) start[0] = terms.link(weightedMean(y, design.weight));
  const evaluate = (b: Float64Array) => canonicalLikelihood(terms.family, design, y, offset, b);
  const maximum = maximise(evaluate, start, design.names, design.scales);
  if (!maximum.ok) return maximum;
  const at = evaluate(maximum.coefficients);
  const bread = invert(factorise(at.information, p));
  const residual = y.map((value, row) => design.weight[row]! * (value - at.fitted[row]!));
  const covariance = originalCovariance(
    design,
    errors === 'classical'
      ? bread
      : sandwich({ columns: design.columns, bread, residual, share: at.share, cluster }, errors),
  );
  const estimates = originalCoefficients(design, maximum.coefficients);
  const nullLogLikelihood = nullFit(design);
  const df = intercept ? p - 1 : p;
  const ratioStatistic = Math.max(0, 2 * (at.logLikelihood - nullLogLikelihood));
  const sum = (of: (value: number) => number): number =>
    y.reduce((s, value, row) => s + design.weight[row]! * of(value), 0);
  const z = criticalValue(level);
  return computed({
    names: design.names,
    n,
    errors,
    coefficients: design.names.map((name, j) =>
      coefficient(name, estimates[j]!, Math.sqrt(covariance[j * p + j]!), z, level),
    ),
    covariance: toMatrix(covariance, p),
    logLikelihood: at.logLikelihood + sum(terms.constant),
    deviance: 2 * (sum(terms.saturated) - at.logLikelihood),
    likelihoodRatio: {
      chiSquared: ratioStatistic,
      df,
      p: df > 0 ? chiSquared.upper(ratioStatistic, df) : 1,
    },
    fitted: at.fitted,
    iterations: maximum.iterations,
  });

  /** Log-likelihood of the intercept alone; without an intercept, of the offset alone. */
  function nullFit(full: RegressionDesign): number {
    if (!intercept) return evaluate(new Float64Array(p)).logLikelihood;
    if (offset === undefined) return evaluate(start).logLikelihood;
    const alone = { ...full, columns: full.columns.slice(0, 1) };
    const only = (b: Float64Array) => canonicalLikelihood(terms.family, alone, y, offset, b);
    const found = maximise(only, start.slice(0, 1), full.names, full.scales);
    return found.ok ? found.at.logLikelihood : evaluate(start).logLikelihood;
  }
}

function coefficient(
  name: string,
  estimate: number,
  standardError: number,
  z: number,
  level: number,
): GeneralisedCoefficient {
  const statistic = estimate / standardError;
  const lower = estimate - z * standardError;
  const upper = estimate + z * standardError;
  return {
    name,
    estimate,
    standardError,
    z: statistic,
    p: twoSidedNormal(statistic),
    lower,
    upper,
    level,
    ratio: Math.exp(estimate),
    ratioLower: Math.exp(lower),
    ratioUpper: Math.exp(upper),
  };
}

function weightedMean(y: Float64Array, weight: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < y.length; row++) {
    sum += weight[row]! * y[row]!;
    total += weight[row]!;
  }
  return sum / total;
}
