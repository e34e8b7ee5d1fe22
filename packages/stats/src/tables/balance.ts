import { t } from '../distributions/t.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import { checkLevel, checkProbability } from '../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** With divisor n − 1. */
  readonly variance: number;
}

/** Mean and variance of a column in one stable pass (Welford 1962); the variance of fewer than two rows is 0. */
export function moments(column: Column): Moments {
  checkColumn('column', column);
  let mean = 0;
  let squares = 0;
  for (let row = 0; row < column.length; row++) {
    const gap = column[row]! - mean;
    mean += gap / (row + 1);
    squares += gap * (column[row]! - mean);
  }
  const variance = column.length > 1 ? squares / (column.length - 1) : 0;
  return Object.freeze({ n: column.length, mean, variance });
}

/** A variable in the two groups that are compared. */
export interface TwoColumns {
  readonly first: Column;
  readonly second: Column;
}

/** Difference of means (first less second) over the root of the mean of the two variances (Austin 2009). */
export function standardisedDifferenceOfMeans({
  first,
  second,
}: TwoColumns): Computed<{ readonly estimate: number }> {
  checkColumn('first', first);
  checkColumn('second', second);
  if (first.length < 2 || second.length < 2) return tooFew();
  const a = moments(first);
  const b = moments(second);
  const scale = Math.sqrt((a.variance + b.variance) / 2);
  if (scale === 0) return notComputed('no-variation', 'neither group varies');
  return computed({ estimate: (a.mean - b.mean) / scale });
}

export interface TwoShares {
  readonly first: number;
  readonly second: number;
}

/** Difference of two proportions (first less second) over the root of the mean binomial variance (Austin 2009). */
export function standardisedDifferenceOfProportions({
  first,
  second,
}: TwoShares): Computed<{ readonly estimate: number }> {
  checkProbability('first', first);
  checkProbability('second', second);
  const scale = Math.sqrt((first * (1 - first) + second * (1 - second)) / 2);
  if (scale === 0) return notComputed('no-variation', 'neither group varies');
  return computed({ estimate: (first - second) / scale });
}

export interface WelchOptions {
  /** Default 0.95. */
  readonly level?: number;
}

export interface WelchTest extends Interval {
  /** Mean of the first less mean of the second. */
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
}

/** Welch's test of equal means with unequal variances (Welch 1947; Satterthwaite's degrees of freedom). */
export function welchTest(
  { first, second }: TwoColumns,
  { level = 0.95 }: WelchOptions = {},
): Computed<WelchTest> {
  checkLevel(level);
  checkColumn('first', first);
  checkColumn('second', second);
  if (first.length < 2 || second.length < 2) return tooFew();
  const a = moments(first);
  const b = moments(second);
  const va = a.variance / a.n;
  const vb = b.variance / b.n;
  if (va + vb === 0) return notComputed('no-variation', 'neither group varies');
  const estimate = a.mean - b.mean;
  const standardError = Math.sqrt(va + vb);
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  const statistic = estimate / standardError;
  const reach = t.upperQuantile((1 - level) / 2, df) * standardError;
  const p = Math.min(1, 2 * t.upper(Math.abs(statistic), df));
  return computed({
    estimate,
    standardError,
    t: statistic,
    df,
    p,
    lower: estimate - reach,
    upper: estimate + reach,
    level,
  });
}

function tooFew() {
  return notComputed('too-few-observations', 'each group needs at least two rows');
}
