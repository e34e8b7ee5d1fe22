import { f } from '../distributions/f.ts';
import { normal } from '../distributions/normal.ts';
import { t } from '../distributions/t.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import { checkFinite, checkLevel } from '../input/options.ts';
import { factorise, invert, quadraticForm } from '../linear/cholesky.ts';
import type { Matrix } from '../linear/matrix.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';

export interface PoolOptions {
  /** Degrees of freedom that the analysis would have without missing data; default Infinity. */
  readonly completeDf?: number;
  /** Default 0.95. */
  readonly level?: number;
}

export interface PooledEstimate extends Interval {
  readonly estimate: number;
  readonly standardError: number;
  /** Mean of the analyses' variances; variance of their estimates; and what both come to. */
  readonly within: number;
  readonly between: number;
  readonly total: number;
  /** Barnard and Rubin's. */
  readonly df: number;
  readonly t: number;
  /** Two-sided, of a value of zero. */
  readonly p: number;
  /** Relative increase of the variance for missing data. */
  readonly relativeIncrease: number;
  /** Share of the variance that is due to missing data. */
  readonly lambda: number;
  /** Fraction of missing information, allowing for the finite number of imputations. */
  readonly missingInformation: number;
  readonly imputations: number;
}

/**
 * Rubin's rules: one estimate from those of m completed data sets, with Barnard and Rubin's degrees of freedom.
 * Source: Rubin (1987), chapter 3; Barnard & Rubin (1999), Biometrika 86:948–955; as R's mice::pool.scalar.
 */
export function poolEstimates(
  data: { readonly estimate: Column; readonly variance: Column },
  options: PoolOptions = {},
): Computed<PooledEstimate> {
  const { completeDf = Infinity, level = 0.95 } = options;
  const m = data.estimate.length;
  checkColumn('estimate', data.estimate);
  checkColumn('variance', data.variance, m);
  checkDf(completeDf);
  checkLevel(level);
  for (let i = 0; i < m; i++) {
    if (!(data.variance[i]! >= 0)) throw new StatsInputError('variance', 'is negative', i);
  }
  if (m < 2) return notComputed('too-few-observations', 'pooling needs at least two imputations');
  const estimate = mean(data.estimate);
  const within = mean(data.variance);
  let between = 0;
  for (let i = 0; i < m; i++) between += (data.estimate[i]! - estimate) ** 2 / (m - 1);
  const extra = (1 + 1 / m) * between;
  const total = within + extra;
  if (total === 0) return notComputed('no-variation', 'the estimates have no variance');
  if (total === Infinity) return outOfRange();
  const lambda = extra / total;
  const relativeIncrease = within > 0 ? extra / within : Infinity;
  const df = barnardRubin(lambda, m, completeDf);
  const standardError = Math.sqrt(total);
  const statistic = estimate / standardError;
  // Estimates that differ by rounding only have more degrees of freedom than t takes; it is the normal long before.
  const endless = df > 1e12;
  const reach =
    (endless ? normal.upperQuantile((1 - level) / 2) : t.upperQuantile((1 - level) / 2, df)) * standardError;
  const tail = endless ? normal.upper(Math.abs(statistic)) : t.upper(Math.abs(statistic), df);
  return computed({
    estimate,
    standardError,
    lower: estimate - reach,
    upper: estimate + reach,
    level,
    within,
    between,
    total,
    df,
    t: statistic,
    p: Math.min(1, 2 * tail),
    relativeIncrease,
    lambda,
    // (r + 2 / (df + 3)) / (r + 1), written so that it holds for an infinite increase too.
    missingInformation: lambda + (1 - lambda) * (2 / (df + 3)),
    imputations: m,
  });
}

function barnardRubin(lambda: number, m: number, completeDf: number): number {
  const old = lambda > 0 ? (m - 1) / lambda ** 2 : Infinity;
  if (completeDf === Infinity) return old;
  const observed = ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - lambda);
  return 1 / (1 / old + 1 / observed);
}

export interface PooledWald {
  /** Wald statistic divided by the number of parameters. */
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  /** Average relative increase of the variance for missing data. */
  readonly relativeIncrease: number;
}

