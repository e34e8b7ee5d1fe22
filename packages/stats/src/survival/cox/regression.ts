import { chiSquared } from '../../distributions/chi-squared.ts';
import { criticalValue, twoSidedNormal } from '../../distributions/normal.ts';
import { type Column, checkColumn, factor } from '../../input/columns.ts';
import { type Covariates, checkCovariates, spread } from '../../input/covariates.ts';
import { checkChoice, checkLevel } from '../../input/options.ts';
import { invert, quadraticForm } from '../../linear/cholesky.ts';
import { type Matrix, quadratic, toMatrix } from '../../linear/matrix.ts';
import { maximise } from '../../numeric/newton.ts';
import { type ChiSquaredTest, type Computed, computed, type Interval, notComputed } from '../../result.ts';
import { checkSurvivalData } from '../kaplan-meier.ts';
import { type CoxTies, coxDesign } from './design.ts';
import { coxLikelihood } from './likelihood.ts';

export interface CoxData {
  /** Time to event or censoring, not negative. */
  readonly time: Column;
  /** 1 for an event, 0 for censoring. */
  readonly event: Column;
  /** Start of the row's interval (left truncation, time-varying covariates): at risk in (entry, time]. */
  readonly entry?: Column;
  readonly covariates: Covariates;
  /** Case weights. */
  readonly weight?: Column;
  /** Each stratum has a baseline hazard of its own. */
  readonly stratum?: Column;
  /** Added to the linear predictor with coefficient one. */
  readonly offset?: Column;
}

export interface CoxOptions {
  /** Likelihood for tied event times; default 'efron', as in R. */
  readonly ties?: CoxTies;
  /** Default 0.95. */
  readonly level?: number;
}

export interface CoxCoefficient extends Interval {
  readonly name: string;
  /** Log hazard ratio per unit. */
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
  readonly hazardRatio: number;
  /** `lower` and `upper` are limits of the hazard ratio. */
}

export interface CoxFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly ties: CoxTies;
  readonly coefficients: readonly CoxCoefficient[];
  /** Inverse of the observed information. */
  readonly covariance: Matrix;
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
 * infinity (separation).
 * Sources: Cox (1972); Efron (1977); Breslow (1974); Andersen & Gill (1982) for start–stop rows.
 */
export function coxRegression(data: CoxData, options: CoxOptions = {}): Computed<CoxFit> {
  const { ties = 'efron', level = 0.95 } = options;
  const rows = data.time.length;
  checkSurvivalData(data);
  checkCovariates(data.covariates, rows);
  if (data.stratum !== undefined) checkColumn('stratum', data.stratum, rows);
  if (data.offset !== undefined) checkColumn('offset', data.offset, rows);
  checkChoice('ties', ties, ['efron', 'breslow']);
  checkLevel(level);
  const names = Object.keys(data.covariates);
  const covariates = Object.values(data.covariates);
  const scales = covariates.map(spread);
  const constant = scales.indexOf(0);
  if (constant >= 0) return notComputed('no-variation', `${names[constant]} is the same in every row`);
  const strata = data.stratum && factor(data.stratum);
  const stratum = strata && { index: strata.index, count: strata.values.length };
  const design = coxDesign({ ...data, covariates, stratum }, ties);
  if (design.events === 0) return notComputed('no-events', 'no event was observed');
  const start = new Float64Array(names.length);
  const maximum = maximise((b) => coxLikelihood(design, b), start, names, scales);
  if (!maximum.ok) return maximum;
  const { coefficients, at, initial, factorisation, initialFactorisation, iterations } = maximum;
  const p = names.length;
  const covariance = invert(factorisation);
  const z = criticalValue(level);
  return computed({
    names,
    n: rows,
    events: design.events,
    ties,
    coefficients: names.map((name, j): CoxCoefficient => {
      const estimate = coefficients[j]!;
      const standardError = Math.sqrt(covariance[j * p + j]!);
      const statistic = estimate / standardError;
      return {
        name,
        estimate,
        standardError,
        z: statistic,
        p: twoSidedNormal(statistic),
        hazardRatio: Math.exp(estimate),
        lower: Math.exp(estimate - z * standardError),
        upper: Math.exp(estimate + z * standardError),
        level,
      };
    }),
    covariance: toMatrix(covariance, p),
    logLikelihoodNull: initial.logLikelihood,
    logLikelihood: at.logLikelihood,
    likelihoodRatio: test(2 * (at.logLikelihood - initial.logLikelihood), p),
    wald: test(quadratic(at.information, coefficients), p),
    score: test(quadraticForm(initialFactorisation, initial.score), p),
    iterations,
    means: [...design.means],
  });
}

function test(statistic: number, df: number): ChiSquaredTest {
  const value = Math.max(0, statistic);
  return { chiSquared: value, df, p: chiSquared.upper(value, df) };
}
