import { chiSquared } from '../../distributions/chi-squared.ts';
import { factor } from '../../input/columns.ts';
import { checkChoice, checkLevel, checkPositive } from '../../input/options.ts';
import { invert } from '../../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../../linear/matrix.ts';
import { maximise } from '../../numeric/newton.ts';
import { type ChiSquaredTest, type Computed, computed, type Interval, notComputed } from '../../result.ts';
import { type CoxCoefficient, hazardRatios } from '../cox/coefficients.ts';
import { type CoxData, prepareCox } from '../cox/data.ts';
import type { CoxDesign, CoxTies } from '../cox/design.ts';
import { coxLikelihood } from '../cox/likelihood.ts';
import { type PenalisedFit, penalisedFit } from './penalised-fit.ts';
import { type FrailtyDesign, weightedEvent } from './state.ts';
import { estimateTheta } from './theta.ts';
import { type VarianceParts, varianceParts } from './variance.ts';

/** A row of weight w counts as w rows of its group. */
export interface FrailtyData extends CoxData {
  /** Codes of the groups that share a frailty (litters, patients, pairs of mentors). */
  readonly cluster: NonNullable<CoxData['cluster']>;
}

export interface FrailtyOptions {
  /** Default 'efron'. */
  readonly ties?: CoxTies;
  /** Holds the variance of the frailty at a value above 0 instead of estimating it. */
  readonly theta?: number;
  /**
   * Information behind the errors: 'full', or 'sparse', without the elements between different groups, as R's frailty()
   * has it with more than five groups. Default as R, or 'full' where the sparse one is not positive definite. Estimates
   * are the same.
   */
  readonly information?: 'sparse' | 'full';
  /** Default 0.95. */
  readonly level?: number;
}

/** One group's frailty: the expectation given the data. */
export interface GroupFrailty {
  readonly group: number;
  /** Weighted. */
  readonly events: number;
  readonly frailty: number;
  readonly logFrailty: number;
}

export interface FrailtyFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly groups: number;
  readonly ties: CoxTies;
  /** Variance of the frailty, whose mean is 1; 0 where the data show none. */
  readonly theta: number;
  /**
   * Profile likelihood limits and the test of θ = 0, whose statistic is, under it, 0 with probability ½ (p halved). Not
   * there where θ was held.
   */
  readonly variance: (ChiSquaredTest & Interval) | undefined;
  readonly coefficients: readonly CoxCoefficient[];
  readonly information: 'sparse' | 'full';
  /** Of the coefficients: inverse penalised information H⁻¹ (R's `var`). */
  readonly covariance: Matrix;
  /** H⁻¹ I H⁻¹ with the information I without the penalty (R's `var2`). */
  readonly covarianceWithoutPenalty: Matrix;
  /** Effective degrees of freedom, of each coefficient and of the frailty. */
  readonly degreesOfFreedom: { readonly coefficients: readonly number[]; readonly frailty: number };
  readonly frailties: readonly GroupFrailty[];
  /** Σ log frailty² / variance on its degrees of freedom, as R prints; rough. Undefined where θ is 0. */
  readonly frailtyTest: ChiSquaredTest | undefined;
  /** Log partial likelihood without covariates and frailty, and of the covariates without frailty. */
  readonly logLikelihoodNull: number;
  readonly logLikelihoodWithoutFrailty: number;
  /** Log-likelihood with the frailties integrated out; tends to the one without frailty as θ falls to 0. */
  readonly integratedLogLikelihood: number;
  /** Log partial likelihood at the frailties, and what the penalty takes from it. */
  readonly partialLogLikelihood: number;
  readonly penalty: number;
}

/**
 * Cox regression with a gamma frailty shared by the rows of a cluster. For each variance θ of the frailty the penalised
 * partial likelihood is maximised, which is where the EM algorithm ends; θ maximises the integrated likelihood. All to
 * full convergence: R's frailty() stops at a change of 1e-5 in the likelihood unless told otherwise.
 * Not computed: as coxRegression; 'no-convergence' where θ runs to infinity.
 * Sources: Klein (1992), Biometrics 48:795–806; Therneau, Grambsch & Pankratz (2003), JCGS 12:156–175, for the
 * conventions of coxph with frailty(dist = 'gamma', method = 'em').
 */
