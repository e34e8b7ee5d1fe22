import { criticalValue } from '../../distributions/normal.ts';
import { StatsInputError } from '../../error.ts';
import { checkChoice, checkFinite, checkLevel } from '../../input/options.ts';
import { quadratic } from '../../linear/matrix.ts';
import { type Computed, computed } from '../../result.ts';
import { SURVIVAL_INTERVALS, type SurvivalInterval, survivalLimits } from '../survival-limits.ts';
import { type CoxData, prepareCox } from './data.ts';
import type { CoxFit } from './regression.ts';
import { slotTerms, sumOverDeaths, sumOverRisk } from './slot-terms.ts';

export interface BaselineOptions {
  /** Covariate values of the person whose curve is wanted; the means of the data for those not given. */
  readonly at?: Readonly<Record<string, number>>;
  /** The person's offset; default 0. */
  readonly offset?: number;
  /** Scale of the pointwise intervals; default 'log', as in R's survfit. */
  readonly interval?: SurvivalInterval;
  /** Default 0.95. */
  readonly level?: number;
}

/** Predicted curve in one stratum. Columns run over its event times. */
export interface PredictedCurve {
  readonly stratum: number;
  readonly time: Float64Array;
  readonly cumulativeHazard: Float64Array;
  /** Of the cumulative hazard, the error of the coefficients included. */
  readonly standardError: Float64Array;
  /** exp(−cumulative hazard), with its limits. */
  readonly survival: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Cumulative hazard and survival predicted by a fitted Cox model, as R's survfit(coxph): the Breslow estimate, or
 * under Efron's ties its counterpart; variance by Tsiatis (1981). As there, the error of the baseline hazard takes rows as
 * independent, also where those of the coefficients are robust or by cluster: with clusters intervals are too short.
 */
export function coxSurvival(
  data: CoxData,
  fit: CoxFit,
  options: BaselineOptions = {},
): Computed<{ readonly curves: readonly PredictedCurve[] }> {
  const { at = {}, offset = 0, interval = 'log', level = 0.95 } = options;
  checkFinite('offset', offset);
  checkChoice('interval', interval, SURVIVAL_INTERVALS);
  checkLevel(level);
  for (const [name, value] of Object.entries(at)) {
    if (!fit.names.includes(name)) throw new StatsInputError(`at.${name}`, 'is not a covariate of the model');
    checkFinite(`at.${name}`, value);
  }
  const prepared = prepareCox(data, fit.ties);
  if (!prepared.ok) return prepared;
  const { design, names, strata } = prepared;
  const beta = fit.coefficients.map((c) => c.estimate);
  const terms = slotTerms(design, beta);
  const person = names.map((name, j) => (at[name] ?? design.means[j]!) - design.means[j]!);
  const risk = Math.exp(person.reduce((sum, x, j) => sum + x * beta[j]!, offset));
  // Per slot, Σ x̄ / c over the tied events: the derivative of the hazard's denominator.
  const pulls = design.columns.map((x) => {
    const dead = sumOverDeaths(design, terms.risk, x);
    const sums = sumOverRisk(design, terms.risk, x);
    return sums.map(
      (s1, slot) => terms.square[slot]! * s1 - (design.tied ? terms.squareF[slot]! * dead[slot]! : 0),
    );
  });
  const covariance = Float64Array.from(fit.covariance.flat());
  const z = criticalValue(level);
  const curves = strata.map((stratum, s): PredictedCurve => {
    const from = design.start[s]! + 1;
    const length = design.start[s + 1]! - from;
    const column = (): Float64Array => new Float64Array(length);
    const curve = {
      stratum,
      time: design.slotTime.slice(from, from + length),
      cumulativeHazard: column(),
      standardError: column(),
      survival: column(),
      lower: column(),
      upper: column(),
    };
    let hazard = 0;
    let variance = 0;
    const slope = new Float64Array(names.length);
    for (let i = 0; i < length; i++) {
      const slot = from + i;
      hazard += terms.inverse[slot]!;
      variance += terms.square[slot]!;
      for (const [j, pull] of pulls.entries()) slope[j]! += person[j]! * terms.inverse[slot]! - pull[slot]!;
      const error = risk * Math.sqrt(variance + quadratic(covariance, slope));
      curve.cumulativeHazard[i] = risk * hazard;
      curve.standardError[i] = error;
      const survival = Math.exp(-risk * hazard);
      curve.survival[i] = survival;
      const inside = survival > 0 && survival < 1;
      const [lower, upper] = inside
        ? survivalLimits(interval, survival, error, z)
        : [survival, Math.min(1, Math.exp(-risk * hazard + z * error))];
      curve.lower[i] = lower;
      curve.upper[i] = upper;
    }
    return curve;
  });
  return computed({ curves });
}
