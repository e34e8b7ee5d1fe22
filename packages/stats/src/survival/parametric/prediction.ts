import { criticalValue, twoSidedNormal } from '../../distributions/normal.ts';
import { StatsInputError } from '../../error.ts';
import { type Column, checkColumn, checkTimes } from '../../input/columns.ts';
import { type Covariates, checkCovariates } from '../../input/covariates.ts';
import { checkFinite, checkLevel } from '../../input/options.ts';
import { quadratic } from '../../linear/matrix.ts';
import { deepFreeze, type Interval } from '../../result.ts';
import { ERROR_DISTRIBUTIONS, newJet } from './error-distribution.ts';
import type { AftFit, AftScale } from './regression.ts';

/** Whom a prediction is for. */
export interface AftPerson {
  /** Covariate values; the means of the data for those not given. */
  readonly at?: Readonly<Record<string, number>>;
  /** Stratum of the scale; default the first. */
  readonly stratum?: number;
  /** Default 0. */
  readonly offset?: number;
  /** Default 0.95. */
  readonly level?: number;
}

export interface AftQuantile extends Interval {
  readonly p: number;
  /** The time by which a share `p` of such people have had the event. */
  readonly time: number;
  /** Of the time; the interval is made on the log scale. */
  readonly standardError: number;
}

export interface AftQuantileOptions extends AftPerson {
  /** Shares that have had the event; default the median alone. */
  readonly p?: Column;
}

/** Quantiles of the survival time predicted by a fitted model, as predict(type = 'quantile') of R's survreg. */
export function aftQuantiles(
  fit: AftFit,
  { p = [0.5], ...person }: AftQuantileOptions = {},
): readonly AftQuantile[] {
  const { eta, scale, gradient, error, level } = personOf(fit, person);
  const critical = criticalValue(level);
  return deepFreeze(
    Array.from(p, (share, row) => {
      if (!(share > 0 && share < 1)) throw new StatsInputError('p', `${share} is not between 0 and 1`, row);
      const z = ERROR_DISTRIBUTIONS[fit.distribution].quantile(share);
      const logTime = eta + z * scale.scale;
      const reach = error(gradient(z * scale.scale));
      return {
        p: share,
        time: Math.exp(logTime),
        standardError: Math.exp(logTime) * reach,
        lower: Math.exp(logTime - critical * reach),
        upper: Math.exp(logTime + critical * reach),
        level,
      };
    }),
  );
}

export interface AftSurvivalPoint extends Interval {
  readonly time: number;
  readonly survival: number;
  /** By the delta method. The interval is made on the scale of the standardised log time, so that it stays in [0, 1]. */
  readonly standardError: number;
  readonly hazard: number;
  readonly cumulativeHazard: number;
}

/** Survival and hazard predicted by a fitted model at times above 0. */
export function aftSurvival(
  fit: AftFit,
  { times, ...person }: AftPerson & { readonly times: Column },
): readonly AftSurvivalPoint[] {
  checkTimes('times', times);
  const { eta, scale, gradient, error, level } = personOf(fit, person);
  const critical = criticalValue(level);
  const { logUpper, logDensity } = ERROR_DISTRIBUTIONS[fit.distribution];
  const jet = newJet();
  const logOf = (fill: typeof logUpper, z: number): number => {
    fill(jet, z);
    return jet.value;
  };
  return deepFreeze(
    Array.from(times, (time, row) => {
      if (time === 0) throw new StatsInputError('times', 'is 0', row);
      const z = (Math.log(time) - eta) / scale.scale;
      const reach = error(gradient(z * scale.scale)) / scale.scale;
      const logSurvival = logOf(logUpper, z);
      // The slope of log survival in z is minus the hazard of z.
      const hazard = -jet.slope / scale.scale / time;
      const log = logOf(logDensity, z);
      return {
        time,
        survival: Math.exp(logSurvival),
        standardError: Math.exp(log) * reach,
        lower: Math.exp(logOf(logUpper, z + critical * reach)),
        upper: Math.exp(logOf(logUpper, z - critical * reach)),
        level,
        hazard,
        cumulativeHazard: -logSurvival,
      };
    }),
  );
}

/** People whose times are predicted: all the model's covariates, one entry per person; more columns do no harm. */
export interface AftPeople {
  readonly covariates?: Covariates;
  /** Added to the predictor; 0 unless given. */
  readonly offset?: Column;
}

