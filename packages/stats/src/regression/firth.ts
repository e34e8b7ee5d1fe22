import { chiSquared } from '../distributions/chi-squared.ts';
import type { Column } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { factorise, invert } from '../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { climb, type Penalised, profileLimit, profiler } from '../numeric/penalised.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { type CanonicalFamily, canonicalLikelihood } from './canonical.ts';
import { INTERCEPT, type RegressionDesign, regressionDesign } from './design.ts';
import type { RowsPoint } from './generalised.ts';
import { leverages } from './sandwich.ts';

export interface PenalisedCoefficient extends Interval {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  /** Penalised likelihood-ratio test of no effect; `lower` and `upper` are profile limits of the same likelihood. */
  readonly chiSquared: number;
  readonly p: number;
}

export interface PenalisedFit<Coefficient> {
  readonly names: readonly string[];
  readonly n: number;
  readonly coefficients: readonly Coefficient[];
  readonly covariance: Matrix;
  /** Log-likelihood plus half the logarithm of the information's determinant. */
  readonly penalisedLogLikelihood: number;
  readonly iterations: number;
}

/** A canonical family and half its third cumulant over the second, from the mean: what the penalty adds per leverage. */
export interface PenalisedFamily {
  readonly family: CanonicalFamily;
  readonly halfSkew: (mean: number) => number;
}

/**
 * The maximum of the likelihood penalised by half the logarithm of the information's determinant (Firth 1993), with
 * tests and limits by profiles followed outwards from the estimate. The outcome is checked by the caller.
 */
export function fitFirth(
  family: PenalisedFamily,
  data: { readonly y: Column; readonly covariates: Covariates; readonly offset?: Column },
  start: number,
  level: number,
): Computed<PenalisedFit<PenalisedCoefficient>> {
  const n = data.y.length;
  const centred = regressionDesign(data.covariates, n, undefined, true);
  if (!centred.ok) return centred;
  // Profiles hold one coefficient fixed, the intercept too: so the columns are taken as they are.
  const ones = new Float64Array(n).fill(1);
  const design = regressionDesign({ [INTERCEPT]: ones, ...data.covariates }, n, undefined, false);
  if (!design.ok) return design;
  const p = design.columns.length;
  if (n <= p) return notComputed('too-few-observations', `${n} rows for ${p} coefficients`);
  const evaluate = penalisedLikelihood(
    family,
    design,
    Float64Array.from(data.y),
    data.offset && Float64Array.from(data.offset),
  );
  const origin = new Float64Array(p);
  origin[0] = start;
  const first = evaluate(origin);
  const [dependent] = factorise(first.information, p).dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${design.names[dependent]} is a linear combination of other covariates`,
    );
  }
  const full = climb(evaluate, origin, undefined);
  if (full === undefined) return notComputed('no-convergence', 'the penalised likelihood was not maximised');
  const covariance = invert(factorise(full.at.information, p));
  const drop = chiSquared.quantile(level, 1);
  const coefficients: PenalisedCoefficient[] = [];
  for (const [j, name] of design.names.entries()) {
    const standardError = Math.sqrt(covariance[j * p + j]!);
    const profile = profiler(evaluate, full, j);
    const estimate = full.beta[j]!;
    const none = profile(0);
    const lower = profileLimit(profile, estimate, -standardError, drop);
    const upper = profileLimit(profile, estimate, standardError, drop);
    if (none === undefined || lower === undefined || upper === undefined) {
      return notComputed('no-convergence', `the profile likelihood of ${name} was not followed to its limit`);
    }
    const statistic = Math.max(0, none.twice);
    coefficients.push({
      name,
      estimate,
      standardError,
      chiSquared: statistic,
      p: chiSquared.upper(statistic, 1),
      lower,
      upper,
      level,
    });
  }
  return computed({
    names: design.names,
    n,
    coefficients,
    covariance: toMatrix(covariance, p),
    penalisedLogLikelihood: full.at.value,
    iterations: full.iterations,
  });
}

function penalisedLikelihood(
  { family, halfSkew }: PenalisedFamily,
  design: RegressionDesign,
  y: Float64Array,
  offset: Float64Array | undefined,
): (beta: Float64Array) => Penalised {
  const p = design.columns.length;
  let at: RowsPoint | undefined;
  return (beta) => {
    at = canonicalLikelihood(family, design, y, offset, beta, at);
    const factorisation = factorise(at.information, p, 0);
    const bread = invert(factorisation);
    const lever = leverages(design.columns, bread, at.share);
    // The penalty adds the leverage times half the skewness to each row's residual.
    const { fitted } = at;
    const residual = lever.map((h, row) => y[row]! - fitted[row]! + h * halfSkew(fitted[row]!));
    const score = Float64Array.from(design.columns, (x) =>
      x.reduce((sum, value, row) => sum + value * residual[row]!, 0),
    );
    let logDeterminant = 0;
    for (let j = 0; j < p; j++) logDeterminant += Math.log(factorisation.factor[j * p + j]!);
    return { value: at.logLikelihood + logDeterminant / 2, score, information: at.information };
  };
}
