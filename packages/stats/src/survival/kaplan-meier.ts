import { criticalValue } from '../distributions/normal.ts';
import { type Column, checkColumn, hasFractions } from '../input/columns.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { computed } from '../result.ts';
import type { GroupCounts } from './risk-table.ts';
import { type CurveErrors, robustErrors } from './robust-curve.ts';
import { SURVIVAL_INTERVALS, type SurvivalInterval, survivalLimits } from './survival-limits.ts';
import { countByTime } from './time-counts.ts';

export { checkSurvivalData } from './survival-data.ts';

export interface KaplanMeierData {
  /** Time to event or censoring, not negative. */
  readonly time: Column;
  /** 1 where the event happened at `time`, 0 where follow-up ended without it. */
  readonly event: Column;
  /** Time from which the row is under observation (left truncation); at risk in (entry, time]. */
  readonly entry?: Column;
  /** Codes of the groups, any numbers; one curve each. */
  readonly group?: Column;
  /** Case weights: a row of weight 2 counts as two rows; see `errors` for weights that are not whole. */
  readonly weight?: Column;
  /** Codes of clusters (people with several rows, shared mentors): errors then allow for dependence within them. */
  readonly cluster?: Column;
}

export type CurveErrorKind = 'greenwood' | 'robust';

/** One product-limit curve. Columns run over the distinct exit times of the group, ascending. */
export interface KaplanMeierCurve {
  /** The group's code; 0 where there are no groups. */
  readonly group: number;
  readonly n: number;
  /** Total number of events (weighted). */
  readonly events: number;
  readonly level: number;
  readonly interval: SurvivalInterval;
  readonly errors: CurveErrorKind;
  readonly time: Float64Array;
  /** At risk just before the time. */
  readonly atRisk: Float64Array;
  readonly event: Float64Array;
  readonly censored: Float64Array;
  /** Probability of no event up to and including the time. */
  readonly survival: Float64Array;
  /** Of `survival`, by the kind of `errors`; 0 where survival is 1 or 0, the limits of the formula there. */
  readonly standardError: Float64Array;
  /** Pointwise limits. Where survival is 0: from 0 to the last upper limit before. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Nelson–Aalen estimate Σ d / n of the cumulative hazard, and its standard error: √Σ d / n², or robust. */
  readonly cumulativeHazard: Float64Array;
  readonly cumulativeHazardError: Float64Array;
}

export interface KaplanMeier {
  /** One curve per group, codes ascending. */
  readonly curves: readonly KaplanMeierCurve[];
}

export interface KaplanMeierOptions {
  /** Scale of the pointwise intervals; default 'log', as in R's survfit. */
  readonly interval?: SurvivalInterval;
  /**
   * 'greenwood': each row of weight w is w people. 'robust': infinitesimal jackknife, by cluster where `cluster` is given.
   * Default 'robust' with `cluster` or where a weight is not a whole number (as R's survfit), else 'greenwood'.
   */
  readonly errors?: CurveErrorKind;
  /** Default 0.95. */
  readonly level?: number;
}

/**
 * The product-limit estimate of survival with Greenwood's or the robust variance, and the Nelson–Aalen cumulative hazard.
 * Censorings tied with events come after them. Times that differ by rounding only are tied (see time-index.ts).
 * Sources: Kaplan & Meier (1958), JASA 53:457–481; Greenwood (1926); Nelson (1972); Aalen (1978);
 * Jaeckel (1972) for the jackknife.
 */
export function kaplanMeier(
  data: KaplanMeierData,
  options: KaplanMeierOptions = {},
): KaplanMeier & { readonly ok: true } {
  const { cluster, weight } = data;
  const { interval = 'log', level = 0.95 } = options;
  const { errors = cluster !== undefined || hasFractions(weight) ? 'robust' : 'greenwood' } = options;
  checkChoice('interval', interval, SURVIVAL_INTERVALS);
  checkChoice('errors', errors, ['greenwood', 'robust']);
  checkLevel(level);
  if (cluster !== undefined) checkColumn('cluster', cluster, data.time.length);
  // With weights the slots are those of the risk index, which the robust errors run over.
  const ones =
    errors === 'robust' && weight === undefined ? new Float64Array(data.time.length).fill(1) : weight;
  const { times, codes, counts } = countByTime(ones === undefined ? data : { ...data, weight: ones });
  const robust = errors === 'robust' ? robustErrors(data, counts) : undefined;
  const curves = counts.map((group, g) => curve(times, group, codes[g]!, interval, level, robust?.[g]));
  return computed({ curves });
}

function curve(
  times: Float64Array,
  counts: GroupCounts,
  group: number,
  interval: SurvivalInterval,
  level: number,
  robust: CurveErrors | undefined,
): KaplanMeierCurve {
  let length = 0;
  for (let slot = 0; slot < times.length; slot++) if (counts.exits[slot]! > 0) length++;
  const column = (): Float64Array => new Float64Array(length);
  const result = {
    group,
    n: counts.rows,
    events: 0,
    level,
    interval,
    errors: robust === undefined ? ('greenwood' as const) : ('robust' as const),
    time: column(),
    atRisk: column(),
    event: column(),
    censored: column(),
    survival: column(),
    standardError: column(),
    lower: column(),
    upper: column(),
    cumulativeHazard: column(),
    cumulativeHazardError: column(),
  };
  const z = criticalValue(level);
  let survival = 1;
  let greenwood = 0;
  let relativeError = 0;
  let hazard = 0;
  let hazardVariance = 0;
  let lower = 1;
  let upper = 1;
  for (let slot = 0, i = 0; slot < times.length; slot++) {
    const exits = counts.exits[slot]!;
    if (exits === 0) continue;
    const d = counts.events[slot]!;
    const n = Math.max(counts.atRisk[slot]!, d);
    if (d > 0) {
      // Sums of fractional weights can miss the exact end by rounding.
      const left = n - d > 1e-12 * n ? n - d : 0;
      survival *= left / n;
      greenwood += left > 0 ? d / (n * left) : 0;
      hazard += d / n;
      hazardVariance += d / (n * n);
    }
    if (d > 0 || robust !== undefined) {
      relativeError = robust?.relative[slot] ?? Math.sqrt(greenwood);
      if (survival === 1) [lower, upper] = [1, 1];
      else if (survival > 0) [lower, upper] = survivalLimits(interval, survival, relativeError, z);
      else lower = 0;
    }
    result.events += d;
    result.time[i] = times[slot]!;
    result.atRisk[i] = n;
    result.event[i] = d;
    result.censored[i] = exits - d;
    result.survival[i] = survival;
    result.standardError[i] = survival * relativeError;
    result.lower[i] = lower;
    result.upper[i] = upper;
    result.cumulativeHazard[i] = hazard;
    result.cumulativeHazardError[i] = robust?.hazard[slot] ?? Math.sqrt(hazardVariance);
    i++;
  }
  return result;
}
