import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty } from '../input/columns.ts';
import { type Computed, type NotComputed, notComputed } from '../result.ts';
import { BINOMIAL } from './canonical.ts';
import {
  type CanonicalOptions,
  canonical,
  fitRatios,
  type GeneralisedData,
  type GeneralisedFit,
} from './generalised.ts';

/** y log y, with its limit 0 at 0. */
export function entropy(y: number): number {
  return y > 0 ? y * Math.log(y) : 0;
}

/** Throws unless each outcome lies between 0 and 1; a reason where all are 0 or all are 1. */
export function outcomeBetween(y: Column): NotComputed | undefined {
  checkNotEmpty('y', y);
  checkColumn('y', y);
  let low = true;
  let high = true;
  for (let row = 0; row < y.length; row++) {
    const value = y[row]!;
    if (value < 0 || value > 1) throw new StatsInputError('y', `is ${value}, not between 0 and 1`, row);
    low &&= value === 0;
    high &&= value === 1;
  }
  return low || high ? notComputed('no-variation', `the outcome is ${low ? 0 : 1} in every row`) : undefined;
}

/** The logistic family. */
export const LOGISTIC = canonical(BINOMIAL, {
  start: (mean) => Math.log(mean / (1 - mean)),
  // One question for 0 and 1, which come in no order: a branch for each would often be guessed wrong.
  saturated: (y) => (y * (1 - y) === 0 ? 0 : entropy(y) + entropy(1 - y)),
});

/**
 * Logistic regression of an outcome between 0 and 1 (0/1, or a share with `weight` trials behind it).
 * Not computed: an outcome without variation, separation (a coefficient that runs to infinity: `firthLogistic` is
 * finite there, and `separation` names the rows).
 * Log-likelihood without the binomial coefficients, as R's for 0/1 outcomes.
 */
export function logisticRegression(
  data: GeneralisedData,
  options: CanonicalOptions = {},
): Computed<GeneralisedFit> {
  return outcomeBetween(data.y) ?? fitRatios(LOGISTIC, data, options);
}
