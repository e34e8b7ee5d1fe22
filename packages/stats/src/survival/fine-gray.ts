import { chiSquared } from '../distributions/chi-squared.ts';
import { StatsInputError } from '../error.ts';
import type { Column } from '../input/columns.ts';
import { type Covariates, checkCovariates, spread, unusable } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { factorise, invert, quadraticForm } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { type Matrix, multiply, toMatrix } from '../linear/matrix.ts';
import { enoughFor, maximise } from '../numeric/newton.ts';
import { type ChiSquaredTest, type Computed, computed, notComputed } from '../result.ts';
import { checkCompetingRisks } from './aalen-johansen.ts';
import { type CensoringTies, censoringCurve } from './censoring.ts';
import { censoringResiduals } from './censoring-residuals.ts';
import { type CoxCoefficient, hazardRatios } from './cox/coefficients.ts';
import { type CoxDesign, type CoxTies, coxDesign } from './cox/design.ts';
import { coxLikelihood } from './cox/likelihood.ts';
import { robustCovariance } from './cox/robust.ts';
import { allScoreResiduals } from './cox/row-residuals.ts';
import { slotTerms } from './cox/slot-terms.ts';
import { riskIndex } from './risk-index.ts';

export interface FineGrayData {
  /** Time to the first event of any kind or to censoring. */
  readonly time: Column;
  /** 0 where censored, else the kind of event. */
  readonly cause: Column;
  readonly covariates: Covariates;
}

export interface FineGrayOptions {
  /** The cause whose cumulative incidence is modelled; default 1. */
  readonly cause?: number;
  /** Default 'efron', as R's coxph on finegray's rows; cmprsk's crr is 'breslow'. */
  readonly ties?: CoxTies;
  /**
   * At a time with both: censorings come after the events ('after', default, as R's finegray), or those with an event
   * are exposed to them ('together', as crr).
   */
  readonly censoringTies?: CensoringTies;
  /**
   * 'robust' (default): sandwich by person with the censoring weights taken as known, as R's coxph with cluster on
   * finegray's rows. 'fine-gray': allows for the estimation of the weights, as the paper and crr. 'model': inverse
   * information.
   */
  readonly errors?: 'robust' | 'fine-gray' | 'model';
  /** Default 0.95. */
  readonly level?: number;
}

export interface FineGrayFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly cause: number;
  /** Events of the cause. */
  readonly events: number;
  readonly ties: CoxTies;
  readonly errors: 'robust' | 'fine-gray' | 'model';
  /** `hazardRatio` is the ratio of subdistribution hazards. */
  readonly coefficients: readonly CoxCoefficient[];
  readonly covariance: Matrix;
  readonly modelCovariance: Matrix;
  /** Weighted log partial likelihood (pseudo-likelihood). */
  readonly logLikelihoodNull: number;
  readonly logLikelihood: number;
  readonly wald: ChiSquaredTest;
  readonly iterations: number;
}

/**
 * Fine and Gray's proportional subdistribution hazards. People with a competing event at u stay at risk at later t with
 * weight G(t−)/G(u−), where G is the Kaplan–Meier estimate of the censoring distribution over all rows. Since the
 * weight is a product of a part of t and a part of u, sums over risk sets stay prefix sums: no expanded data set, work
 * linear in rows.
 *
 * R's two routes to this model differ in the third digit under ties; `ties`, `censoringTies` and `errors` give either:
 * coxph on finegray's rows by default, crr with 'breslow', 'together' and 'fine-gray'.
 * Source: Fine & Gray (1999), JASA 94:496–509.
 */
