import { chiSquared } from '../distributions/chi-squared.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { factorise, invert } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import type { Matrix } from '../linear/matrix.ts';
import { type Maximum, maximise, type Point } from '../numeric/newton.ts';
import { shared, type Workers } from '../numeric/stripes.ts';
import { type ChiSquaredTest, type Computed, computed, type NotComputed, notComputed } from '../result.ts';
import { type CanonicalFamily, canonicalLikelihood } from './canonical.ts';
import { constantOnly, type RegressionDesign, regressionDesign, weightedMean } from './design.ts';
import { MANY_ROWS, maximiseMany, type RegressionRows } from './many-rows.ts';
import { ERROR_KINDS, type ErrorKind } from './sandwich.ts';
import {
  clustersFor,
  fittedAlone,
  type RatioCoefficient,
  type WaldCoefficient,
  waldTable,
  withRatio,
} from './wald.ts';

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

/** Of the models that can share their work out: the logistic and the Poisson one. */
export interface CanonicalOptions extends GeneralisedOptions {
  /** Threads to share the work out to (`openWorkers` of `@primus-motor/stats/parallel`); the result is the same. */
  readonly workers?: Workers;
}

export type GeneralisedCoefficient = RatioCoefficient;

export interface GeneralisedFit<Coefficient = GeneralisedCoefficient> {
  readonly names: readonly string[];
  readonly n: number;
  readonly errors: ErrorKind;
  readonly coefficients: readonly Coefficient[];
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly deviance: number;
  /** Against the model with the intercept (and offset) only. */
  readonly likelihoodRatio: ChiSquaredTest;
  readonly fitted: Float64Array;
  readonly iterations: number;
}

/** Which information stands for the curvature: its expectation (R's glm) or as observed (Stata's default). */
export type Information = 'expected' | 'observed';

/** A likelihood of independent rows, each through its linear predictor. */
export interface RowsPoint extends Point {
  readonly fitted: Float64Array;
  /** Weight of each row in the expected information. */
  readonly share: Float64Array;
  /** Slope of each row's log-likelihood in its predictor, weighted. */
  readonly residual: Float64Array;
  /** Slope of each row's mean in its predictor; where absent (canonical links), the share less its weight. */
  readonly rise?: Float64Array;
}

export type RowsLikelihood = (
  design: RegressionDesign,
  y: Float64Array,
  offset: Float64Array | undefined,
  coefficients: Float64Array,
  /** A point that is done with: its arrays of rows may be written over. */
  old?: RowsPoint,
) => RowsPoint;

/** What a family brings to the common fit. */
export interface FamilyTerms {
  readonly likelihood: RowsLikelihood;
  /** Start of the intercept from the mean outcome. */
  readonly start: (mean: number, offset: Float64Array | undefined) => number;
  /** Log-likelihood where all rows have one predictor, from Σ w y and Σ w; where it needs no more. */
  readonly level?: (eta: number, outcome: number, weight: number) => number;
  /** Terms of the log-likelihood that depend on y alone, where there are any. */
  readonly constant?: (y: number) => number;
  /** Log-likelihood contribution, without `constant`, of a fit without error. */
  readonly saturated: (y: number) => number;
  /** How the maximum is found; default Newton's method without constraints. */
  readonly maximise?: (
    likelihood: RowsLikelihood,
    rows: RegressionRows,
    start: Float64Array,
  ) => Maximum | NotComputed;
  /** Default 'expected'. */
  readonly information?: Information;
}

/** The terms of a family with canonical link. */
export function canonical(
  family: CanonicalFamily,
  terms: Pick<FamilyTerms, 'start' | 'constant' | 'saturated'>,
): FamilyTerms {
  return {
    ...terms,
    // Both informations are one, and the observed one is at hand.
    information: 'observed',
    likelihood: (...given) => canonicalLikelihood(family, ...given),
    level: (eta, outcome, weight) => outcome * eta - weight * family.cumulant(eta),
  };
}

/** Fits a generalised linear model to full convergence. The outcome is checked by the caller. */
export function fitGeneralised(
  terms: FamilyTerms,
  data: GeneralisedData,
  options: CanonicalOptions,
): Computed<GeneralisedFit<WaldCoefficient>> {
  const { workers } = options;
  return workers === undefined
    ? fitRows(terms, data, options)
    : workers.lend(() => fitRows(terms, data, options));
}