export function frailtyCox(data: FrailtyData, options: FrailtyOptions = {}): Computed<FrailtyFit> {
  const { ties = 'efron', level = 0.95 } = options;
  checkLevel(level);
  if (options.theta !== undefined) checkPositive('theta', options.theta);
  const prepared = prepareCox(data, ties);
  if (!prepared.ok) return prepared;
  const { design: cox, names, scales } = prepared;
  const { values, index } = factor(data.cluster);
  const groups = values.length;
  if (groups < 2) return notComputed('no-variation', 'there is only one group');
  const wanted = options.information ?? (groups > 5 ? 'sparse' : 'full');
  checkChoice('information', wanted, ['sparse', 'full']);
  const p = names.length;
  const plain = maximise((b) => coxLikelihood(cox, b), new Float64Array(p), names, scales);
  if (!plain.ok) return plain;
  const withoutFrailty = plain.at.logLikelihood;
  const design = frailtyDesign(cox, index, groups);
  const start = new Float64Array(groups + p);
  start.set(plain.coefficients, groups);
  const found = atTheta(design, start, options.theta, withoutFrailty, level);
  if (!found.ok) return found;
  const { fit } = found;
  const definite = fit === undefined || fit.sparse.definite;
  if (options.information === 'sparse' && !definite) {
    return notComputed('singular-information', "the sparse information is not positive definite; 'full' is");
  }
  const information = definite ? wanted : 'full';
  const parts = fit && varianceParts(design, fit, information);
  const beta = fit === undefined ? plain.coefficients : fit.at.slice(groups);
  const covariance = parts?.covariance ?? invert(plain.factorisation);
  return computed({
    names,
    n: cox.rows,
    events: cox.events,
    groups,
    ties,
    theta: fit?.theta ?? 0,
    variance: found.limits && { ...found.limits, ...varianceTest(fit, withoutFrailty), level },
    coefficients: hazardRatios(names, beta, covariance, level),
    information,
    covariance: toMatrix(covariance, p),
    covarianceWithoutPenalty: toMatrix(parts?.withoutPenalty ?? covariance, p),
    degreesOfFreedom: parts?.degreesOfFreedom ?? { coefficients: names.map(() => 1), frailty: 0 },
    frailties: values.map((group, g): GroupFrailty => {
      const logFrailty = fit === undefined ? 0 : fit.at[g]!;
      return { group, events: design.events[g]!, frailty: Math.exp(logFrailty), logFrailty };
    }),
    frailtyTest: parts && frailtyTest(parts),
    logLikelihoodNull: plain.initial.logLikelihood,
    logLikelihoodWithoutFrailty: withoutFrailty,
    integratedLogLikelihood: fit?.integrated ?? withoutFrailty,
    partialLogLikelihood: fit?.state.logLikelihood ?? withoutFrailty,
    penalty: fit?.penalty ?? 0,
  });
}

function frailtyDesign(cox: CoxDesign, group: Int32Array, groups: number): FrailtyDesign {
  const events = new Float64Array(groups);
  for (const row of cox.eventRows) events[group[row]!]! += weightedEvent(cox, row);
  return { cox, group, groups, events };
}

/** The fit at the variance asked for, or at the best one with its limits. */
function atTheta(
  design: FrailtyDesign,
  start: Float64Array,
  held: number | undefined,
  withoutFrailty: number,
  level: number,
) {
  if (held === undefined) {
    const best = estimateTheta(design, start, withoutFrailty, level);
    return best.ok
      ? { ok: true as const, fit: best.fit, limits: { lower: best.lower, upper: best.upper } }
      : best;
  }
  const fit = penalisedFit(design, held, start);
  if (fit === undefined) return notComputed('no-convergence', 'the penalised likelihood was not maximised');
  return { ok: true as const, fit, limits: undefined };
}

function varianceTest(fit: PenalisedFit | undefined, withoutFrailty: number): ChiSquaredTest {
  const statistic = fit === undefined ? 0 : Math.max(0, 2 * (fit.integrated - withoutFrailty));
  return { chiSquared: statistic, df: 1, p: statistic > 0 ? chiSquared.upper(statistic, 1) / 2 : 1 };
}

function frailtyTest({ frailtyStatistic, degreesOfFreedom }: VarianceParts): ChiSquaredTest {
  const df = degreesOfFreedom.frailty;
  return { chiSquared: frailtyStatistic, df, p: chiSquared.upper(frailtyStatistic, Math.max(df, 0.5)) };
}
