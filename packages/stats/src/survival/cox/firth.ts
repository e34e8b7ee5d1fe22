import { chiSquared } from '../../distributions/chi-squared.ts';
import { checkLevel } from '../../input/options.ts';
import { factorise, invert, quadraticForm } from '../../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../../linear/matrix.ts';
import { climb, profileLimit, profiler } from '../../numeric/penalised.ts';
import { type ChiSquaredTest, type Computed, computed, type Interval, notComputed } from '../../result.ts';
import { type CoxData, prepareCox } from './data.ts';
import type { CoxTies } from './design.ts';
import { firthLikelihood } from './firth-penalty.ts';

export interface FirthCoxOptions {
  /** Likelihood for tied event times; default 'efron'. R's coxphf and SAS's FIRTH are 'breslow'. */
  readonly ties?: CoxTies;
  /** Default 0.95. */
  readonly level?: number;
}

/** `lower` and `upper` are profile limits of the hazard ratio. */
export interface FirthCoxCoefficient extends Interval {
  readonly name: string;
  /** Log hazard ratio per unit. */
  readonly estimate: number;
  /** From the inverse information at the estimate. */
  readonly standardError: number;
  /** Penalised likelihood-ratio test of no effect. */
  readonly chiSquared: number;
  readonly p: number;
  readonly hazardRatio: number;
}

export interface FirthCoxFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly ties: CoxTies;
  readonly coefficients: readonly FirthCoxCoefficient[];
  readonly covariance: Matrix;
  /** Log partial likelihood plus half the logarithm of the information's determinant. */
  readonly penalisedLogLikelihood: number;
  /** With all coefficients zero. */
  readonly penalisedLogLikelihoodNull: number;
  readonly likelihoodRatio: ChiSquaredTest;
  readonly wald: ChiSquaredTest;
  readonly iterations: number;
}

/**
 * Cox regression with Firth's penalty: finite estimates also where the partial likelihood rises without end (a group
 * without events), with less bias in small samples. Tests and limits by penalised likelihood ratio; in profiles the
 * penalty is that of the information of all coefficients.
 * Sources: Firth (1993), Biometrika 80:27–38; Heinze & Schemper (2001), Biometrics 57:114–119; as R's coxphf.
 */
export function firthCox(
  data: Omit<CoxData, 'cluster'>,
  options: FirthCoxOptions = {},
): Computed<FirthCoxFit> {
  const { ties = 'efron', level = 0.95 } = options;
  checkLevel(level);
  const prepared = prepareCox(data, ties);
  if (!prepared.ok) return prepared;
  const { design, names } = prepared;
  const p = names.length;
  const evaluate = firthLikelihood(design);
  const start = evaluate(new Float64Array(p));
  const [dependent] = factorise(start.information, p).dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${names[dependent]} is a linear combination of other covariates`,
    );
  }
  const full = climb(evaluate, new Float64Array(p), undefined);
  if (full === undefined) return notComputed('no-convergence', 'the penalised likelihood was not maximised');
  const factorisation = factorise(full.at.information, p, 0);
  const covariance = invert(factorisation);
  const drop = chiSquared.quantile(level, 1);
  const coefficients: FirthCoxCoefficient[] = [];
  for (const [j, name] of names.entries()) {
    const profile = profiler(evaluate, full, j);
    const estimate = full.beta[j]!;
    const standardError = Math.sqrt(covariance[j * p + j]!);
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
      hazardRatio: Math.exp(estimate),
      lower: Math.exp(lower),
      upper: Math.exp(upper),
      level,
    });
  }
  const test = (statistic: number): ChiSquaredTest => ({
    chiSquared: statistic,
    df: p,
    p: chiSquared.upper(statistic, p),
  });
  return computed({
    names,
    n: design.rows,
    events: design.events,
    ties,
    coefficients,
    covariance: toMatrix(covariance, p),
    penalisedLogLikelihood: full.at.value,
    penalisedLogLikelihoodNull: start.value,
    likelihoodRatio: test(Math.max(0, 2 * (full.at.value - start.value))),
    wald: test(quadraticForm(factorise(covariance, p, 0), full.beta)),
    iterations: full.iterations,
  });
}
