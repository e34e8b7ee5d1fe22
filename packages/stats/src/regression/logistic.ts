import { StatsInputError } from '../error.ts';
import { checkColumn, checkNotEmpty } from '../input/columns.ts';
import { type Computed, notComputed } from '../result.ts';
import { BINOMIAL } from './canonical.ts';
import {
  fitCanonical,
  type GeneralisedData,
  type GeneralisedFit,
  type GeneralisedOptions,
} from './generalised.ts';

/** y log y, with its limit 0 at 0. */
function entropy(y: number): number {
  return y > 0 ? y * Math.log(y) : 0;
}

/**
 * Logistic regression of an outcome between 0 and 1 (0/1, or a share with `weight` trials behind it).
 * Not computed: an outcome without variation, separation (a coefficient that runs to infinity; see Firth's penalty).
 * Log-likelihood without the binomial coefficients, as R's for 0/1 outcomes.
 */
export function logisticRegression(
  data: GeneralisedData,
  options: GeneralisedOptions = {},
): Computed<GeneralisedFit> {
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  let low = true;
  let high = true;
  for (let row = 0; row < data.y.length; row++) {
    const value = data.y[row]!;
    if (value < 0 || value > 1) throw new StatsInputError('y', `is ${value}, not between 0 and 1`, row);
    low &&= value === 0;
    high &&= value === 1;
  }
  if (low || high) return notComputed('no-variation', `the outcome is ${low ? 0 : 1} in every row`);
  return fitCanonical(
    {
      family: BINOMIAL,
      link: (mean) => Math.log(mean / (1 - mean)),
      constant: () => 0,
      saturated: (y) => entropy(y) + entropy(1 - y),
    },
    data,
    options,
  );
}
