import { addPanelRows, gramOf, panelSums } from '../linear/panel-gram.ts';
import { addPanelFirsts, addPanelPredictor, inBlocks } from '../linear/panel-kernels.ts';
import { panelsOf } from '../linear/panels.ts';
import { binomialRows } from './binomial-rows.ts';
import type { RegressionDesign } from './design.ts';
import type { RowsPoint } from './generalised.ts';

/** A generalised linear model with its canonical link, by its cumulant function b(η): mean b′, variance b″. */
export interface CanonicalFamily {
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

/** Fills the rows from … to − 1 and returns their log-likelihood. */
export type RowsOfBlock = (
  rows: CanonicalRows,
  y: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
) => number;

export const BINOMIAL: CanonicalFamily = {
  cumulant: (eta) => (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta))),
  mean: (eta) => 1 / (1 + Math.exp(-eta)),
  variance: (mean) => mean * (1 - mean),
  rows: binomialRows,
};

/** Normal errors of variance 1. */
export const NORMAL: CanonicalFamily = {
  cumulant: (eta) => (eta * eta) / 2,
  mean: (eta) => eta,
  variance: () => 1,
};

export const POISSON: CanonicalFamily = { cumulant: Math.exp, mean: Math.exp, variance: (mean) => mean };

/** Log-likelihood (without terms in y alone), score and information; canonical links make both informations one. */
export function canonicalLikelihood(
  family: CanonicalFamily,
  design: RegressionDesign,
  y: Float64Array,
  offset: Float64Array | undefined,
  coefficients: Float64Array,
): RowsPoint {
  const { rows, columns, weight } = design;
  const p = columns.length;
  const panels = panelsOf(columns);
  const residual = offset === undefined ? new Float64Array(rows) : Float64Array.from(offset);
  const of = { fitted: new Float64Array(rows), share: new Float64Array(rows), residual };
  const score = new Float64Array(p);
  const sums = panelSums(panels);
  let logLikelihood = 0;
  inBlocks(rows, (from, to) => {
    addPanelPredictor(residual, panels, coefficients, from, to);
    logLikelihood +=
      family.rows === undefined
        ? rowByRow(family, of, y, weight, from, to)
        : family.rows(of, y, weight, from, to);
    addPanelFirsts(score, panels, residual, 0, from, to);
    addPanelRows(sums, panels, of.share, 0, from, to);
  });
  return { logLikelihood, score, information: gramOf(sums, p), ...of };
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
