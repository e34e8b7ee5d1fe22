import { chiSquared } from '../../distributions/chi-squared.ts';
import { hasFractions } from '../../input/columns.ts';
import { checkChoice, checkLevel } from '../../input/options.ts';
import { factorise, invert, quadraticForm } from '../../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../../linear/matrix.ts';
import { enoughFor, maximise } from '../../numeric/newton.ts';
import { type Workers, zerosFor } from '../../numeric/stripes.ts';
import { type ChiSquaredTest, type Computed, computed, notComputed } from '../../result.ts';
import { type CoxCoefficient, hazardRatios } from './coefficients.ts';
import { type CoxData, prepareCox } from './data.ts';
import type { CoxTies } from './design.ts';
import { coxLikelihood } from './likelihood.ts';
import { robustCovariance } from './robust.ts';

export interface CoxOptions {
  /** Likelihood for tied event times; default 'efron', as in R. */
  readonly ties?: CoxTies;
  /** Default 0.95. */
  readonly level?: number;
  /**
   * 'model': inverse information. 'robust': Lin and Wei's sandwich, by cluster where `cluster` is given. Default
   * 'robust' with `cluster` or where a weight is not a whole number (as R's coxph), else 'model'.
   */
  readonly errors?: 'model' | 'robust';
  /** Threads to share the work out to (`openWorkers` of `@primus-motor/stats/parallel`); the result is the same. */
  readonly workers?: Workers;
}

export interface CoxFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly ties: CoxTies;
  readonly coefficients: readonly CoxCoefficient[];
  readonly errors: 'model' | 'robust';
  /** Of the coefficients, by the kind of `errors`; standard errors, Wald test and intervals come from it. */
  readonly covariance: Matrix;
  /** Inverse of the observed information. */
  readonly modelCovariance: Matrix;
  /** Log partial likelihood with all coefficients zero. */
  readonly logLikelihoodNull: number;
  readonly logLikelihood: number;
  readonly likelihoodRatio: ChiSquaredTest;
  readonly wald: ChiSquaredTest;
  /** Score (Rao) test at zero; under tied times it is not the log-rank test to the last digit. */
  readonly score: ChiSquaredTest;
  readonly iterations: number;
  /** Means that the covariates were centred at. */
  readonly means: readonly number[];
}

/**
 * Proportional hazards regression, to full convergence.
 * Not computed: no events, a covariate without variation or a linear combination of others, a coefficient that runs to
 * infinity (separation, where the hazard ratio is 0 or infinite: see firthCox).
 * Sources: Cox (1972); Efron (1977); Breslow (1974); Andersen & Gill (1982) for start–stop rows.
 */
export function coxRegression(data: CoxData, options: CoxOptions = {}): Computed<CoxFit> {
  const { workers } = options;
  return workers === undefined ? fit(data, options) : workers.lend(() => fit(data, options));
}

function fit(data: CoxData, options: CoxOptions): Computed<CoxFit> {
  const { ties = 'efron', level = 0.95, errors = usualErrors(data) } = options;
  checkChoice('errors', errors, ['model', 'robust']);
  checkLevel(level);
  const prepared = prepareCox(data, ties, options.workers);
  if (!prepared.ok) return prepared;
  const { names, design, scales, cluster } = prepared;
  const start = new Float64Array(names.length);
  const risk = zerosFor(options.workers)(design.rows);
  const maximum = maximise(
    (b) => coxLikelihood(design, b, risk),
    start,
    names,
    scales,
    enoughFor(design.rows),
  );
  if (!maximum.ok) {
    if (maximum.reason !== 'separation') return maximum;
    return notComputed('separation', `${maximum.detail}; firthCox gives a finite estimate`);
  }
  const { coefficients, at, initial, factorisation, initialFactorisation, iterations } = maximum;
  const p = names.length;
  const inverse = invert(factorisation);
  const covariance = errors === 'model' ? inverse : robustCovariance(design, coefficients, inverse, cluster);
  return computed({
    names,
    n: design.rows,
    events: design.events,
    ties,
    coefficients: hazardRatios(names, coefficients, covariance, level),
    errors,
    covariance: toMatrix(covariance, p),
    modelCovariance: toMatrix(inverse, p),
    logLikelihoodNull: initial.logLikelihood,
    logLikelihood: at.logLikelihood,
    likelihoodRatio: test(2 * (at.logLikelihood - initial.logLikelihood), p),
    wald: test(quadraticForm(factorise(covariance, p, 0), coefficients), p),
    score: test(quadraticForm(initialFactorisation, initial.score), p),
    iterations,
    means: [...design.means],
  });
}

function usualErrors({ cluster, weight }: CoxData): 'model' | 'robust' {
  return cluster !== undefined || hasFractions(weight) ? 'robust' : 'model';
}

function test(statistic: number, df: number): ChiSquaredTest {
  const value = Math.max(0, statistic);
  return { chiSquared: value, df, p: chiSquared.upper(value, df) };
}
