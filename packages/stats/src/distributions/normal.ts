import { StatsInputError } from '../error.ts';
import { HALF_LOG_TWO_PI } from './log-gamma.ts';
import { millsRatio } from './mills.ts';
import { logTarget } from './solve.ts';
import { fromUpper, type LogTails, swap, tailFunctions } from './tails.ts';

/** exp(−z²/2) at the sixteenths from 0 to 39. */
const SIXTEENTHS = Float64Array.from({ length: 16 * 39 + 1 }, (_, k) => Math.exp(-0.5 * (k / 16) * (k / 16)));

/** exp(−z²/2) with z² split so that the exponent's rounding does not show for large z. */
function gauss(z: number): number {
  const size = Math.abs(z);
  if (size > 39) return 0;
  const k = Math.trunc(size * 16);
  const coarse = k / 16;
  return SIXTEENTHS[k]! * Math.exp(-0.5 * (size - coarse) * (size + coarse));
}

const ROOT_TWO_PI = 2.5066282746310007;

/** Φ(z) − ½ for z ≥ 0, quick for small z: z φ(z) Σ z^2k / (1·3·5…(2k+1)), all terms positive. */
function centralArea(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return (sum * gauss(z)) / ROOT_TWO_PI;
}

/** Below it ½ less the central area has all its digits. */
const NEAR = 0.75;

function upperTail(z: number): number {
  if (z < 0) return z > -NEAR ? 0.5 + centralArea(-z) : 1 - upperTail(-z);
  if (z < NEAR) return 0.5 - centralArea(z);
  return z > 40 ? 0 : (gauss(z) / ROOT_TWO_PI) * millsRatio(z);
}

function logTailsOfStandard(z: number): LogTails {
  if (z < 0) return swap(logTailsOfStandard(-z));
  if (z < NEAR) {
    const area = centralArea(z);
    return [Math.log1p(area - 0.5), Math.log(0.5 - area)];
  }
  if (z === Infinity) return [0, -Infinity];
  return fromUpper(-0.5 * z * z - HALF_LOG_TWO_PI + Math.log(millsRatio(z)));
}

/** z with 1 − Φ(z) = exp(logQ), for logQ ≤ log ½: Newton's method on the logarithm of the tail. */
function tailQuantile(logQ: number): number {
  const t = Math.sqrt(-2 * logQ);
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  z = Math.max(z, 0);
  for (let iteration = 0; iteration < 20; iteration++) {
    const logTail = logTailsOfStandard(z)[1];
    const slope = Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI - logTail);
    const step = (logTail - logQ) / slope;
    z += step;
    if (Math.abs(step) <= 1e-15 * Math.max(Math.abs(z), 0.1)) break;
  }
  return z;
}

/** z with Φ(z) − ½ = area, for small areas. */
function centralQuantile(area: number): number {
  let z = area * ROOT_TWO_PI;
  for (let iteration = 0; iteration < 20; iteration++) {
    const step = ((Math.sign(z) * centralArea(Math.abs(z)) - area) * ROOT_TWO_PI) / gauss(z);
    z -= step;
    if (Math.abs(step) <= 1e-16 * Math.abs(z)) break;
  }
  return z;
}

function standardQuantile(p: number, tail: 'lower' | 'upper'): number {
  const target = logTarget(p, tail);
  const sign = tail === 'lower' ? 1 : -1;
  if (Math.abs(p - 0.5) < 0.2) return sign * centralQuantile(p - 0.5) || 0;
  if (target[0] < target[1]) return target[0] === -Infinity ? -Infinity : -tailQuantile(target[0]);
  return target[1] === -Infinity ? Infinity : tailQuantile(target[1]);
}

function checkScale(mean: number, sd: number): void {
  if (!Number.isFinite(mean)) throw new StatsInputError('mean', `${mean} is not a finite number`);
  if (!(sd > 0 && sd < Infinity)) throw new StatsInputError('sd', `${sd} is not a finite number above 0`);
}

function standardise(x: number, mean: number, sd: number): number {
  if (Number.isNaN(x)) throw new StatsInputError('x', 'is not a number');
  checkScale(mean, sd);
  return (x - mean) / sd;
}

function quantileOf(p: number, tail: 'lower' | 'upper', mean: number, sd: number): number {
  checkScale(mean, sd);
  return mean + sd * standardQuantile(p, tail);
}

/**
 * The normal distribution; `mean` 0 and `sd` 1 unless given.
 * Sources: Abramowitz & Stegun 26.2.11 and 26.2.14; start of the quantile 26.2.23.
 */
export const normal = Object.freeze({
  density: (x: number, mean = 0, sd = 1): number => gauss(standardise(x, mean, sd)) / (sd * ROOT_TWO_PI),
  logDensity: (x: number, mean = 0, sd = 1): number => {
    const z = standardise(x, mean, sd);
    return -0.5 * z * z - HALF_LOG_TWO_PI - Math.log(sd);
  },
  ...tailFunctions((x: number, mean: number = 0, sd: number = 1) =>
    logTailsOfStandard(standardise(x, mean, sd)),
  ),
  lower: (x: number, mean = 0, sd = 1): number => upperTail(-standardise(x, mean, sd)),
  upper: (x: number, mean = 0, sd = 1): number => upperTail(standardise(x, mean, sd)),
  /** x with P(X ≤ x) = p. */
  quantile: (p: number, mean = 0, sd = 1): number => quantileOf(p, 'lower', mean, sd),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, mean = 0, sd = 1): number => quantileOf(p, 'upper', mean, sd),
});

/** The two-sided p-value of a standard normal statistic. */
export function twoSidedNormal(z: number): number {
  return Math.min(1, 2 * upperTail(Math.abs(z)));
}

/** The multiplier of the standard error in a two-sided interval of the given level, e.g. 1.96 for 0.95. */
export function criticalValue(level: number): number {
  return standardQuantile((1 - level) / 2, 'upper');
}
