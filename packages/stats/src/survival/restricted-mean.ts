import { criticalValue, twoSidedNormal } from '../distributions/normal.ts';
import type { Column } from '../input/columns.ts';
import { checkLevel, checkPositive } from '../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import type { GroupCounts } from './risk-table.ts';
import { countByTime } from './time-counts.ts';

export interface RestrictedMeanData {
  /** Time to event or censoring, not negative. */
  readonly time: Column;
  /** 1 for an event, 0 for censoring. */
  readonly event: Column;
  /** Group codes; with exactly two groups they are compared. */
  readonly group?: Column;
  /** Left truncation: at risk in (entry, time]. */
  readonly entry?: Column;
}

export interface RestrictedMeanOptions {
  /** Horizon, in the unit of `time`. */
  readonly tau: number;
  /** Default 0.95. */
  readonly level?: number;
}

export interface GroupMean extends Interval {
  readonly group: number;
  readonly n: number;
  /** Mean time without the event up to tau. */
  readonly mean: number;
  readonly standardError: number;
}

export interface MeanComparison extends Interval {
  readonly estimate: number;
  /** Of the difference; for the ratio, of its logarithm. */
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

export interface RestrictedMean {
  readonly tau: number;
  readonly groups: readonly GroupMean[];
  /** Second group minus the first, codes ascending. */
  readonly difference?: MeanComparison;
  /** Second group over the first; interval and test on the log scale. */
  readonly ratio?: MeanComparison;
}

/**
 * Restricted mean survival time: the area under the Kaplan–Meier curve up to `tau`, with the variance
 * Σ A(t)² d / (n (n − d)), where A(t) is the area from the event time to tau; no small-sample factor.
 * Sources: Irwin (1949); Karrison (1987); Royston & Parmar (2013).
 */
export function restrictedMean(
  data: RestrictedMeanData,
  options: RestrictedMeanOptions,
): Computed<RestrictedMean> {
  const { tau, level = 0.95 } = options;
  checkPositive('tau', tau);
  checkLevel(level);
  const { times, codes, counts } = countByTime(data);
  const z = criticalValue(level);
  const groups: GroupMean[] = [];
  for (const [g, c] of counts.entries()) {
    const code = codes[g]!;
    const area = areaTo(tau, times, c);
    if (area === undefined) {
      return notComputed(
        'beyond-follow-up',
        `follow-up of group ${code} ends before tau = ${tau} with survivors`,
      );
    }
    const standardError = Math.sqrt(area.variance);
    const reach = z * standardError;
    const { mean } = area;
    groups.push({
      group: code,
      n: c.rows,
      mean,
      standardError,
      lower: mean - reach,
      upper: mean + reach,
      level,
    });
  }
  const [first, second, ...more] = groups;
  if (first === undefined || second === undefined || more.length > 0) return computed({ tau, groups });
  const difference = compareOn(
    second.mean - first.mean,
    first.standardError,
    second.standardError,
    level,
    (v) => v,
  );
  const ratio = compareOn(
    Math.log(second.mean / first.mean),
    first.standardError / first.mean,
    second.standardError / second.mean,
    level,
    Math.exp,
  );
  return computed({ tau, groups, difference, ratio });
}

function compareOn(
  distance: number,
  firstError: number,
  secondError: number,
  level: number,
  back: (value: number) => number,
): MeanComparison {
  const standardError = Math.hypot(firstError, secondError);
  const reach = criticalValue(level) * standardError;
  // Without any event before tau in either group both means are tau, known without error.
  const z = standardError > 0 ? distance / standardError : 0;
  return {
    estimate: back(distance),
    standardError,
    lower: back(distance - reach),
    upper: back(distance + reach),
    level,
    z,
    p: twoSidedNormal(z),
  };
}

/** Area under the curve and its variance; undefined where the curve is not known up to tau. */
function areaTo(
  tau: number,
  times: Float64Array,
  counts: GroupCounts,
): { readonly mean: number; readonly variance: number } | undefined {
  let survival = 1;
  let mean = 0;
  let at = 0;
  let lastExit = 0;
  const drops: { readonly areaBefore: number; readonly share: number }[] = [];
  for (let slot = 0; slot < times.length; slot++) {
    if (counts.exits[slot]! > 0) lastExit = times[slot]!;
    const d = counts.events[slot]!;
    const n = counts.atRisk[slot]!;
    if (d === 0 || times[slot]! > tau || survival === 0) continue;
    mean += survival * (times[slot]! - at);
    at = times[slot]!;
    survival *= (n - d) / n;
    // When all at risk have the event, no area is left and the term is zero.
    drops.push({ areaBefore: mean, share: n > d ? d / (n * (n - d)) : 0 });
  }
  if (survival > 0 && lastExit < tau) return undefined;
  mean += survival * (tau - at);
  let variance = 0;
  for (const { areaBefore, share } of drops) variance += (mean - areaBefore) ** 2 * share;
  return { mean, variance };
}
