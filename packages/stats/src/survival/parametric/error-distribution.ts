import { normal } from '../../distributions/normal.ts';
import { logOneMinusExp } from '../../distributions/tails.ts';

/** A logarithm of a density or a tail at a point, with its first two derivatives. */
export interface Jet {
  value: number;
  slope: number;
  curvature: number;
}

/** The standard distribution of (log time − predictor) / scale. The functions fill `jet`. */
export interface ErrorDistribution {
  readonly logDensity: (jet: Jet, z: number) => void;
  /** log P(Z > z). */
  readonly logUpper: (jet: Jet, z: number) => void;
  /** log P(Z ≤ z). */
  readonly logLower: (jet: Jet, z: number) => void;
  /** z with P(Z ≤ z) = p. */
  readonly quantile: (p: number) => number;
  /** Logarithm of the density where it is highest, at 0. */
  readonly logPeak: number;
  /** The a at which P(a < Z ≤ a + width) is largest. */
  readonly bestStart: (width: number) => number;
}

function set(jet: Jet, value: number, slope: number, curvature: number): void {
  jet.value = value;
  jet.slope = slope;
  jet.curvature = curvature;
}

/** Of the smallest of many: P(Z > z) = exp(−exp(z)). Times are Weibull, with shape 1 / scale. */
const extremeValue: ErrorDistribution = {
  logDensity: (jet, z) => {
    const w = Math.exp(z);
    set(jet, z - w, 1 - w, -w);
  },
  logUpper: (jet, z) => {
    const w = Math.exp(z);
    set(jet, -w, -w, -w);
  },
  logLower: (jet, z) => {
    const w = Math.exp(z);
    const q = w > 700 ? 0 : w === 0 ? 1 : w / Math.expm1(w);
    set(jet, w === 0 ? z : logOneMinusExp(-w), q, q * (1 - w - q));
  },
  quantile: (p) => Math.log(-Math.log1p(-p)),
  logPeak: -1,
  bestStart: (width) => Math.log(width / Math.expm1(width)),
};

/** log(1 + exp(z)). */
function softPlus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

/** P(Z ≤ z) of the logistic distribution. */
function expit(z: number): number {
  return z > 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

const logistic: ErrorDistribution = {
  logDensity: (jet, z) => {
    const lower = expit(z);
    const upper = expit(-z);
    set(jet, -Math.abs(z) - 2 * Math.log1p(Math.exp(-Math.abs(z))), upper - lower, -2 * lower * upper);
  },
  logUpper: (jet, z) => {
    const lower = expit(z);
    set(jet, -softPlus(z), -lower, -lower * expit(-z));
  },
  logLower: (jet, z) => {
    const upper = expit(-z);
    set(jet, -softPlus(-z), upper, -upper * expit(z));
  },
  quantile: (p) => Math.log(p) - Math.log1p(-p),
  logPeak: -2 * Math.LN2,
  bestStart: (width) => -width / 2,
};

const gaussian: ErrorDistribution = {
  logDensity: (jet, z) => set(jet, normal.logDensity(z), -z, -1),
  logUpper: (jet, z) => {
    const value = normal.logUpper(z);
    const hazard = Math.exp(normal.logDensity(z) - value);
    set(jet, value, -hazard, -hazard * (hazard - z));
  },
  logLower: (jet, z) => {
    const value = normal.logLower(z);
    const hazard = Math.exp(normal.logDensity(z) - value);
    set(jet, value, hazard, -hazard * (hazard + z));
  },
  quantile: (p) => normal.quantile(p),
  logPeak: normal.logDensity(0),
  bestStart: (width) => -width / 2,
};

/** Distributions of survival times. The exponential is Weibull with scale 1. */
export type SurvivalDistribution = 'exponential' | 'weibull' | 'log-normal' | 'log-logistic';

export const ERROR_DISTRIBUTIONS: Readonly<Record<SurvivalDistribution, ErrorDistribution>> = {
  exponential: extremeValue,
  weibull: extremeValue,
  'log-normal': gaussian,
  'log-logistic': logistic,
};

export const DISTRIBUTIONS: readonly SurvivalDistribution[] = [
  'exponential',
  'weibull',
  'log-normal',
  'log-logistic',
];

export function newJet(): Jet {
  return { value: 0, slope: 0, curvature: 0 };
}
