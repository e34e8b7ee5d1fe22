import { checkProbability } from '../input/options.ts';
import { incompleteBeta, logBinomialTerm } from './incomplete-beta.ts';
import { checkCount, checkPoint } from './point.ts';
import { DISCRETE_SLACK, logTarget, smallestWhole } from './solve.ts';
import { type LogTails, NOTHING_ABOVE, NOTHING_BELOW, tailFunctions } from './tails.ts';

function check(size: number, probability: number): void {
  checkCount('size', size);
  checkProbability('probability', probability);
}

function logDensity(k: number, size: number, probability: number): number {
  checkPoint(k);
  check(size, probability);
  if (k < 0 || k > size || !Number.isInteger(k)) return -Infinity;
  if (probability === 0) return k === 0 ? 0 : -Infinity;
  if (probability === 1) return k === size ? 0 : -Infinity;
  return logBinomialTerm(k, size - k, probability, 1 - probability);
}

function logTails(x: number, size: number, probability: number): LogTails {
  checkPoint(x);
  check(size, probability);
  const k = Math.floor(x);
  if (k < 0) return NOTHING_BELOW;
  if (k >= size) return NOTHING_ABOVE;
  return incompleteBeta(1 - probability, probability, size - k, k + 1);
}

function quantileOf(p: number, tail: 'lower' | 'upper', size: number, probability: number): number {
  check(size, probability);
  const [logLower, logUpper] = logTarget(p, tail);
  const reached = (k: number): boolean => {
    const at = logTails(k, size, probability);
    return logLower < logUpper ? at[0] >= logLower - DISCRETE_SLACK : at[1] <= logUpper + DISCRETE_SLACK;
  };
  return smallestWhole(reached, size * probability, 0, size);
}

/** The binomial distribution: successes among `size` trials of the given probability. */
export const binomial = Object.freeze({
  density: (k: number, size: number, probability: number): number =>
    Math.exp(logDensity(k, size, probability)),
  logDensity,
  ...tailFunctions(logTails),
  /** The smallest k with P(X ≤ k) ≥ p. */
  quantile: (p: number, size: number, probability: number): number =>
    quantileOf(p, 'lower', size, probability),
  /** The smallest k with P(X > k) ≤ p. */
  upperQuantile: (p: number, size: number, probability: number): number =>
    quantileOf(p, 'upper', size, probability),
});
