import { StatsInputError } from '../error.ts';
import { incompleteGamma, logPoissonTerm } from './incomplete-gamma.ts';
import { normal } from './normal.ts';
import { checkPoint, checkShape } from './point.ts';
import { logTarget, solveTail } from './solve.ts';
import { fromLower, fromUpper, type LogTails, NOTHING_ABOVE, NOTHING_BELOW, tailFunctions } from './tails.ts';

/** The mixture has as many terms as the root of this, each with work of its own root. */
const MOST_NONCENTRALITY = 1e6;
/** Beyond it the upper tail is below exp(−1e12) for all parameters that are allowed. */
const FAR = 1e13;

function check(df: number, noncentrality: number): void {
  checkShape('df', df);
  if (!(noncentrality >= 0 && noncentrality <= MOST_NONCENTRALITY)) {
    throw new StatsInputError(
      'noncentrality',
      `${noncentrality} is not a number from 0 to ${MOST_NONCENTRALITY}`,
    );
  }
}

/**
 * log Σ_j Poisson(j; half) exp(part(j)): outwards from the largest term until nothing is added. The terms rise to one
 * peak and fall.
 */
function logMixture(half: number, guess: number, part: (j: number) => number): number {
  if (half === 0) return part(0);
  const term = (j: number): number => logPoissonTerm(j, half) + part(j);
  let peak = Math.max(0, Math.round(guess));
  let top = term(peak);
  let stride = Math.max(1, Math.round(Math.sqrt(half)));
  for (; term(peak + stride) > top; stride *= 2) {
    peak += stride;
    top = term(peak);
  }
  for (; stride >= 1; stride = Math.floor(stride / 2)) {
    while (term(peak + stride) > top) {
      peak += stride;
      top = term(peak);
    }
    while (peak >= stride && term(peak - stride) > top) {
      peak -= stride;
      top = term(peak);
    }
  }
  if (!(top > -Infinity)) return -Infinity;
  let sum = 1;
  for (const direction of [1, -1]) {
    for (let j = peak + direction; j >= 0; j += direction) {
      const share = Math.exp(term(j) - top);
      sum += share;
      if (share < 1e-18) break;
    }
  }
  return top + Math.log(sum);
}

function logTails(x: number, df: number, noncentrality: number): LogTails {
  checkPoint(x);
  check(df, noncentrality);
  if (!(x / 2 > 0)) return NOTHING_BELOW;
  if (x > FAR) return NOTHING_ABOVE;
  const half = noncentrality / 2;
  const side = x < df + noncentrality ? 0 : 1;
  const value = logMixture(half, half, (j) => incompleteGamma(df / 2 + j, x / 2)[side]);
  return side === 0 ? fromLower(value) : fromUpper(value);
}

function logDensity(x: number, df: number, noncentrality: number): number {
  checkPoint(x);
  check(df, noncentrality);
  if (x < 0 || x > FAR) return -Infinity;
  if (x / 2 === 0) return df < 2 ? Infinity : df > 2 ? -Infinity : -Math.LN2 - noncentrality / 2;
  const half = noncentrality / 2;
  return logMixture(half, half, (j) => {
    const shape = df / 2 + j;
    return logPoissonTerm(shape, x / 2) + Math.log(shape) - Math.log(x);
  });
}

function quantileOf(p: number, tail: 'lower' | 'upper', df: number, noncentrality: number): number {
  check(df, noncentrality);
  const target = logTarget(p, tail);
  if (target[0] === -Infinity) return 0;
  if (target[1] === -Infinity) return Infinity;
  const z = tail === 'lower' ? normal.quantile(p) : normal.upperQuantile(p);
  const guess = df + noncentrality + z * Math.sqrt(2 * (df + 2 * noncentrality));
  const u = solveTail(
    {
      logTails: (at) => logTails(Math.exp(at), df, noncentrality),
      logDensity: (at) => logDensity(Math.exp(at), df, noncentrality) + at,
      start: Math.log(Math.max(guess, df / 100)),
    },
    target,
  );
  return Math.exp(u);
}

/** The non-central chi-squared distribution: a Poisson mixture of central ones (Abramowitz & Stegun 26.4.25). */
export const noncentralChiSquared = Object.freeze({
  density: (x: number, df: number, noncentrality: number): number =>
    Math.exp(logDensity(x, df, noncentrality)),
  logDensity,
  ...tailFunctions(logTails),
  /** x with P(X ≤ x) = p. */
  quantile: (p: number, df: number, noncentrality: number): number =>
    quantileOf(p, 'lower', df, noncentrality),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, df: number, noncentrality: number): number =>
    quantileOf(p, 'upper', df, noncentrality),
});
