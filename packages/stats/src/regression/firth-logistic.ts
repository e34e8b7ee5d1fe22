import { chiSquared } from '../distributions/chi-squared.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkLevel } from '../input/options.ts';
import { factorise, invert } from '../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { climb, type Penalised, profileLimit, profiler } from '../numeric/penalised.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { BINOMIAL, canonicalLikelihood } from './canonical.ts';
import { INTERCEPT, type RegressionDesign, regressionDesign } from './design.ts';
import { leverages } from './sandwich.ts';

export interface FirthData {
  /** 0 or 1. */
  readonly y: Column;
  readonly covariates: Covariates;
}

export interface FirthCoefficient extends Interval {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  /** Penalised likelihood-ratio test of no effect; `lower` and `upper` are profile limits of the same likelihood. */
  readonly chiSquared: number;
  readonly p: number;
  readonly oddsRatio: number;
}

export interface FirthFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly coefficients: readonly FirthCoefficient[];
  readonly covariance: Matrix;
  /** Log-likelihood plus half the logarithm of the information's determinant. */
  readonly penalisedLogLikelihood: number;
  readonly iterations: number;
}

/**
 * Logistic regression with Firth's penalty: finite estimates also under separation, with less bias in small samples.
 * Tests and limits by penalised likelihood ratio; profiles are followed outwards from the estimate.
 * Sources: Firth (1993), Biometrika 80:27–38; Heinze & Schemper (2002), Stat Med 21:2409–2419.
 */
export function firthLogistic(
  data: FirthData,
  options: { readonly level?: number } = {},
): Computed<FirthFit> {
  const { level = 0.95 } = options;
  checkLevel(level);
  const n = data.y.length;
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  for (let row = 0; row < n; row++) {
    if (data.y[row] !== 0 && data.y[row] !== 1)
      throw new StatsInputError('y', `is ${data.y[row]}, not 0 or 1`, row);
  }
  const centred = regressionDesign(data.covariates, n, undefined, true);
  if (!centred.ok) return centred;
  // Profiles hold one coefficient fixed, the intercept too: so the columns are taken as they are.
  const ones = new Float64Array(n).fill(1);
  const design = regressionDesign({ [INTERCEPT]: ones, ...data.covariates }, n, undefined, false);
  if (!design.ok) return design;
  const p = design.columns.length;
  if (n <= p) return notComputed('too-few-observations', `${n} rows for ${p} coefficients`);
  const evaluate = penalisedLikelihood(design, Float64Array.from(data.y));
  const first = evaluate(new Float64Array(p));
  const [dependent] = factorise(first.information, p).dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${design.names[dependent]} is a linear combination of other covariates`,
    );
  }
  const full = climb(evaluate, new Float64Array(p), undefined);
  if (full === undefined) return notComputed('no-convergence', 'the penalised likelihood was not maximised');
  const covariance = invert(factorise(full.at.information, p));
  const drop = chiSquared.quantile(level, 1);
  const coefficients: FirthCoefficient[] = [];
  for (const [j, name] of design.names.entries()) {
    const standardError = Math.sqrt(covariance[j * p + j]!);
    const profile = profiler(evaluate, full.beta, j);
    const twice = (value: number): number => 2 * (full.at.value - profile(value));
    const estimate = full.beta[j]!;
    const statistic = Math.max(0, twice(0));
    const lower = profileLimit(twice, estimate, -standardError, drop);
    const upper = profileLimit(twice, estimate, standardError, drop);
    if (lower === undefined || upper === undefined) {
      return notComputed('no-convergence', `the profile likelihood of ${name} was not followed to its limit`);
    }
    coefficients.push({
      name,
      estimate,
      standardError,
      chiSquared: statistic,
      p: chiSquared.upper(statistic, 1),
      oddsRatio: Math.exp(estimate),
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

function penalisedLikelihood(design: RegressionDesign, y: Float64Array): (beta: Float64Array) => Penalised {
  const p = design.columns.length;
  return (beta) => {
    const at = canonicalLikelihood(BINOMIAL, design, y, undefined, beta);
    const factorisation = factorise(at.information, p, 0);
    const bread = invert(factorisation);
    const lever = leverages(design.columns, bread, at.share);
    // The penalty adds h (½ − fitted) to each row's residual.
    const score = Float64Array.from(design.columns, (x) =>
      x.reduce(
        (sum, value, row) =>
          sum + value * (y[row]! - at.fitted[row]! + lever[row]! * (0.5 - at.fitted[row]!)),
        0,
      ),
    );
    let logDeterminant = 0;
    for (let j = 0; j < p; j++) logDeterminant += Math.log(factorisation.factor[j * p + j]!);
    return { value: at.logLikelihood + logDeterminant / 2, score, information: at.information };
  };
}