export function fineGray(data: FineGrayData, options: FineGrayOptions = {}): Computed<FineGrayFit> {
  const { cause = 1, ties = 'efron', censoringTies = 'after', errors = 'robust', level = 0.95 } = options;
  checkCompetingRisks(data);
  checkCovariates(data.covariates, data.time.length);
  checkChoice('ties', ties, ['efron', 'breslow']);
  checkChoice('censoringTies', censoringTies, ['after', 'together']);
  checkChoice('errors', errors, ['robust', 'fine-gray', 'model']);
  checkLevel(level);
  if (!(Number.isInteger(cause) && cause > 0))
    throw new StatsInputError('cause', `${cause} is not a whole number above 0`);
  const names = Object.keys(data.covariates);
  const covariates = Object.values(data.covariates);
  const scales = covariates.map(spread);
  const unfit = unusable(names, scales);
  if (unfit !== undefined) return unfit;
  const design = fineGrayDesign(data, covariates, cause, ties, censoringTies);
  if (design.events === 0) return notComputed('no-events', `no event of cause ${cause} was observed`);
  const start = new Float64Array(names.length);
  const maximum = maximise((b) => coxLikelihood(design, b), start, names, scales, enoughFor(design.rows));
  if (!maximum.ok) return maximum;
  const { coefficients, at, initial, factorisation, iterations } = maximum;
  const p = names.length;
  const inverse = invert(factorisation);
  const covariance =
    errors === 'model' ? inverse : sandwichOf(data, design, coefficients, inverse, errors, censoringTies);
  const wald = quadraticForm(factorise(covariance, p, 0), coefficients);
  return computed({
    names,
    n: design.rows,
    cause,
    events: design.events,
    ties,
    errors,
    coefficients: hazardRatios(names, coefficients, covariance, level),
    covariance: toMatrix(covariance, p),
    modelCovariance: toMatrix(inverse, p),
    logLikelihoodNull: initial.logLikelihood,
    logLikelihood: at.logLikelihood,
    wald: { chiSquared: wald, df: p, p: chiSquared.upper(wald, p) },
    iterations,
  });
}

/** A Cox design of the cause, in which rows with another cause stay at risk after their exit. */
function fineGrayDesign(
  data: FineGrayData,
  covariates: readonly Column[],
  cause: number,
  ties: CoxTies,
  censoringTies: CensoringTies,
): CoxDesign {
  const rows = data.time.length;
  const event = Uint8Array.from({ length: rows }, (_, row) => (data.cause[row] === cause ? 1 : 0));
  const failed = Uint8Array.from({ length: rows }, (_, row) => (data.cause[row] === 0 ? 0 : 1));
  const index = riskIndex(data.time);
  const { before } = censoringCurve(index, failed, censoringTies);
  const design = coxDesign({ time: data.time, event, covariates }, ties);
  const share = Float64Array.from({ length: rows }, (_, row) =>
    failed[row] === 1 && event[row] === 0 ? 1 / before[index.exit[row]!]! : 0,
  );
  const factor = new Float64Array(design.deaths.length);
  for (let row = 0; row < rows; row++)
    if (event[row] === 1) factor[design.exit[row]!] = before[index.exit[row]!]!;
  return { ...design, after: { share, factor } };
}

function sandwichOf(
  data: FineGrayData,
  design: CoxDesign,
  coefficients: Float64Array,
  inverse: Float64Array,
  errors: 'robust' | 'fine-gray',
  censoringTies: CensoringTies,
): Float64Array {
  if (errors === 'robust') return robustCovariance(design, coefficients, inverse, undefined);
  const terms = slotTerms(design, coefficients);
  const p = design.columns.length;
  const residuals = allScoreResiduals(design, terms);
  const index = riskIndex(data.time);
  const failed = Uint8Array.from({ length: design.rows }, (_, row) => (data.cause[row] === 0 ? 0 : 1));
  const censoring = censoringCurve(index, failed, censoringTies);
  for (const [j, residual] of residuals.entries()) {
    const extra = censoringResiduals(design, terms, j, { index, censoring, failed, ties: censoringTies });
    for (let row = 0; row < design.rows; row++) residual[row]! += extra[row]!;
  }
  const meat = new Float64Array(p * p);
  addGram(meat, residuals, new Float64Array(design.rows).fill(1));
  return multiply(multiply(inverse, meat, p), inverse, p);
}
