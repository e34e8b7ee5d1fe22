import { chiSquared } from '../distributions/chi-squared.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, factor } from '../input/columns.ts';
import { checkFinite } from '../input/options.ts';
import { factorise, quadraticForm } from '../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { checkCompetingRisks } from './aalen-johansen.ts';
import { riskIndex } from './risk-index.ts';
import { countGroups, type GroupCounts } from './risk-table.ts';
import { groupCounts } from './time-counts.ts';
import { wholeCounts } from './whole-counts.ts';

export interface GrayData {
  readonly time: Column;
  /** 0 where censored, else the kind of event. */
  readonly cause: Column;
  readonly group: Column;
  readonly stratum?: Column;
}

export interface GrayOptions {
  /** The cause that is compared; default 1. */
  readonly cause?: number;
  /** Power of (1 − F) in the weight; default 0. */
  readonly rho?: number;
}

export interface GrayTest {
  readonly groups: readonly number[];
  readonly cause: number;
  /** Weighted observed less expected, per group. */
  readonly score: readonly number[];
  /** Covariance of the scores of all groups but the last. */
  readonly variance: Matrix;
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Gray's test that the cumulative incidence of a cause is the same in all groups. Values as cmprsk's cuminc.
 * Source: Gray (1988), Ann Stat 16:1141–1154.
 */
export function grayTest(data: GrayData, options: GrayOptions = {}): Computed<GrayTest> {
  const { cause = 1, rho = 0 } = options;
  checkFinite('rho', rho);
  if (!(Number.isInteger(cause) && cause > 0))
    throw new StatsInputError('cause', `${cause} is not a whole number above 0`);
  const { start, codes, own, other } = countCauses(data, cause);
  const count = codes.length;
  if (count < 2) return notComputed('empty-arm', 'there is only one group');
  if (!own.some((c) => c.events.some((d) => d > 0))) {
    return notComputed('no-events', `no event of cause ${cause} was observed`);
  }
  const score = new Float64Array(count);
  const variance = new Float64Array(count * count);
  for (let s = 0; s + 1 < start.length; s++) addStratum(start, s, own, other, rho, score, variance);
  const free = count - 1;
  const part = Float64Array.from(
    { length: free * free },
    (_, i) => variance[Math.floor(i / free) * count + (i % free)]!,
  );
  const factorisation = factorise(part, free);
  if (factorisation.rank < free) return notComputed('no-variation', 'the groups are never at risk together');
  const statistic = Math.max(0, quadraticForm(factorisation, score.subarray(0, free)));
  return computed({
    groups: codes,
    cause,
    score: [...score],
    variance: toMatrix(part, free),
    chiSquared: statistic,
    df: free,
    p: chiSquared.upper(statistic, free),
  });
}

/** Events of the cause, and of all others, per group and slot. */
function countCauses(data: GrayData, cause: number) {
  const { time, group, stratum } = data;
  const whole = stratum === undefined ? wholeCounts(time, data.cause, group) : undefined;
  if (whole !== undefined) {
    const none = new Float64Array(whole.times.length);
    const sum = (columns: readonly Float64Array[]) =>
      none.map((_, slot) => columns.reduce((total, column) => total + column[slot]!, 0));
    const events = (kinds: readonly Float64Array[], of: (kind: number) => boolean) =>
      groupCounts(sum(kinds.filter((_, kind) => !of(kind))), sum(kinds.filter((_, kind) => of(kind))));
    return {
      start: Int32Array.of(0, whole.times.length),
      codes: whole.groups,
      own: whole.counts.map((kinds) => events(kinds, (kind) => kind === cause)),
      other: whole.counts.map((kinds) => events(kinds, (kind) => kind !== cause && kind !== 0)),
    };
  }
  checkCompetingRisks(data);
  if (stratum !== undefined) checkColumn('stratum', stratum, time.length);
  const groups = factor(group);
  const coded = { index: groups.index, count: groups.values.length };
  const strata = stratum && factor(stratum);
  const index = riskIndex(time, undefined, strata && { index: strata.index, count: strata.values.length });
  const indicator = (of: (kind: number) => boolean) =>
    Uint8Array.from({ length: time.length }, (_, row) => (of(data.cause[row]!) ? 1 : 0));
  return {
    start: index.start,
    codes: groups.values,
    own: countGroups(
      index,
      indicator((kind) => kind === cause),
      coded,
    ),
    other: countGroups(
      index,
      indicator((kind) => kind !== cause && kind !== 0),
      coded,
    ),
  };
}

/** Contribution of the events of one group at one time to the variance: per compared group g, (a − u C) + u C(end). */
interface Term {
  readonly at: Float64Array;
  readonly lever: number;
  readonly member: number;
  readonly spread: number;
}

function addStratum(
  start: Int32Array,
  stratum: number,
  own: readonly GroupCounts[],
  other: readonly GroupCounts[],
  rho: number,
  score: Float64Array,
  variance: Float64Array,
): void {
  const groups = own.length;
  const free = new Float64Array(groups).fill(1);
  const incidence = new Float64Array(groups);
  const end = new Float64Array(groups * groups);
  const terms: Term[] = [];
  let pooled = 0;
  for (let slot = start[stratum]!; slot < start[stratum + 1]!; slot++) {
    const d1 = own.map((c) => c.events[slot]!);
    const d2 = other.map((c) => c.events[slot]!);
    const n = own.map((c) => c.atRisk[slot]!);
    const ones = d1.reduce((a, b) => a + b, 0);
    if (ones + d2.reduce((a, b) => a + b, 0) === 0) continue;
    // Inflated numbers at risk: n / S(t−), and their share still without the cause.
    const inflated = n.map((at, g) => (at > 0 ? at / free[g]! : 0));
    const total = inflated.reduce((a, b) => a + b, 0);
    const shares = inflated.map((h, g) => h * (1 - incidence[g]!));
    const share = shares.reduce((a, b) => a + b, 0);
    const weight = (1 - pooled) ** rho;
    const step = ones / total;
    const after = pooled + step;
    const covariance = (g: number, k: number): number =>
      weight * inflated[g]! * ((g === k ? 1 : 0) - inflated[k]! / total);
    for (let g = 0; g < groups; g++) {
      if (n[g]! > 0) score[g]! += weight * (d1[g]! - (ones * shares[g]!) / share);
      for (let k = 0; k < groups; k++) end[g * groups + k]! += (covariance(g, k) * step) / (1 - pooled);
    }
    const before = Float64Array.from(free);
    for (let k = 0; k < groups; k++) {
      if (n[k]! === 0) continue;
      incidence[k]! += (free[k]! * d1[k]!) / n[k]!;
      free[k]! *= (n[k]! - d1[k]! - d2[k]!) / n[k]!;
    }
    for (let k = 0; k < groups; k++) {
      if (n[k]! === 0) continue;
      const column = (of: (g: number) => number) => Float64Array.from({ length: groups }, (_, g) => of(g));
      if (ones > 0) {
        const lever = free[k]! > 0 ? 1 - (1 - after) / free[k]! : 1;
        const ties = ones > 1 ? 1 - (ones - 1) / (total * before[k]! - 1) : 1;
        const at = column((g) => covariance(g, k) - lever * end[g * groups + k]!);
        terms.push({ at, lever, member: k, spread: (ties * before[k]! * step) / n[k]! });
      }
      if (d2[k]! > 0 && free[k]! > 0) {
        const lever = -(1 - after) / free[k]!;
        const ties = d2[k]! > 1 ? 1 - (d2[k]! - 1) / (n[k]! - 1) : 1;
        const at = column((g) => -lever * end[g * groups + k]!);
        terms.push({ at, lever, member: k, spread: (ties * before[k]! ** 2 * d2[k]!) / n[k]! ** 2 });
      }
    }
    pooled = after;
  }
  for (const { at, lever, member, spread } of terms) {
    const full = at.map((value, g) => value + lever * end[g * groups + member]!);
    for (let g = 0; g < groups; g++) {
      for (let h = 0; h < groups; h++) variance[g * groups + h]! += full[g]! * full[h]! * spread;
    }
  }
}
