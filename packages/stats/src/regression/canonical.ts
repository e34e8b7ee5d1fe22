import { addGram } from '../linear/gram.ts';
import { addPredictor } from '../linear/predictor.ts';
import type { RegressionDesign } from './design.ts';
import type { RowsPoint } from './generalised.ts';

/** A generalised linear model with its canonical link, by its cumulant function b(η): mean b′, variance b″. */
export interface CanonicalFamily {
  readonly cumulant: (eta: number) => number;
  readonly mean: (eta: number) => number;
  /** From the mean. */
  readonly variance: (mean: number) => number;
}

export const BINOMIAL: CanonicalFamily = {
  cumulant: (eta) => (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta))),
  mean: (eta) => 1 / (1 + Math.exp(-eta)),
  variance: (mean) => mean * (1 - mean),
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
  const eta = offset === undefined ? new Float64Array(rows) : Float64Array.from(offset);
  addPredictor(eta, columns, coefficients);
  const fitted = new Float64Array(rows);
  const share = new Float64Array(rows);
  const residual = eta;
  let logLikelihood = 0;
  for (let row = 0; row < rows; row++) {
    const at = eta[row]!;
    const w = weight[row]!;
    const mean = family.mean(at);
    logLikelihood += w * (y[row]! * at - family.cumulant(at));
    fitted[row] = mean;
    share[row] = w * family.variance(mean);
    residual[row] = w * (y[row]! - mean);
  }
  const score = Float64Array.from(columns, (x) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += x[row]! * residual[row]!;
    return sum;
  });
  const information = new Float64Array(p * p);
  addGram(information, columns, share);
  return { logLikelihood, score, information, fitted, share, residual };
}
