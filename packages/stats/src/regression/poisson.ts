import { logGamma } from '../distributions/log-gamma.ts';
import { StatsInputError } from '../error.ts';
import { checkColumn, checkNotEmpty } from '../input/columns.ts';
import { type Computed, notComputed } from '../result.ts';
import { POISSON } from './canonical.ts';
import {
  fitCanonical,
  type GeneralisedData,
  type GeneralisedFit,
  type GeneralisedOptions,
} from './generalised.ts';

/**
 * Poisson regression with log link; the logarithm of time at risk goes in as `offset`. With 'HC0' errors and a 0/1
 * outcome this is the modified Poisson model of risk ratios (Zou 2004).
 */
export function poissonRegression(
  data: GeneralisedData,
  options: GeneralisedOptions = {},
): Computed<GeneralisedFit> {
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  let none = true;
  for (let row = 0; row < data.y.length; row++) {
    if (data.y[row]! < 0) throw new StatsInputError('y', 'is negative', row);
    none &&= data.y[row] === 0;
  }
  if (none) return notComputed('no-events', 'the outcome is 0 in every row');
  return fitCanonical(
    {
      family: POISSON,
      link: Math.log,
      constant: (y) => -logGamma(y + 1),
      saturated: (y) => (y > 0 ? y * Math.log(y) - y : 0),
    },
    data,
    options,
  );
}