/**
 * The test that several parameters have given values (default zero), from m completed data sets: D₁, which takes the
 * increase of the variance to be the same for all. With finite `completeDf` Reiter's degrees of freedom.
 * Source: Li, Raghunathan & Rubin (1991), JASA 86:1065–1073; Reiter (2007), Biometrika 94:502–508; as R's mitml and mice::D1.
 */
export function poolWald(
  data: { readonly estimate: readonly Column[]; readonly covariance: readonly Matrix[] },
  options: { readonly hypothesis?: Column; readonly completeDf?: number } = {},
): Computed<PooledWald> {
  const { completeDf = Infinity } = options;
  checkDf(completeDf);
  const m = data.estimate.length;
  if (m < 2) return notComputed('too-few-observations', 'pooling needs at least two imputations');
  const k = data.estimate[0]!.length;
  const hypothesis = options.hypothesis ?? new Float64Array(k);
  checkColumn('hypothesis', hypothesis, k);
  if (data.covariance.length !== m)
    throw new StatsInputError('covariance', `has ${data.covariance.length} matrices, not ${m}`);
  const centre = new Float64Array(k);
  const within = new Float64Array(k * k);
  for (let i = 0; i < m; i++) {
    checkColumn('estimate', data.estimate[i]!, k);
    const matrix = data.covariance[i]!;
    if (matrix.length !== k || matrix.some((row) => row.length !== k)) {
      throw new StatsInputError('covariance', `is not ${k} × ${k}`, i);
    }
    for (let a = 0; a < k; a++) {
      centre[a]! += data.estimate[i]![a]! / m;
      for (let b = 0; b < k; b++) {
        checkFinite('covariance', matrix[a]![b]!);
        within[a * k + b]! += matrix[a]![b]! / m;
      }
    }
  }
  const factorisation = factorise(within, k);
  if (factorisation.rank < k)
    return notComputed('singular-information', 'the mean covariance matrix is singular');
  const inverse = invert(factorisation);
  let trace = 0;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      let between = 0;
      for (const q of data.estimate) between += ((q[a]! - centre[a]!) * (q[b]! - centre[b]!)) / (m - 1);
      trace += between * inverse[b * k + a]!;
    }
  }
  const r = ((1 + 1 / m) * trace) / k;
  if (!Number.isFinite(r)) return outOfRange();
  const gap = centre.map((value, a) => value - hypothesis[a]!);
  const statistic = quadraticForm(factorisation, gap) / (k * (1 + r));
  const df2 = completeDf === Infinity ? largeSampleDf(k, m, r) : reiterDf(k, m, r, completeDf);
  // An F variable with infinitely many degrees of freedom below is approached, not reached.
  return computed({
    f: statistic,
    df1: k,
    df2,
    p: f.upper(statistic, k, Math.min(df2, 1e12)),
    relativeIncrease: r,
  });
}

function largeSampleDf(k: number, m: number, r: number): number {
  const draws = k * (m - 1);
  if (r === 0) return Infinity;
  if (draws > 4) return 4 + (draws - 4) * (1 + (1 - 2 / draws) / r) ** 2;
  return (draws * (1 + 1 / k) * (1 + 1 / r) ** 2) / 2;
}

/** Reiter's approximation, which never exceeds what the complete data would have. */
function reiterDf(k: number, m: number, r: number, completeDf: number): number {
  const draws = k * (m - 1);
  if (draws <= 4) return Math.min(completeDf, largeSampleDf(k, m, r));
  const a = (r * draws) / (draws - 2);
  const most = ((completeDf + 1) / (completeDf + 3)) * completeDf;
  const two = most - 2 * (1 + a);
  const four = most - 4 * (1 + a);
  const sum =
    (a * a * two) / ((1 + a) ** 2 * four) +
    (8 * a * a * two) / ((1 + a) * four ** 2) +
    (4 * a * a) / ((1 + a) * four) +
    (4 * a * a) / (four * two) +
    (16 * a * a * two) / four ** 3 +
    (8 * a * a) / four ** 2;
  return 4 + 1 / (1 / four + sum / (draws - 4));
}

function outOfRange() {
  return notComputed('no-convergence', 'the variance is beyond the range of numbers');
}

function checkDf(completeDf: number): void {
  if (!(completeDf > 0)) throw new StatsInputError('completeDf', `${completeDf} is not above 0`);
}

function mean(column: Column): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]!;
  return sum / column.length;
}
