import type { RegressionDesign } from './design.ts';
import type { RowModel } from './link.ts';

/** Counts with mean e^η and variance μ + μ²/θ, for a given θ; without terms in y and θ alone. */
export function negativeBinomialRows(theta: number): RowModel {
  const over = (eta: number): number => Math.exp(eta) / theta;
  return {
    admits: (eta) => eta < 700,
    mean: Math.exp,
    rise: Math.exp,
    logLikelihood: (y, eta) => y * eta - (theta + y) * Math.log1p(over(eta)),
    slope: (y, eta) => (y - Math.exp(eta)) / (1 + over(eta)),
    curvature: (y, eta) => (Math.exp(eta) * (1 + y / theta)) / (1 + over(eta)) ** 2,
    expected: (eta) => Math.exp(eta) / (1 + over(eta)),
  };
}

/** Entry k is the weight of the rows whose count is above k. */
export function tailCounts(y: Float64Array, weight: Float64Array): Float64Array {
  const tail = new Float64Array(y.reduce((most, value) => Math.max(most, value), 0));
  for (let row = 0; row < y.length; row++) if (y[row]! > 0) tail[y[row]! - 1]! += weight[row]!;
  for (let k = tail.length - 2; k >= 0; k--) tail[k]! += tail[k + 1]!;
  return tail;
}

/** Entry y is log Γ(θ + y) − log Γ(θ) − y log θ. */
export function logRising(theta: number, largest: number): Float64Array {
  const sums = new Float64Array(largest + 1);
  for (let k = 0; k < largest; k++) sums[k + 1] = sums[k]! + Math.log1p(k / theta);
  return sums;
}

/**
 * Slope and information of the log-likelihood in θ with the means held. Counts are whole, so the digamma and trigamma
 * functions of θ + y less those of θ are sums over the tail counts, without cancellation where θ is large.
 */
export function dispersionAt(
  theta: number,
  tail: Float64Array,
  { weight }: RegressionDesign,
  y: Float64Array,
  fitted: Float64Array,
): { readonly slope: number; readonly information: number } {
  let slope = 0;
  let information = 0;
  for (let k = 0; k < tail.length; k++) {
    slope += tail[k]! / (theta + k);
    information += tail[k]! / (theta + k) ** 2;
  }
  for (let row = 0; row < y.length; row++) {
    const total = theta + fitted[row]!;
    slope -= weight[row]! * (Math.log1p(fitted[row]! / theta) + (y[row]! - fitted[row]!) / total);
    information += weight[row]! * (2 / total - 1 / theta - (y[row]! + theta) / total ** 2);
  }
  return { slope, information };
}