function fitRows(
  terms: FamilyTerms,
  data: GeneralisedData,
  options: CanonicalOptions,
): Computed<GeneralisedFit<WaldCoefficient>> {
  const { errors = 'classical', level = 0.95, intercept = true, workers } = options;
  const n = data.y.length;
  checkChoice('errors', errors, ERROR_KINDS);
  checkLevel(level);
  if (data.offset !== undefined) checkColumn('offset', data.offset, n);
  const cluster = clustersFor(errors, data.cluster, n);
  const design = regressionDesign(data.covariates, n, data.weight, intercept, workers);
  if (!design.ok) return design;
  const p = design.names.length;
  if (n <= p) return notComputed('too-few-observations', `${n} rows for ${p} coefficients`);
  if (cluster !== undefined && 'ok' in cluster) return cluster;
  const y = shared(new Float64Array(data.y), workers);
  const offset = data.offset && shared(new Float64Array(data.offset), workers);
  const start = new Float64Array(p);
  const outcome = weightedMean(y, design.weight);
  if (intercept) start[0] = terms.start(outcome.mean, offset);
  const evaluate = (b: Float64Array): RowsPoint => terms.likelihood(design, y, offset, b);
  const maximum = findMaximum(terms, { design, y, offset }, start);
  if (!maximum.ok) return maximum;
  const at = maximum.fit ?? evaluate(maximum.coefficients);
  const input = {
    // Errors of the model need no rows.
    columns: errors === 'classical' ? [] : design.columns,
    bread: invert(factorise(informationOf(terms.information, design, at), p)),
    residual: at.residual,
    share: at.share,
    rise:
      errors === 'CR2'
        ? (at.rise ?? at.share.map((s, row) => (s > 0 ? s / design.weight[row]! : 0)))
        : undefined,
    cluster,
  };
  const alone = fittedAlone(input, errors);
  if (alone !== undefined) return alone;
  const nullLogLikelihood = nullFit(design);
  const df = intercept ? p - 1 : p;
  const ratioStatistic = Math.max(0, 2 * (at.logLikelihood - nullLogLikelihood));
  return computed({
    names: design.names,
    n,
    errors,
    ...waldTable(design, maximum.coefficients, input, errors, level),
    logLikelihood: at.logLikelihood + weightedSum(terms.constant, y, design.weight),
    deviance: 2 * (weightedSum(terms.saturated, y, design.weight) - at.logLikelihood),
    likelihoodRatio: {
      chiSquared: ratioStatistic,
      df,
      p: df > 0 ? chiSquared.upper(ratioStatistic, df) : 1,
    },
    fitted: workers === undefined ? at.fitted : at.fitted.slice(),
    iterations: maximum.iterations,
  });

  /** Log-likelihood of the intercept alone; without an intercept, of the offset alone. */
  function nullFit(full: RegressionDesign): number {
    if (!intercept) return evaluate(new Float64Array(p)).logLikelihood;
    if (offset === undefined) {
      const { mean, total } = outcome;
      return terms.level?.(start[0]!, mean * total, total) ?? evaluate(start).logLikelihood;
    }
    const found = findMaximum(terms, { design: constantOnly(full), y, offset }, start.slice(0, 1));
    return found.ok ? found.at.logLikelihood : evaluate(start).logLikelihood;
  }
}

function weightedSum(
  of: ((value: number) => number) | undefined,
  y: Float64Array,
  weight: Float64Array,
): number {
  let sum = 0;
  if (of !== undefined) for (let row = 0; row < y.length; row++) sum += weight[row]! * of(y[row]!);
  return sum;
}

/** The fit with exponentiated coefficients beside the coefficients. */
export function fitRatios(
  terms: FamilyTerms,
  data: GeneralisedData,
  options: CanonicalOptions,
): Computed<GeneralisedFit> {
  const fit = fitGeneralised(terms, data, options);
  return fit.ok ? computed({ ...fit, coefficients: fit.coefficients.map(withRatio) }) : fit;
}

/** The maximum and, where there are many rows, the fit within 1e-9 of it: one more pass would change nothing. */
function findMaximum(
  terms: FamilyTerms,
  rows: RegressionRows,
  start: Float64Array,
): (Maximum & { readonly fit?: RowsPoint }) | NotComputed {
  const { design, y, offset } = rows;
  if (terms.maximise !== undefined) return terms.maximise(terms.likelihood, rows, start);
  if (design.rows >= MANY_ROWS) {
    const found = maximiseMany(terms.likelihood, rows, start);
    return found.ok ? { ...found, fit: found.at } : found;
  }
  return maximise((b) => terms.likelihood(design, y, offset, b), start, design.names, design.scales);
}

/** The information that standard errors are taken from; Newton's method works with the observed one. */
function informationOf(kind: Information | undefined, design: RegressionDesign, at: RowsPoint): Float64Array {
  if (kind === 'observed') return at.information;
  const expected = new Float64Array(at.information.length);
  addGram(expected, design.columns, at.share);
  return expected;
}