/** The predictor of log time of everybody (offset included) and its standard error, as predict(type = 'lp'). */
export function aftPredictor({ covariates = {}, offset }: AftPeople, fit: AftFit) {
  const names = fit.names.slice(1);
  const rows = (Object.values(covariates)[0] ?? offset)?.length ?? 1;
  if (names.length > 0) checkCovariates(covariates, rows);
  const columns = names.map((name) => {
    const column = covariates[name];
    if (column === undefined) throw new StatsInputError(`covariates.${name}`, 'is missing');
    return column;
  });
  const unknown = Object.keys(covariates).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new StatsInputError(`covariates.${unknown}`, 'is not a covariate of the model');
  }
  if (offset !== undefined) checkColumn('offset', offset, rows);
  const p = fit.names.length;
  const covariance = Float64Array.from(fit.covariance.slice(0, p).flatMap((row) => row.slice(0, p)));
  const predictor = new Float64Array(rows);
  const standardError = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const x = [1, ...columns.map((column) => column[row]!)];
    const log = x.reduce((sum, value, j) => sum + value * fit.coefficients[j]!.estimate, 0);
    predictor[row] = log + (offset?.[row] ?? 0);
    standardError[row] = Math.sqrt(quadratic(covariance, x));
  }
  return Object.freeze({ ok: true as const, predictor, standardError });
}

export interface WeibullHazardRatio extends Interval {
  readonly name: string;
  readonly hazardRatio: number;
  /** Of its logarithm, −coefficient / scale, by the delta method. */
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

/** Hazard ratios of a fitted Weibull or exponential model with one scale: the model is proportional hazards too. */
export function weibullHazardRatios(fit: AftFit): readonly WeibullHazardRatio[] {
  if (fit.distribution !== 'weibull' && fit.distribution !== 'exponential') {
    throw new StatsInputError('fit', `is ${fit.distribution}, which has no constant hazard ratio`);
  }
  if (fit.scales.length > 1)
    throw new StatsInputError('fit', 'has several scales, so hazards are not proportional');
  const { scale, level } = fit.scales[0]!;
  const last = fit.covariance.length - 1;
  return deepFreeze(
    fit.coefficients.slice(1).map((coefficient, i) => {
      const j = i + 1;
      const log = -coefficient.estimate / scale;
      const own = fit.covariance[j]![j]! / scale ** 2;
      const cross = fit.fixedScale ? 0 : fit.covariance[j]![last]!;
      const ofScale = fit.fixedScale ? 0 : fit.covariance[last]![last]!;
      const standardError = Math.sqrt(own + (2 * log * cross) / scale + log ** 2 * ofScale);
      const reach = criticalValue(level) * standardError;
      return {
        name: coefficient.name,
        hazardRatio: Math.exp(log),
        standardError,
        z: log / standardError,
        p: twoSidedNormal(log / standardError),
        lower: Math.exp(log - reach),
        upper: Math.exp(log + reach),
        level,
      };
    }),
  );
}

/** The person's predictor and scale, and what errors of functions of both need. */
function personOf(fit: AftFit, { at = {}, stratum, offset = 0, level = 0.95 }: AftPerson) {
  checkLevel(level);
  checkFinite('offset', offset);
  const names = fit.names.slice(1);
  for (const [name, value] of Object.entries(at)) {
    if (!names.includes(name)) throw new StatsInputError(`at.${name}`, 'is not a covariate of the model');
    checkFinite(`at.${name}`, value);
  }
  const x = [1, ...names.map((name, j) => at[name] ?? fit.means[j]!)];
  const position = stratum === undefined ? 0 : fit.scales.findIndex((one) => one.stratum === stratum);
  if (position < 0) throw new StatsInputError('stratum', `${stratum} is none of the model's`);
  const scale: AftScale = fit.scales[position]!;
  const eta = offset + x.reduce((sum, value, j) => sum + value * fit.coefficients[j]!.estimate, 0);
  const covariance = Float64Array.from(fit.covariance.flat());
  /** Derivatives of η + z · scale, with z · scale given. */
  const gradient = (reach: number): number[] =>
    fit.fixedScale ? x : [...x, ...fit.scales.map((_, s) => (s === position ? reach : 0))];
  return {
    eta,
    scale,
    gradient,
    level,
    error: (of: readonly number[]) => Math.sqrt(quadratic(covariance, of)),
  };
}
