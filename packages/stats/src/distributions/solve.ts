import { StatsInputError } from '../error.ts';
import type { LogTails } from './tails.ts';

/** A distribution in a coordinate u that runs over the whole line, e.g. u = log x for positive variables. */
interface Line {
  readonly logTails: (u: number) => LogTails;
  /** Logarithm of the density with respect to u. */
  readonly logDensity: (u: number) => number;
  /** Where the search begins. */
  readonly start: number;
}

/**
 * The u at which the lower tail is `logTarget[0]` (and so the upper tail `logTarget[1]`): Newton's method on the
 * logarithm of the smaller tail, kept inside a bracket.
 */
export function solveTail(line: Line, logTarget: LogTails): number {
  const side = logTarget[0] <= logTarget[1] ? 0 : 1;
  const target = logTarget[side];
  const sign = side === 0 ? 1 : -1;
  let low = -Infinity;
  let high = Infinity;
  let u = line.start;
  for (let iteration = 0; iteration < 400; iteration++) {
    const logTail = line.logTails(u)[side];
    const excess = sign * (logTail - target);
    if (excess === 0) return u;
    if (excess < 0) low = u;
    else high = u;
    const slope = Math.exp(line.logDensity(u) - logTail);
    let next = slope > 0 && Number.isFinite(excess) ? u - excess / slope : Number.NaN;
    if (!(next > low && next < high)) {
      if (low === -Infinity) next = u - Math.max(1, Math.abs(u));
      else if (high === Infinity) next = u + Math.max(1, Math.abs(u));
      else next = low + (high - low) / 2;
    }
    const reach = Math.max(4, 2 * Math.abs(u));
    next = Math.min(Math.max(next, u - reach), u + reach);
    const step = Math.abs(next - u);
    u = next;
    if (step <= 1e-16 * Math.max(1, Math.abs(u)) || high - low <= 2e-16 * Math.abs(u)) return u;
    if (step < 1e-14 * Math.max(1, Math.abs(u)) && iteration > 8) return u;
  }
  return u;
}

/** Logarithms of both tails for a quantile asked by its lower or its upper probability. */
export function logTarget(p: number, tail: 'lower' | 'upper'): LogTails {
  if (!(p >= 0 && p <= 1)) throw new StatsInputError('p', `${p} is not between 0 and 1`);
  return tail === 'lower' ? [Math.log(p), Math.log1p(-p)] : [Math.log1p(-p), Math.log(p)];
}

/** Smallest whole k ≥ `minimum` with P(X ≤ k) ≥ p, by doubling and bisection from a guess. */
export function smallestWhole(
  reached: (k: number) => boolean,
  guess: number,
  minimum: number,
  maximum: number,
): number {
  let high = Math.min(Math.max(Math.round(guess), minimum), maximum);
  let low = high;
  let stride = 1;
  while (high < maximum && !reached(high)) {
    low = high + 1;
    high = Math.min(high + stride, maximum);
    stride *= 2;
  }
  stride = 1;
  while (low > minimum && reached(low - 1)) {
    high = low - 1;
    low = Math.max(low - 1 - stride, minimum);
    stride *= 2;
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The slack by which a discrete distribution's probability may miss p and still count as reached (64 rounding units). */
export const DISCRETE_SLACK = 64 * Number.EPSILON;
