import { type Column, checkColumn } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkLevel } from '../input/options.ts';
import { type Computed, computed } from '../result.ts';
import { POISSON } from './canonical.ts';
import { fitFirth, type PenalisedCoefficient, type PenalisedFit } from './firth.ts';
import { outcomeNotNegative } from './poisson.ts';

export interface FirthPoissonData {
  /** Not negative. */
  readonly y: Column;
  readonly covariates: Covariates;
  /** Added to the linear predictor: the logarithm of time at risk. */
  readonly offset?: Column;
}

export interface FirthRate extends PenalisedCoefficient {
  readonly rateRatio: number;
}

/**
 * Poisson regression with Firth's penalty: finite estimates also where a group has no event at all, with tests and
 * limits by penalised likelihood ratio.
 * Not computed: an outcome of 0 in every row; constant or dependent covariates; too few rows.
 * Source: Firth (1993), Biometrika 80:27–38.
 */
export function firthPoisson(
  data: FirthPoissonData,
  options: { readonly level?: number } = {},
): Computed<PenalisedFit<FirthRate>> {
  const { level = 0.95 } = options;
  checkLevel(level);
  const none = outcomeNotNegative(data.y);
  if (none !== undefined) return none;
  if (data.offset !== undefined) checkColumn('offset', data.offset, data.y.length);
  let events = 0;
  let exposure = 0;
  for (let row = 0; row < data.y.length; row++) {
    events += data.y[row]!;
    exposure += Math.exp(data.offset?.[row] ?? 0);
  }
  const fit = fitFirth({ family: POISSON, halfSkew: () => 0.5 }, data, Math.log(events / exposure), level);
  if (!fit.ok) return fit;
  return computed({
    ...fit,
    coefficients: fit.coefficients.map((c) => ({ ...c, rateRatio: Math.exp(c.estimate) })),
  });
}
