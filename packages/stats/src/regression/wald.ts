import { criticalValue, twoSidedNormal } from '../distributions/normal.ts';
import { t } from '../distributions/t.ts';
import { StatsInputError } from '../error.ts';
import type { Column } from '../input/columns.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { type Interval, type NotComputed, notComputed } from '../result.ts';
import { satterthwaite } from './cluster-errors.ts';
import { clusters, originalCoefficients, originalCovariance, type RegressionDesign } from './design.ts';
import { type ErrorKind, isClustered, leverages, type SandwichInput, sandwich } from './sandwich.ts';

export interface WaldCoefficient extends Interval {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  /** The estimate over its standard error. */
  readonly z: number;
  /** Of the t distribution of test and interval: with errors 'CR2' by Satterthwaite, else Infinity (normal). */
  readonly df: number;
  readonly p: number;
}

export interface RatioCoefficient extends WaldCoefficient {
  /** exp(estimate): an odds ratio, a risk ratio or a rate ratio. */
  readonly ratio: number;
  /** `lower` and `upper` are limits of the coefficient; these of the ratio. */
  readonly ratioLower: number;
  readonly ratioUpper: number;
}

export type Clusters = NonNullable<SandwichInput['cluster']>;

/** The cluster codes, where errors of that kind need them; throws where they are missing. */
export function clustersFor(
  errors: ErrorKind,
  cluster: Column | undefined,
  rows: number,
): Clusters | NotComputed | undefined {
  if (cluster === undefined) {
    if (isClustered(errors))
      throw new StatsInputError('cluster', `is missing, and errors: '${errors}' needs it`);
    return undefined;
  }
  const codes = clusters(cluster, rows);
  return isClustered(errors) && codes.count < 2
    ? notComputed('too-few-observations', 'there is only one cluster')
    : codes;
}

/** A row (or cluster) that only its own coefficients fit has no residual to judge them by. */
export function fittedAlone(input: SandwichInput, errors: ErrorKind): NotComputed | undefined {
  const alone =
    (errors === 'HC2' || errors === 'HC3') &&
    leverages(input.columns, input.bread, input.share).some((h) => h > 1 - 1e-10);
  return alone
    ? notComputed('singular-information', `a row is fitted by itself alone, which leaves ${errors} undefined`)
    : undefined;
}

export interface Wald {
  readonly coefficients: readonly WaldCoefficient[];
  readonly covariance: Matrix;
}

/** Coefficients of the original columns with their errors, tests and intervals, from the fit to the centred ones. */
export function waldTable(
  design: RegressionDesign,
  centred: Float64Array,
  input: SandwichInput,
  errors: ErrorKind,
  level: number,
): Wald {
  const p = design.names.length;
  const covariance = originalCovariance(
    design,
    errors === 'classical' ? input.bread : sandwich(input, errors),
  );
  const df = errors === 'CR2' ? originalDf(design, input) : new Float64Array(p).fill(Infinity);
  const estimates = originalCoefficients(design, centred);
  return {
    coefficients: design.names.map((name, j) =>
      waldCoefficient(name, estimates[j]!, Math.sqrt(covariance[j * p + j]!), df[j]!, level),
    ),
    covariance: toMatrix(covariance, p),
  };
}

/** Satterthwaite's degrees of freedom of the original coefficients. */
export function originalDf(design: RegressionDesign, input: SandwichInput): Float64Array {
  const p = design.names.length;
  const contrasts = design.names.map((_, j) => {
    const contrast = new Float64Array(p);
    contrast[j] = 1;
    if (design.intercept && j === 0) for (const [k, mean] of design.means.entries()) contrast[k + 1] = -mean;
    return contrast;
  });
  return satterthwaite(input, contrasts);
}

export function waldCoefficient(
  name: string,
  estimate: number,
  standardError: number,
  df: number,
  level: number,
): WaldCoefficient {
  const z = standardError > 0 ? estimate / standardError : Math.sign(estimate) * Infinity || 0;
  const reach =
    standardError * (df === Infinity ? criticalValue(level) : t.upperQuantile((1 - level) / 2, df));
  return {
    name,
    estimate,
    standardError,
    z,
    df,
    p: df === Infinity ? twoSidedNormal(z) : Math.min(1, 2 * t.upper(Math.abs(z), df)),
    lower: estimate - reach,
    upper: estimate + reach,
    level,
  };
}

export function withRatio(coefficient: WaldCoefficient): RatioCoefficient {
  const { estimate, lower, upper } = coefficient;
  return {
    ...coefficient,
    ratio: Math.exp(estimate),
    ratioLower: Math.exp(lower),
    ratioUpper: Math.exp(upper),
  };
}
