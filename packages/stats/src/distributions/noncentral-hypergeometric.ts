import { StatsInputError } from '../error.ts';
import { checkPositive, checkProbability } from '../input/options.ts';
import { hypergeometric, hypergeometricSupport } from './hypergeometric.ts';
import { checkCount, checkPoint } from './point.ts';
import { DISCRETE_SLACK } from './solve.ts';

/** Each probability of the support is held. */
const MOST_SUPPORT = 1e6;

/** Probabilities over the support, from its smallest count on. */
function probabilities(white: number, black: number, drawn: number, odds: number) {
  checkCount('white', white, MOST_SUPPORT);
  checkCount('black', black, MOST_SUPPORT);
  checkCount('drawn', drawn, MOST_SUPPORT);
  checkPositive('odds', odds);
  if (drawn > white + black)
    throw new StatsInputError('drawn', `${drawn} is more than the ${white + black} there are`);
  const [least, most] = hypergeometricSupport(white, black, drawn);
  const logs = Float64Array.from(
    { length: most - least + 1 },
    (_, i) => hypergeometric.logDensity(least + i, white, black, drawn) + i * Math.log(odds),
  );
  const top = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logs.map((value) => Math.exp(value - top));
  const total = weights.reduce((a, b) => a + b, 0);
  return { least, values: weights.map((value) => value / total) };
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) total += values[i]!;
  return Math.min(total, 1);
}

/**
 * Fisher's non-central hypergeometric distribution: white balls among `drawn`, where white has the given odds against
 * black; the law of a cell of a 2 × 2 table given its margins and odds ratio. Work is linear in the support.
 */
export const noncentralHypergeometric = Object.freeze({
  density(k: number, white: number, black: number, drawn: number, odds: number): number {
    checkPoint(k);
    const { least, values } = probabilities(white, black, drawn, odds);
    return values[k - least] ?? 0;
  },
  /** P(X ≤ x). */
  lower(x: number, white: number, black: number, drawn: number, odds: number): number {
    checkPoint(x);
    const { least, values } = probabilities(white, black, drawn, odds);
    return sum(values, 0, Math.floor(x) - least + 1);
  },
  /** P(X > x). */
  upper(x: number, white: number, black: number, drawn: number, odds: number): number {
    checkPoint(x);
    const { least, values } = probabilities(white, black, drawn, odds);
    return sum(values, Math.floor(x) - least + 1, values.length);
  },
  mean(white: number, black: number, drawn: number, odds: number): number {
    const { least, values } = probabilities(white, black, drawn, odds);
    return values.reduce((total, q, i) => total + q * (least + i), 0);
  },
  /** The smallest k with P(X ≤ k) ≥ p. */
  quantile(p: number, white: number, black: number, drawn: number, odds: number): number {
    checkProbability('p', p);
    const { least, values } = probabilities(white, black, drawn, odds);
    let below = 0;
    for (const [i, q] of values.entries()) {
      below += q;
      if (below >= p * (1 - DISCRETE_SLACK)) return least + i;
    }
    return least + values.length - 1;
  },
});
