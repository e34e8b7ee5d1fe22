import { BLOCK } from '../linear/panel-kernels.ts';
import type { CanonicalRows } from './canonical.ts';

/** exp(−|η|) of the rows of a block. */
const small = new Float64Array(BLOCK);

/**
 * A block of rows of the logistic model: one exponential each, and one logarithm for all where that is exact enough.
 * With e = exp(−|η|) the mean is 1/(1 + e) or e/(1 + e) and the cumulant max(η, 0) + log(1 + e).
 */
export function binomialRows(
  { fitted, share, residual }: CanonicalRows,
  y: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
): number {
  let logLikelihood = 0;
  let total = 0;
  let unweighted = true;
  for (let row = from; row < to; row++) {
    const eta = residual[row]!;
    const w = weight[row]!;
    const size = Math.abs(eta);
    const e = Math.exp(-size);
    const mean = (eta < 0 ? e : 1) / (1 + e);
    small[row - from] = e;
    total += e;
    unweighted = unweighted && w === 1;
    logLikelihood += w * (y[row]! * eta - (eta + size) / 2);
    fitted[row] = mean;
    share[row] = (w * e) / ((1 + e) * (1 + e));
    residual[row] = w * (y[row]! - mean);
  }
  return logLikelihood - logarithms(weight, from, to, unweighted && total > 0.01 * (to - from));
}

/** Σ w log(1 + e): of the product (below 2^BLOCK) unless weights differ or all terms are so small that it would lose them. */
function logarithms(weight: Float64Array, from: number, to: number, atOnce: boolean): number {
  if (atOnce) {
    let product = 1;
    for (let i = 0; i < to - from; i++) product *= 1 + small[i]!;
    return Math.log(product);
  }
  let sum = 0;
  for (let row = from; row < to; row++) sum += weight[row]! * Math.log1p(small[row - from]!);
  return sum;
}
