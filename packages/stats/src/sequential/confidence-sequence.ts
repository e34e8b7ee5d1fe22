import { gamma } from '../distributions/gamma.ts';
import { logGamma } from '../distributions/log-gamma.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty } from '../input/columns.ts';
import { checkFinite, checkLevel, checkPositive } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze } from '../result.ts';

export interface ConfidenceSequenceOptions {
  /**
   * What is known of the observations: a number `sd` such that they are sub-Gaussian with that deviation (normal ones with
   * that sd; bounded ones with half their range), or that each lies between `lowest` and `highest`.
   */
  readonly known: { readonly sd: number } | { readonly lowest: number; readonly highest: number };
  /** Default 0.95. */
  readonly level?: number;
  /** Number of observations at which the sequence is to be narrowest; default 100. It is valid at every number. */
  readonly narrowestAt?: number;
}

export interface ConfidenceSequence {
  /** Mean of the observations so far. */
  readonly estimate: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
}

/**
 * Intervals for the mean after every observation that all together cover it with the given level, however one looks and
 * stops. With a known deviation by the two-sided normal mixture; between bounds by the empirical Bernstein sequence with
 * the gamma–exponential mixture, which learns the variance.
 * Source: Howard, Ramdas, McAuliffe & Sekhon (2021), Ann Stat 49:1055–1080: equation 14, theorem 4 and proposition 9.
 */
export function confidenceSequence(x: Column, options: ConfidenceSequenceOptions): ConfidenceSequence {
  const { known, level = 0.95, narrowestAt = 100 } = options;
  checkNotEmpty('x', x);
  checkColumn('x', x);
  checkLevel(level);
  checkPositive('narrowestAt', narrowestAt);
  const alpha = 1 - level;
  const radius =
    'sd' in known
      ? gaussianRadius(known.sd, alpha, narrowestAt)
      : bernsteinRadius(x, known, alpha, narrowestAt);
  const [lowest, highest] = 'sd' in known ? [-Infinity, Infinity] : [known.lowest, known.highest];
  const n = x.length;
  const [estimate, lower, upper] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  let mean = 0;
  for (let i = 0; i < n; i++) {
    const before = mean;
    mean += (x[i]! - mean) / (i + 1);
    const reach = radius(i, before);
    estimate[i] = mean;
    lower[i] = Math.max(lowest, mean - reach);
    upper[i] = Math.min(highest, mean + reach);
  }
  return deepFreeze({ estimate, lower, upper, level });
}

/** Half width after observation i, given the mean of those before it. */
type Radius = (i: number, before: number) => number;

function gaussianRadius(sd: number, alpha: number, narrowestAt: number): Radius {
  checkPositive('known.sd', sd);
  return (i) => (sd * normalMixtureBoundary(i + 1, alpha, bestRho(narrowestAt, alpha))) / (i + 1);
}

function bernsteinRadius(
  x: Column,
  { lowest, highest }: { readonly lowest: number; readonly highest: number },
  alpha: number,
  narrowestAt: number,
): Radius {
  checkFinite('known.lowest', lowest);
  checkFinite('known.highest', highest);
  const scale = highest - lowest;
  checkPositive('known.highest − known.lowest', scale);
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < lowest || x[i]! > highest)
      throw new StatsInputError('x', `${x[i]} is not between the bounds`, i);
  }
  // The variance at which it is narrowest is that of a uniform variable between the bounds.
  const rho = bestRho((narrowestAt * scale * scale) / 12, alpha);
  let variance = 0;
  return (i, before) => {
    variance += (x[i]! - (i === 0 ? (lowest + highest) / 2 : before)) ** 2;
    return gammaExponentialBoundary(variance, alpha / 2, rho, scale) / (i + 1);
  };
}

/** The mixture's precision that makes the boundary lowest, for its size, at a given variance. */
function bestRho(variance: number, alpha: number): number {
  const spent = -2 * Math.log(alpha);
  return variance / (spent + Math.log1p(spent));
}

/** What a sum with intrinsic variance v, of unit scale, ever exceeds in size with probability alpha at most. */
export function normalMixtureBoundary(v: number, alpha: number, rho: number): number {
  return Math.sqrt((v + rho) * (Math.log((v + rho) / rho) - 2 * Math.log(alpha)));
}

/** What a sub-exponential sum of scale c and intrinsic variance v ever exceeds, on one side, with probability alpha at most. */
export function gammaExponentialBoundary(v: number, alpha: number, rho: number, c: number): number {
  const excess = (s: number): number => logGammaExponentialMixture(s, v, rho, c) + Math.log(alpha);
  let high = Math.sqrt(v + rho) + c;
  while (excess(high) < 0) high *= 2;
  return findRoot(excess, 0, high);
}

/** log ∫ exp(λ s − ψ(λ) v) over the truncated gamma density of 1 − c λ; proposition 9. */
export function logGammaExponentialMixture(s: number, v: number, rho: number, c: number): number {
  const square = c * c;
  const start = rho / square;
  const shape = (v + rho) / square;
  const rate = (c * s + v + rho) / square;
  const part = (a: number, b: number): number => logGamma(a) + gamma.logLower(b, a) - a * Math.log(b);
  return part(shape, rate) - part(start, start) + (c * s + v) / square;
}
