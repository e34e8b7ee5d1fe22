import { chiSquared } from '../distributions/chi-squared.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkWeights, factor } from '../input/columns.ts';
import { type Covariates, checkCovariates, spread, unusable } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { factorise, invert, quadraticForm } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { type Matrix, multiply, toMatrix } from '../linear/matrix.ts';
import { enoughFor, maximise } from '../numeric/newton.ts';
import { type ChiSquaredTest, type Computed, computed, notComputed } from '../result.ts';
import { checkCompetingRisks } from './aalen-johansen.ts';
import { type CensoringTies, censoringCurve, enteredBefore } from './censoring.ts';
import { censoringResiduals } from './censoring-residuals.ts';
import { type CoxCoefficient, hazardRatios } from './cox/coefficients.ts';
import { type AfterCompeting, type CoxDesign, type CoxTies, coxDesign } from './cox/design.ts';
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
  /** Left truncation: at risk in (entry, time]. One row a person. */
  readonly entry?: Column;
  readonly covariates: Covariates;
  /** Case weights; see `censoringWeights`. */
  readonly weight?: Column;
  /** Each stratum has a baseline subdistribution hazard of its own. */
  readonly stratum?: Column;
  /** Codes of groups whose censoring differs: each has a censoring distribution of its own. */
  readonly censoringGroup?: Column;
  /** Codes of clusters of dependent rows. */
  readonly cluster?: Column;
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
   * Whether the censoring distribution is of the rows, each once (false, default, as R's finegray), or of the rows by
   * their weight (true: a row of weight 2 is two rows in everything).
   */
  readonly censoringWeights?: boolean;
  /**
   * 'robust' (default): sandwich by row, or by cluster where given, with the censoring weights taken as known, as R's
   * coxph with cluster on finegray's rows. 'fine-gray': allows for the estimation of the weights, as the paper and crr;
   * without late entry, weights, strata, censoring groups and clusters only. 'model': inverse information.
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
 * weight G(t−)/G(u−), where G is the Kaplan–Meier estimate of the censoring distribution over all rows (or its censoring
 * group's). With late entry the weight is G(t−)H(t−) / (G(u−)H(u−)), where H is the product limit of the entry times with
 * time running backwards. Since the weight is a product of a part of t and a part of u, sums over risk sets stay prefix
 * sums: no expanded data set, work linear in rows.
 *
 * Entries at a time come after its events and censorings, as in R's finegray; which however leaves H out where nobody
 * enters later than the first exit, so that it differs where somebody enters at the very time of the first exit.
 *
 * R's two routes to this model differ in the third digit under ties; `ties`, `censoringTies` and `errors` give either:
 * coxph on finegray's rows by default, crr with 'breslow', 'together' and 'fine-gray'.
 * Sources: Fine & Gray (1999), JASA 94:496–509; Geskus (2011), Biometrics 67:39–49, for late entry.
 */
export function fineGray(data: FineGrayData, options: FineGrayOptions = {}): Computed<FineGrayFit> {
  const { cause = 1, ties = 'efron', censoringTies = 'after', errors = 'robust', level = 0.95 } = options;
  const { censoringWeights = false } = options;
  checkCompetingRisks(data);
  checkCovariates(data.covariates, data.time.length);
  checkChoice('ties', ties, ['efron', 'breslow']);
  checkChoice('censoringTies', censoringTies, ['after', 'together']);
  checkChoice('errors', errors, ['robust', 'fine-gray', 'model']);
  checkLevel(level);
  const cluster = checkDesign(data, errors);
  if (!(Number.isInteger(cause) && cause > 0))
    throw new StatsInputError('cause', `${cause} is not a whole number above 0`);
  const names = Object.keys(data.covariates);
  const covariates = Object.values(data.covariates);
  const scales = covariates.map(spread);
  const unfit = unusable(names, scales);
  if (unfit !== undefined) return unfit;
  const design = fineGrayDesign(data, covariates, cause, ties, censoringTies, censoringWeights);
  if (design.events === 0) return notComputed('no-events', `no event of cause ${cause} was observed`);
  if (design.after.some(({ share }) => !share.every(Number.isFinite))) {
    return notComputed(
      'undefined-ratio',
      'between two people with an event there was a time with nobody at risk',
    );
  }
  const start = new Float64Array(names.length);
  const maximum = maximise((b) => coxLikelihood(design, b), start, names, scales, enoughFor(design.rows));
  if (!maximum.ok) return maximum;
  const { coefficients, at, initial, factorisation, iterations } = maximum;
  const p = names.length;
  const inverse = invert(factorisation);
  const covariance =
    errors === 'model'
      ? inverse
      : sandwichOf(data, design, coefficients, inverse, errors, censoringTies, cluster);
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

type Clusters = { readonly index: Int32Array; readonly count: number } | undefined;

/** Checks the columns that structure the rows. */
function checkDesign(data: FineGrayData, errors: FineGrayFit['errors']): Clusters {
  for (const name of ['stratum', 'censoringGroup', 'cluster', 'weight'] as const) {
    const column = data[name];
    if (column === undefined) continue;
    if (name === 'weight') checkWeights(name, column, data.time.length);
    else checkColumn(name, column, data.time.length);
  }
  for (const name of ['entry', 'stratum', 'censoringGroup', 'cluster', 'weight'] as const) {
    if (errors === 'fine-gray' && data[name] !== undefined)
      throw new StatsInputError('errors', `'fine-gray' does not allow for ${name}`);
  }
  return codes(data.cluster);
}

function codes(column: Column | undefined): Clusters {
  if (column === undefined) return undefined;
  const { values, index } = factor(column);
  return { index, count: values.length };
}

/** A Cox design of the cause, in which rows with another cause stay at risk after their exit. */
function fineGrayDesign(
  data: FineGrayData,
  covariates: readonly Column[],
  cause: number,
  ties: CoxTies,
  censoringTies: CensoringTies,
  censoringWeights: boolean,
): CoxDesign & { readonly after: readonly AfterCompeting[] } {
  const rows = data.time.length;
  const event = Uint8Array.from({ length: rows }, (_, row) => (data.cause[row] === cause ? 1 : 0));
  const failed = Uint8Array.from({ length: rows }, (_, row) => (data.cause[row] === 0 ? 0 : 1));
  const { weight, entry } = data;
  const index = riskIndex(data.time, entry);
  const design = coxDesign(
    { time: data.time, event, entry, covariates, weight, stratum: codes(data.stratum) },
    ties,
  );
  const groups = codes(data.censoringGroup);
  const after = Array.from({ length: groups?.count ?? 1 }, (_, g) => {
    const member = (row: number): boolean => groups === undefined || groups.index[row] === g;
    const counted = (row: number): number => (censoringWeights ? (weight?.[row] ?? 1) : 1);
    const weightOf = (row: number): number => (member(row) ? counted(row) : 0);
    const entered = enteredBefore(index, weightOf);
    const before = censoringCurve(index, failed, censoringTies, weightOf).before.map(
      (free, slot) => free * entered[slot]!,
    );
    const factor = new Float64Array(design.deaths.length);
    for (let row = 0; row < rows; row++)
      if (event[row] === 1) factor[design.exit[row]!] = before[index.exit[row]!]!;
    const share = Float64Array.from({ length: rows }, (_, row) =>
      failed[row] === 1 && event[row] === 0 && member(row) && counted(row) > 0
        ? 1 / before[index.exit[row]!]!
        : 0,
    );
    return { share, factor };
  });
  return { ...design, after };
}

function sandwichOf(
  data: FineGrayData,
  design: CoxDesign,
  coefficients: Float64Array,
  inverse: Float64Array,
  errors: 'robust' | 'fine-gray',
  censoringTies: CensoringTies,
  cluster: Clusters,
): Float64Array {
  if (errors === 'robust') return robustCovariance(design, coefficients, inverse, cluster);
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
