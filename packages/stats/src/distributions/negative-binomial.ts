import { incompleteBeta, logBinomialTerm } from './incomplete-beta.ts';
import { checkPoint, checkShape } from './point.ts';
import { DISCRETE_SLACK, logTarget, smallestWhole } from './solve.ts';
import { type LogTails, NOTHING_BELOW, tailFunctions } from './tails.ts';

function check(mean: number, size: number): void {
  checkShape('mean', mean);
  checkShape('size', size);
}

function logDensity(k: number, mean: number, size: number): number {
  checkPoint(k);
  check(mean, size);
  if (k < 0 || !Number.isInteger(k)) return -Infinity;
  const term = logBinomialTerm(size, k, size / (size + mean), mean / (size + mean));
  return term + Math.log(size / (size + k));
}

function logTails(x: number, mean: number, size: number): LogTails {
  checkPoint(x);
  check(mean, size);
  const k = Math.floor(x);
  if (k < 0) return NOTHING_BELOW;
  if (k > 1e100) return [0, -Infinity];
  return incompleteBeta(size / (size + mean), mean / (size + mean), size, k + 1);
}

function quantileOf(p: number, tail: 'lower' | 'upper', mean: number, size: number): number {
  check(mean, size);
  const [logLower, logUpper] = logTarget(p, tail);
  if (logUpper === -Infinity) return Infinity;
  const reached = (k: number): boolean => {
    const at = logTails(k, mean, size);
    return logLower < logUpper ? at[0] >= logLower - DISCRETE_SLACK : at[1] <= logUpper + DISCRETE_SLACK;
  };
  return smallestWhole(reached, mean, 0, Infinity);
}

/**
 * The negative binomial distribution by its mean and its size (the shape of the gamma that mixes Poisson rates):
 * variance mean + mean² / size. Parametrised by success probability: mean = size (1 − prob) / prob.
 */
export const negativeBinomial = Object.freeze({
  density: (k: number, mean: number, size: number): number => Math.exp(logDensity(k, mean, size)),
  logDensity,
  ...tailFunctions(logTails),
  /** The smallest k with P(X ≤ k) ≥ p. */
  quantile: (p: number, mean: number, size: number): number => quantileOf(p, 'lower', mean, size),
  /** The smallest k with P(X > k) ≤ p. */
  upperQuantile: (p: number, mean: number, size: number): number => quantileOf(p, 'upper', mean, size),
});
