import { type Column, checkColumn, factor } from '../input/columns.ts';
import { type Covariates, checkCovariates } from '../input/covariates.ts';
import { checkChoice, checkLevel, checkPositive } from '../input/options.ts';
import { factorise, invert } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { type Matrix, multiply, toMatrix } from '../linear/matrix.ts';
import {
  originalCoefficients,
  originalCovariance,
  type RegressionDesign,
  regressionDesign,
} from '../regression/design.ts';
import {
  type RatioCoefficient,
  type WaldCoefficient,
  waldCoefficient,
  withRatio,
} from '../regression/wald.ts';
import { type Computed, computed, type NotComputed, notComputed } from '../result.ts';
import {
  censoringInfluence,
  censoringWeights,
  type InverseTies,
  type LostRows,
} from './inverse-censoring.ts';
import { fitMeanModel, type MeanLink } from './mean-model.ts';
import { checkSurvivalData } from './survival-data.ts';

export interface AdjustedMeanData {
  readonly time: Column;
  readonly event: Column;
  /** Group codes; the lowest is the reference. Censoring is estimated group by group. */
  readonly group: Column;
  readonly covariates?: Covariates;
  /** Cluster codes: influences are summed within clusters. */
  readonly cluster?: Column;
}

export interface AdjustedMeanOptions {
  /** Horizon, in the unit of `time`. */
  readonly tau: number;
  /**
   * Censorings at the time of an event: 'after' it (default; weights 1 / G(t−)), or 'at' the same instant (weights
   * 1 / G(t), as survRM2 has them). Without such ties the two are one.
   */
  readonly ties?: InverseTies;
  /** Default 0.95. */
  readonly level?: number;
}

export interface MeanFit<Coefficient> {
  readonly coefficients: readonly Coefficient[];
  readonly covariance: Matrix;
}

export interface AdjustedRestrictedMean {
  readonly tau: number;
  readonly n: number;
  /** '(intercept)', 'group 1' (one per code but the first), then the covariates. */
  readonly names: readonly string[];
  /** Model of the mean time to tau: a group's coefficient is the adjusted difference. */
  readonly difference: MeanFit<WaldCoefficient>;
  /** Model of its logarithm: `ratio` of a group is the adjusted ratio of mean times. */
  readonly ratio: Computed<MeanFit<RatioCoefficient>>;
  /** Model of the logarithm of the mean time lost, tau less the mean. */
  readonly lossRatio: Computed<MeanFit<RatioCoefficient>>;
}

/**
 * Regression of restricted mean survival time by inverse probability of censoring weights: a row whose time to event or
 * tau is known stands for those censored before, group by group. Errors count the estimation of the weights.
 * Source: Tian, Zhao & Wei (2014), Biostatistics 15:222–233.
 * Not computed: follow-up of a group that ends before tau with survivors; dependent covariates; weights without limit.
 */
export function adjustedRestrictedMean(
  data: AdjustedMeanData,
  options: AdjustedMeanOptions,
): Computed<AdjustedRestrictedMean> {
  const { tau, ties = 'after', level = 0.95 } = options;
  checkSurvivalData(data);
  checkPositive('tau', tau);
  checkChoice('ties', ties, ['after', 'at']);
  checkLevel(level);
  const n = data.time.length;
  if (data.cluster !== undefined) checkColumn('cluster', data.cluster, n);
  const rows = censoringWeights(data.time, data.event, data.group, tau, ties);
  if (!rows.ok) return rows;
  const design = meanDesign(data.group, data.covariates, n, rows.weight);
  if (!design.ok) return design;
  if (n <= design.columns.length) {
    return notComputed('too-few-observations', `${n} rows for ${design.columns.length} coefficients`);
  }
  const lost = rows.time.map((time) => tau - time);
  const cluster = data.cluster && factor(data.cluster).index;
  const difference = solveFor(rows.time, 'identity');
  if (!difference.ok) return difference;
  const { ok: _, ...plain } = difference;
  return computed({
    tau,
    n,
    names: design.names,
    difference: plain,
    ratio: asRatios(solveFor(rows.time, 'log')),
    lossRatio: asRatios(solveFor(lost, 'log')),
  });

  function solveFor(y: Float64Array, link: MeanLink): Computed<MeanFit<WaldCoefficient>> {
    return weightedFit(design as RegressionDesign, rows as LostRows, y, link, cluster, level);
  }
}

function weightedFit(
  design: RegressionDesign,
  rows: LostRows,
  y: Float64Array,
  link: MeanLink,
  cluster: Int32Array | undefined,
  level: number,
): Computed<MeanFit<WaldCoefficient>> {
  const model = fitMeanModel(design, y, link);
  if (!model.ok) return model;
  const p = design.columns.length;
  const residual = y.map((value, row) => rows.weight[row]! * (value - model.fitted[row]!));
  const influence = design.columns.map((x) => {
    const own = censoringInfluence(
      rows,
      residual.map((e, row) => e * x[row]!),
    );
    return cluster === undefined ? own : summed(own, cluster);
  });
  const meat = new Float64Array(p * p);
  addGram(meat, influence, new Float64Array(influence[0]!.length).fill(1));
  // Everybody counts in the slope of the equations, whether or not their time is known: it is its expectation.
  const slope = new Float64Array(p * p);
  addGram(slope, design.columns, model.rise);
  const factorisation = factorise(slope, p);
  const [dependent] = factorisation.dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${design.names[dependent]} is a linear combination of others`,
    );
  }
  const bread = invert(factorisation);
  const covariance = originalCovariance(design, multiply(multiply(bread, meat, p), bread, p));
  const estimates = originalCoefficients(design, model.coefficients);
  return computed({
    coefficients: design.names.map((name, j) =>
      waldCoefficient(name, estimates[j]!, Math.sqrt(covariance[j * p + j]!), Infinity, level),
    ),
    covariance: toMatrix(covariance, p),
  });
}

/** Intercept, an indicator per group but the first, and the covariates. */
export function meanDesign(
  group: Column,
  covariates: Covariates | undefined,
  rows: number,
  weight: Float64Array | undefined,
): RegressionDesign | NotComputed {
  if (covariates !== undefined && Object.keys(covariates).length > 0) checkCovariates(covariates, rows);
  const { values, index } = factor(group);
  const indicators = values
    .slice(1)
    .map((code, at) => [`group ${code}`, Float64Array.from(index, (g) => (g === at + 1 ? 1 : 0))] as const);
  return regressionDesign({ ...Object.fromEntries(indicators), ...covariates }, rows, weight, true);
}

export function asRatios(fit: Computed<MeanFit<WaldCoefficient>>): Computed<MeanFit<RatioCoefficient>> {
  return fit.ok ? computed({ ...fit, coefficients: fit.coefficients.map(withRatio) }) : fit;
}

function summed(values: Float64Array, index: Int32Array): Float64Array {
  const sums = new Float64Array(index.reduce((most, code) => Math.max(most, code), 0) + 1);
  for (let row = 0; row < values.length; row++) sums[index[row]!]! += values[row]!;
  return sums;
}
