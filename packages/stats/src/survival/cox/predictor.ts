import { criticalValue } from '../../distributions/normal.ts';
import { StatsInputError } from '../../error.ts';
import { type Column, checkColumn } from '../../input/columns.ts';
import { type Covariates, checkCovariates } from '../../input/covariates.ts';
import { checkChoice, checkLevel } from '../../input/options.ts';
import { quadratic } from '../../linear/matrix.ts';
import type { CoxFit } from './regression.ts';

/** People whose hazards are predicted: all the model's covariates, one entry per person. */
export interface CoxPeople {
  readonly covariates: Covariates;
  /** Added to the predictor; 0 unless given. */
  readonly offset?: Column;
}

export interface CoxPredictorOptions {
  /** Whom hazards are compared with: a person at the means of the data (default), or with all covariates zero. */
  readonly reference?: 'means' | 'zero';
  /** Default 0.95. */
  readonly level?: number;
}

export interface CoxPredictor {
  /** Log hazard ratio to the reference. */
  readonly predictor: Float64Array;
  readonly standardError: Float64Array;
  readonly hazardRatio: Float64Array;
  /** Limits of the hazard ratio. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
}

/**
 * The linear predictor of a fitted Cox model and the hazard ratio to a reference person, as predict(type = 'lp' or 'risk')
 * of R's coxph with `reference = 'sample'` ('means'; within a stratum R would take the stratum's means) or 'zero'.
 */
export function coxPredictor(
  people: CoxPeople,
  fit: CoxFit,
  options: CoxPredictorOptions = {},
): CoxPredictor & { readonly ok: true } {
  const { reference = 'means', level = 0.95 } = options;
  checkChoice('reference', reference, ['means', 'zero']);
  checkLevel(level);
  const { covariates, offset } = people;
  const rows = Object.values(covariates)[0]?.length ?? 0;
  checkCovariates(covariates, rows);
  for (const name of Object.keys(covariates)) {
    if (!fit.names.includes(name)) {
      throw new StatsInputError(`covariates.${name}`, 'is not a covariate of the model');
    }
  }
  const columns = fit.names.map((name) => {
    const column = covariates[name];
    if (column === undefined) throw new StatsInputError(`covariates.${name}`, 'is missing');
    return column;
  });
  if (offset !== undefined) checkColumn('offset', offset, rows);
  const covariance = Float64Array.from(fit.covariance.flat());
  const z = criticalValue(level);
  const result = {
    ok: true as const,
    predictor: new Float64Array(rows),
    standardError: new Float64Array(rows),
    hazardRatio: new Float64Array(rows),
    lower: new Float64Array(rows),
    upper: new Float64Array(rows),
    level,
  };
  for (let row = 0; row < rows; row++) {
    const x = columns.map((column, j) => column[row]! - (reference === 'means' ? fit.means[j]! : 0));
    const log = x.reduce((sum, value, j) => sum + value * fit.coefficients[j]!.estimate, offset?.[row] ?? 0);
    const error = Math.sqrt(quadratic(covariance, x));
    result.predictor[row] = log;
    result.standardError[row] = error;
    result.hazardRatio[row] = Math.exp(log);
    result.lower[row] = Math.exp(log - z * error);
    result.upper[row] = Math.exp(log + z * error);
  }
  return Object.freeze(result);
}
