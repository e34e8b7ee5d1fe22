import { logGamma } from '../distributions/log-gamma.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty } from '../input/columns.ts';
import { type Computed, type NotComputed, notComputed } from '../result.ts';
import { POISSON } from './canonical.ts';
import {
  type CanonicalOptions,
  canonical,
  fitRatios,
  type GeneralisedData,
  type GeneralisedFit,
} from './generalised.ts';

/** Throws where an outcome is negative; a reason where all are 0. */
export function outcomeNotNegative(y: Column): NotComputed | undefined {
  checkNotEmpty('y', y);
  checkColumn('y', y);
  let none = true;
  for (let row = 0; row < y.length; row++) {
    if (y[row]! < 0) throw new StatsInputError('y', 'is negative', row);
    none &&= y[row] === 0;
  }
  return none ? notComputed('no-events', 'the outcome is 0 in every row') : undefined;
}

/** The Poisson family with log link. */
export const LOG_LINEAR = canonical(POISSON, {
  start: Math.log,
  constant: (y) => -logGamma(y + 1),
  saturated: (y) => (y > 0 ? y * Math.log(y) - y : 0),
});

/**
 * Poisson regression with log link; the logarithm of time at risk goes in as `offset`. With 'HC0' errors and a 0/1
 * outcome this is the modified Poisson model of risk ratios (Zou 2004).
 * Not computed: no events, separation (`firthPoisson` is finite there).
 */
export function poissonRegression(
  data: GeneralisedData,
  options: CanonicalOptions = {},
): Computed<GeneralisedFit> {
  return outcomeNotNegative(data.y) ?? fitRatios(LOG_LINEAR, data, options);
}
