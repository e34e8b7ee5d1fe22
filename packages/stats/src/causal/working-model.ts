import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty, checkWeights, factor } from '../input/columns.ts';
import { type Covariates, checkCovariates, spread } from '../input/covariates.ts';
import { factorise, invert } from '../linear/cholesky.ts';
import { addPredictor } from '../linear/predictor.ts';
import { maximise } from '../numeric/newton.ts';
import {
  BINOMIAL,
  type CanonicalFamily,
  canonicalLikelihood,
  NORMAL,
  POISSON,
} from '../regression/canonical.ts';
import { type RegressionDesign, regressionDesign } from '../regression/design.ts';
import { type NotComputed, notComputed } from '../result.ts';

export type WorkingModel = 'linear' | 'logistic' | 'poisson';

const FAMILIES: Readonly<Record<WorkingModel, CanonicalFamily>> = {
  linear: NORMAL,
  logistic: BINOMIAL,
  poisson: POISSON,
};

export interface WorkingData {
  readonly y: Column;
  readonly treatment: Column;
  readonly covariates?: Covariates;
  readonly stratum?: Column;
  readonly weight?: Column;
}

export interface WorkingOptions {
  readonly model: WorkingModel;
  readonly interaction: boolean;
  readonly adjustStrata: boolean;
}

/** The trial's columns, checked: arms by code, and the columns of each arm's own design over all rows. */
export interface Trial {
  readonly ok: true;
  readonly rows: number;
  readonly family: CanonicalFamily;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly arms: readonly number[];
  readonly arm: Int32Array;
  readonly design: RegressionDesign;
  /** Per arm: the design's columns as if every row were in that arm. */
  readonly asIf: readonly (readonly Float64Array[])[];
}

/** One fit of the working model. */
export interface Standardised {
  readonly ok: true;
  /** Per arm: the mean outcome if all were in it. */
  readonly means: Float64Array;
  /** Per arm: each row's predicted outcome. */
  readonly predicted: readonly Float64Array[];
  /** Per arm: derivative of the mean in the coefficients. */
  readonly gradients: readonly Float64Array[];
  /** Inverse information. */
  readonly bread: Float64Array;
  /** Weighted residual and share of the information, per row. */
  readonly residual: Float64Array;
  readonly share: Float64Array;
}

/** Checks the data and builds the columns: an intercept per arm; covariates common to the arms or one slope per arm. */
export function prepareTrial(data: WorkingData, options: WorkingOptions): Trial | NotComputed {
  const rows = data.y.length;
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  checkColumn('treatment', data.treatment, rows);
  if (data.covariates !== undefined && Object.keys(data.covariates).length > 0) {
    checkCovariates(data.covariates, rows);
  }
  if (data.stratum !== undefined) checkColumn('stratum', data.stratum, rows);
  if (data.weight !== undefined) checkWeights('weight', data.weight, rows);
  if (options.adjustStrata && data.stratum === undefined) {
    throw new StatsInputError('stratum', 'is missing, and adjustStrata needs it');
  }
  checkOutcome(data.y, options.model);
  const { values: arms, index: arm } = factor(data.treatment);
  if (arms.length < 2) return notComputed('empty-arm', `every row has treatment ${arms[0]}`);
  const covariates = centredCovariates(data, options.adjustStrata);
  const asIf = arms.map((_, a) => armColumns(arms.length, a, covariates, rows, options.interaction));
  const own: Record<string, Float64Array> = {};
  for (const [j, name] of columnNames(arms, covariates, options.interaction).entries()) {
    own[name] = Float64Array.from({ length: rows }, (_, row) => asIf[arm[row]!]![j]![row]!);
  }
  const design = regressionDesign(own, rows, data.weight, false);
  if (!design.ok) return design;
  return {
    ok: true,
    rows,
    family: FAMILIES[options.model],
    y: new Float64Array(data.y),
    weight: design.weight,
    arms,
    arm,
    design,
    asIf,
  };
}

