import { incompleteGamma, logPoissonTerm } from './incomplete-gamma.ts';
import { checkPoint, checkShape } from './point.ts';
import { DISCRETE_SLACK, logTarget, smallestWhole } from './solve.ts';
import { type LogTails, NOTHING_BELOW, swap, tailFunctions } from './tails.ts';

function logDensity(k: number, mean: number): number {
  checkPoint(k);
  checkShape('mean', mean);
  return k < 0 || !Number.isInteger(k) ? -Infinity : logPoissonTerm(k, mean);
}

function logTails(x: number, mean: number): LogTails {
  checkPoint(x);
  checkShape('mean', mean);
  const k = Math.floor(x);
  if (k < 0) return NOTHING_BELOW;
  if (k === Infinity) return [0, -Infinity];
  return swap(incompleteGamma(k + 1, mean));
}

function quantileOf(p: number, tail: 'lower' | 'upper', mean: number): number {
  checkShape('mean', mean);
  const [logLower, logUpper] = logTarget(p, tail);
  if (logUpper === -Infinity) return Infinity;
  const reached = (k: number): boolean => {
    const at = logTails(k, mean);
    return logLower < logUpper ? at[0] >= logLower - DISCRETE_SLACK : at[1] <= logUpper + DISCRETE_SLACK;
  };
  return smallestWhole(reached, mean, 0, Infinity);
}

/** The Poisson distribution with the given mean > 0. */
export const poisson = Object.freeze({
  density: (k: number, mean: number): number => Math.exp(logDensity(k, mean)),
  logDensity,
  ...tailFunctions(logTails),
  /** The smallest k with P(X ≤ k) ≥ p. */
  quantile: (p: number, mean: number): number => quantileOf(p, 'lower', mean),
  /** The smallest k with P(X > k) ≤ p. */
  upperQuantile: (p: number, mean: number): number => quantileOf(p, 'upper', mean),
});
