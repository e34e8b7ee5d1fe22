import {
  addPanelRows,
  addPanelSums,
  firstsOf,
  gramOf,
  type PanelSums,
  panelSums,
} from '../linear/panel-gram.ts';
import { addPanelFirsts, addPanelPredictor } from '../linear/panel-kernels.ts';
import type { Panel } from '../linear/panels.ts';
import { addStripes, inStripe, type Pass, runPass, stripesFor, zerosFor } from '../numeric/stripes.ts';
import { binomialRows } from './binomial-rows.ts';
import type { RegressionDesign } from './design.ts';
import type { RowsPoint } from './generalised.ts';

/** A generalised linear model with its canonical link, by its cumulant function b(η): mean b′, variance b″. */
export interface CanonicalFamily {
  readonly name: string;
  readonly cumulant: (eta: number) => number;
  readonly mean: (eta: number) => number;
  /** From the mean. */
  readonly variance: (mean: number) => number;
  /** All three for the rows of a block at once, where that is quicker than row by row. */
  readonly rows?: RowsOfBlock;
}

/** Of each row: fitted mean, weight in the information, and weighted residual. */
export interface CanonicalRows {
  readonly fitted: Float64Array;
  readonly share: Float64Array;
  /** Holds the linear predictors at first. */
  readonly residual: Float64Array;
}

/** Fills the rows from … to − 1 and returns their log-likelihood; undefined, and nothing done, where they must go one by one. */
export type RowsOfBlock = (
  rows: CanonicalRows,
  y: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
) => number | undefined;

export const BINOMIAL: CanonicalFamily = {
  name: 'binomial',
  cumulant: (eta) => (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta))),
  mean: (eta) => 1 / (1 + Math.exp(-eta)),
  variance: (mean) => mean * (1 - mean),
  rows: binomialRows,
};

/** Normal errors of variance 1. */
export const NORMAL: CanonicalFamily = {
  name: 'normal',
  cumulant: (eta) => (eta * eta) / 2,
  mean: (eta) => eta,
  variance: () => 1,
};

export const POISSON: CanonicalFamily = {
  name: 'poisson',
  cumulant: Math.exp,
  mean: Math.exp,
  variance: (mean) => mean,
};

/** What a pass over the rows of a canonical model reads and fills. */
export interface CanonicalInput {
  readonly rows: number;
  readonly panels: readonly Panel[];
  readonly y: Float64Array;
  readonly weight: Float64Array;
  /** Of the panels' covariates. */
  readonly slopes: Float64Array;
  /** The predictor of a row without them, beside its offset. */
  readonly constant: number;
  readonly offset: Float64Array | undefined;
  readonly of: CanonicalRows;
  readonly parts: readonly StripeSums[];
}

/** What a stripe adds up. */
interface StripeSums {
  /** Log-likelihood, Σ residual and Σ share. */
  readonly totals: Float64Array;
  readonly score: Float64Array;
  readonly gram: PanelSums;
}

/** Log-likelihood, score and information of a family's rows. */
export function canonicalPass(family: CanonicalFamily): Pass<CanonicalInput> {
  return { name: family.name, stripe: (input, stripe) => sumStripe(family, input, stripe) };
}

function sumStripe(family: CanonicalFamily, input: CanonicalInput, stripe: number): void {
  const { rows, panels, y, weight, slopes, constant, offset, of, parts } = input;
  const { totals, score, gram } = parts[stripe]!;
  inStripe(rows, parts.length, stripe, (from, to) => {
    of.residual.fill(constant, from, to);
    if (offset !== undefined) addRows(of.residual, offset, from, to);
    addPanelPredictor(of.residual, panels, slopes, from, to);
    totals[0]! += family.rows?.(of, y, weight, from, to) ?? rowByRow(family, of, y, weight, from, to);
    totals[1]! += sumOf(of.residual, from, to);
    totals[2]! += sumOf(of.share, from, to);
    addPanelFirsts(score, panels, of.residual, 0, from, to);
    addPanelRows(gram, panels, of.share, 0, from, to);
  });
}

/** Log-likelihood (without terms in y alone), score and information; canonical links make both informations one. */
export function canonicalLikelihood(
  family: CanonicalFamily,
  design: RegressionDesign,
  y: Float64Array,
  offset: Float64Array | undefined,
  coefficients: Float64Array,
  old?: RowsPoint,
): RowsPoint {
  const { rows, names, panels, weight, intercept, workers } = design;
  const first = intercept ? 1 : 0;
  const p = names.length - first;
  const zeros = zerosFor(workers);
  const of: CanonicalRows = {
    fitted: old?.fitted ?? zeros(rows),
    share: old?.share ?? zeros(rows),
    residual: old?.residual ?? zeros(rows),
  };
  const parts = Array.from({ length: stripesFor(rows, p * p) }, () => ({
    totals: zeros(3),
    score: zeros(p),
    gram: panelSums(panels, zeros),
  }));
  const slopes = coefficients.slice(first);
  const constant = intercept ? coefficients[0]! : 0;
  const input = { rows, panels, y, weight, slopes, constant, offset, of, parts };
  runPass(workers, canonicalPass(family), input, parts.length);
  const totals = addStripes(parts.map((part) => part.totals));
  const slopeScore = addStripes(parts.map((part) => part.score));
  const gram = addPanelSums(parts.map((part) => part.gram));
  const slopeInformation = gramOf(gram, p);
  return {
    logLikelihood: totals[0]!,
    score: intercept ? Float64Array.of(totals[1]!, ...slopeScore) : Float64Array.from(slopeScore),
    information: intercept ? bordered(totals[2]!, firstsOf(gram, p), slopeInformation) : slopeInformation,
    ...of,
  };
}

/** The matrix with a row and a column before the others. */
function bordered(corner: number, edge: Float64Array, matrix: Float64Array): Float64Array {
  const p = edge.length;
  const larger = new Float64Array((p + 1) ** 2);
  larger[0] = corner;
  for (let j = 0; j < p; j++) {
    larger[j + 1] = edge[j]!;
    larger[(j + 1) * (p + 1)] = edge[j]!;
    larger.set(matrix.subarray(j * p, (j + 1) * p), (j + 1) * (p + 1) + 1);
  }
  return larger;
}

// The loops over rows are functions of their own, so that they are compiled once.

function addRows(target: Float64Array, values: Float64Array, from: number, to: number): void {
  for (let row = from; row < to; row++) target[row]! += values[row]!;
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += values[row]!;
  return sum;
}

function rowByRow(
  family: CanonicalFamily,
  { fitted, share, residual }: CanonicalRows,
  y: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
): number {
  let logLikelihood = 0;
  for (let row = from; row < to; row++) {
    const eta = residual[row]!;
    const w = weight[row]!;
    const mean = family.mean(eta);
    logLikelihood += w * (y[row]! * eta - family.cumulant(eta));
    fitted[row] = mean;
    share[row] = w * family.variance(mean);
    residual[row] = w * (y[row]! - mean);
  }
  return logLikelihood;
}
