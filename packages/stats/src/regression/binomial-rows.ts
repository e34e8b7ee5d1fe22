import { BLOCK } from '../linear/panel-kernels.ts';
import { quickExp } from '../numeric/quick-exp.ts';
import type { CanonicalRows } from './canonical.ts';

/** exp(−η) of the rows of a block. */
const inverse = new Float64Array(BLOCK);

/** Beyond it a row's log-likelihood is a small difference of large numbers below. */
const FARTHEST = 30;

/**
 * A block of rows of the logistic model: one exponential each, one logarithm for all where that is exact enough, and no
 * branch on signs in no order. With e = exp(−η) the mean is 1/(1 + e) and the cumulant η + log(1 + e).
 */
export function binomialRows(
  { fitted, share, residual }: CanonicalRows,
  y: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
): number | undefined {
  if (farthest(residual, from, to) > FARTHEST) return undefined;
  let logLikelihood = 0;
  let spread = 0;
  let unweighted = true;
  for (let row = from; row < to; row++) {
    const eta = residual[row]!;
    const w = weight[row]!;
    const outcome = y[row]!;
    const e = quickExp(-eta);
    const mean = 1 / (1 + e);
    const variance = e * mean * mean;
    inverse[row - from] = e;
    spread += variance;
    unweighted = unweighted && w === 1;
    logLikelihood += w * (outcome - 1) * eta;
    fitted[row] = mean;
    share[row] = w * variance;
    residual[row] = w * (outcome - mean);
  }
  return logLikelihood - logarithms(weight, from, to, unweighted && spread > 0.003 * (to - from));
}

function farthest(eta: Float64Array, from: number, to: number): number {
  let most = 0;
  for (let row = from; row < to; row++) {
    const size = Math.abs(eta[row]!);
    if (size > most) most = size;
  }
  return most;
}

/** Σ w log(1 + e): of products, unless weights differ or all terms are so small that they would lose them. */
function logarithms(weight: Float64Array, from: number, to: number, atOnce: boolean): number {
  let sum = 0;
  if (!atOnce) {
    for (let row = from; row < to; row++) sum += weight[row]! * Math.log1p(inverse[row - from]!);
    return sum;
  }
  let product = 1;
  for (let i = 0; i < to - from; i++) {
    product *= 1 + inverse[i]!;
    if (product < 1e200) continue;
    sum += Math.log(product);
    product = 1;
  }
  return sum + Math.log(product);
}
