import { StatsInputError } from '../error.ts';
import { checkFinite } from '../input/options.ts';
import { computed, deepFreeze, type NotComputed } from '../result.ts';
import type { KaplanMeierCurve } from './kaplan-meier.ts';
import { TIE_TOLERANCE } from './time-index.ts';

export interface SurvivalPoint {
  readonly time: number;
  /** At risk just before `time`. */
  readonly atRisk: number;
  /** Events (weighted) up to and including `time`. */
  readonly events: number;
  readonly survival: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** True after the group's last exit: nothing is known there, the last estimate is repeated. */
  readonly beyondFollowUp: boolean;
}

/**
 * Reads a curve at given times, in the order asked for; as R's `summary(survfit, times = , extend = TRUE)`.
 * A time within rounding of one of the curve's times is that time.
 */
export function survivalAt(curve: KaplanMeierCurve, times: readonly number[]): readonly SurvivalPoint[] {
  const last = curve.time.length - 1;
  const points = times.map((time, at): SurvivalPoint => {
    if (!Number.isFinite(time)) throw new StatsInputError('times', 'is not a finite number', at);
    const slack = TIE_TOLERANCE * Math.abs(time);
    let next = 0;
    let upTo = -1;
    let events = 0;
    while (next <= last && curve.time[next]! < time - slack) next++;
    while (upTo < last && curve.time[upTo + 1]! <= time + slack) events += curve.event[++upTo]!;
    const none = upTo < 0;
    return Object.freeze({
      time,
      atRisk: curve.atRisk[next] ?? 0,
      events,
      survival: none ? 1 : curve.survival[upTo]!,
      standardError: none ? 0 : curve.standardError[upTo]!,
      lower: none ? 1 : curve.lower[upTo]!,
      upper: none ? 1 : curve.upper[upTo]!,
      beyondFollowUp: next > last,
    });
  });
  return Object.freeze(points);
}

export interface SurvivalQuantile {
  /** Probability of the event that is reached at `time`. */
  readonly p: number;
  readonly time: number;
  /** Limits by inverting the pointwise interval (Brookmeyer & Crowley 1982); `upper` is Infinity where the upper curve never falls so far. */
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/** The curve does not fall so far within follow-up. Its lower limit may; Infinity where it does not either. */
export interface QuantileNotReached extends NotComputed {
  readonly reason: 'beyond-follow-up';
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/**
 * The time by which a share `p` has had the event: the first time at which survival is at most 1 − p. Where the curve
 * runs level exactly at 1 − p, the middle of the level stretch (which may end with follow-up), as in R's
 * `quantile(survfit)`. Where it is not reached, the limits are told all the same: "not reached (from 5.2)".
 */
export function survivalQuantile(
  curve: KaplanMeierCurve,
  p: number,
): (SurvivalQuantile & { readonly ok: true }) | QuantileNotReached {
  checkFinite('p', p);
  if (!(p > 0 && p <= 1)) throw new StatsInputError('p', `${p} is not above 0 and at most 1`);
  const time = crossing(curve, curve.survival, p);
  const limits = {
    lower: crossing(curve, curve.lower, p),
    upper: crossing(curve, curve.upper, p),
    level: curve.level,
  };
  if (time < Infinity) return computed({ p, time, ...limits });
  const detail = `survival does not fall to ${1 - p} within follow-up`;
  return deepFreeze({ ok: false, reason: 'beyond-follow-up', detail, p, ...limits });
}

function crossing(curve: KaplanMeierCurve, height: Float64Array, p: number): number {
  const target = 1 - p;
  const slack = TIE_TOLERANCE;
  const n = height.length;
  for (let i = 0; i < n; i++) {
    if (height[i]! > target + slack) continue;
    if (height[i]! < target - slack) return curve.time[i]!;
    // Level at the target: to the middle of the stretch.
    let end = i + 1;
    while (end < n && Math.abs(height[end]! - height[i]!) <= slack) end++;
    return (curve.time[i]! + curve.time[Math.min(end, n - 1)]!) / 2;
  }
  return Infinity;
}