/** Fits the working model with the given weights and averages its predictions over all rows, arm by arm. */
export function standardise(trial: Trial, weight: Float64Array): Standardised | NotComputed {
  const { rows, family, arms, arm, asIf } = trial;
  // A linear outcome is fitted in units of its own spread: the iterations judge steps by absolute size.
  const unit = family === NORMAL ? spread(trial.y) || 1 : 1;
  const y = unit === 1 ? trial.y : trial.y.map((value) => value / unit);
  const armWeight = new Float64Array(arms.length);
  const armTotal = new Float64Array(arms.length);
  for (let row = 0; row < rows; row++) {
    armWeight[arm[row]!]! += weight[row]!;
    armTotal[arm[row]!]! += weight[row]! * y[row]!;
  }
  const empty = armWeight.indexOf(0);
  if (empty >= 0) return notComputed('empty-arm', `no row with weight has treatment ${arms[empty]}`);
  const start = new Float64Array(trial.design.names.length);
  for (let a = 0; a < arms.length; a++) {
    const mean = armTotal[a]! / armWeight[a]!;
    const constant = family === BINOMIAL ? mean === 0 || mean === 1 : family === POISSON && mean === 0;
    if (constant)
      return notComputed('no-variation', `the outcome is ${mean} in every row of treatment ${arms[a]}`);
    start[a] = family === BINOMIAL ? Math.log(mean / (1 - mean)) : family === POISSON ? Math.log(mean) : mean;
  }
  const design = { ...trial.design, weight };
  const found = maximise(
    (b) => canonicalLikelihood(family, design, y, undefined, b),
    start,
    design.names,
    design.scales,
  );
  if (!found.ok) return found;
  const at = canonicalLikelihood(family, design, y, undefined, found.coefficients);
  const total = weight.reduce((sum, value) => sum + value, 0);
  const predicted: Float64Array[] = [];
  const gradients: Float64Array[] = [];
  const means = new Float64Array(arms.length);
  for (const [a, columns] of asIf.entries()) {
    const eta = new Float64Array(rows);
    addPredictor(eta, columns, found.coefficients);
    const fitted = eta.map(family.mean);
    const mean = fitted.map((value) => value * unit);
    predicted.push(mean);
    // An arm's own residuals average to zero in these models; what is left is rounding.
    means[a] = mean.reduce((sum, value, row) => sum + (weight[row]! * value) / total, 0);
    const slope = fitted.map((value, row) => (unit * weight[row]! * family.variance(value)) / total);
    gradients.push(
      Float64Array.from(columns, (x) => x.reduce((sum, value, row) => sum + value * slope[row]!, 0)),
    );
  }
  return {
    ok: true,
    means,
    predicted,
    gradients,
    bread: invert(factorise(at.information, start.length)),
    residual: at.residual,
    share: at.share,
  };
}

function checkOutcome(y: Column, model: WorkingModel): void {
  for (let row = 0; row < y.length; row++) {
    const value = y[row]!;
    if (model === 'logistic' && (value < 0 || value > 1)) {
      throw new StatsInputError('y', `is ${value}, not between 0 and 1`, row);
    }
    if (model === 'poisson' && value < 0) throw new StatsInputError('y', 'is negative', row);
  }
}

/** Covariates about their means and, where asked for, an indicator of every stratum but the first. */
function centredCovariates(data: WorkingData, adjustStrata: boolean): ReadonlyMap<string, Float64Array> {
  const all = new Map<string, Float64Array>();
  for (const [name, column] of Object.entries(data.covariates ?? {})) all.set(name, new Float64Array(column));
  if (adjustStrata) {
    const { values, index } = factor(data.stratum!);
    for (let s = 1; s < values.length; s++) {
      all.set(
        `stratum ${values[s]}`,
        Float64Array.from(index, (code) => (code === s ? 1 : 0)),
      );
    }
  }
  for (const column of all.values()) {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    for (let row = 0; row < column.length; row++) column[row]! -= mean;
  }
  return all;
}

function columnNames(
  arms: readonly number[],
  covariates: ReadonlyMap<string, Float64Array>,
  interaction: boolean,
): string[] {
  const intercepts = arms.map((code) => `arm ${code}`);
  const names = [...covariates.keys()];
  return interaction
    ? [...intercepts, ...arms.flatMap((code) => names.map((name) => `${name} in arm ${code}`))]
    : [...intercepts, ...names];
}

/** The design's columns if all rows were in arm `a`. */
function armColumns(
  arms: number,
  a: number,
  covariates: ReadonlyMap<string, Float64Array>,
  rows: number,
  interaction: boolean,
): Float64Array[] {
  const zero = new Float64Array(rows);
  const intercepts = Array.from({ length: arms }, (_, k) =>
    k === a ? new Float64Array(rows).fill(1) : zero,
  );
  const own = [...covariates.values()];
  if (!interaction) return [...intercepts, ...own];
  return [
    ...intercepts,
    ...Array.from({ length: arms }, (_, k) => (k === a ? own : own.map(() => zero))).flat(),
  ];
}
