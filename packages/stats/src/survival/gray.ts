import { chiSquared } from '../distributions/chi-squared.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, factor } from '../input/columns.ts';
import { checkFinite } from '../input/options.ts';
import { factorise, quadraticForm } from '../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { checkCompetingRisks } from './aalen-johansen.ts';
import { type RiskIndex, riskIndex } from './risk-index.ts';
import { countGroups, type GroupCounts } from './risk-table.ts';

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
  checkCompetingRisks(data);
  checkFinite('rho', rho);
  if (data.stratum !== undefined) checkColumn('stratum', data.stratum, data.time.length);
  if (!(Number.isInteger(cause) && cause > 0))
    throw new StatsInputError('cause', `${cause} is not a whole number above 0`);
  const group = factor(data.group);
  const count = group.values.length;
  if (count < 2) return notComputed('empty-arm', 'there is only one group');
  const strata = data.stratum && factor(data.stratum);
  const index = riskIndex(
    data.time,
    undefined,
    strata && { index: strata.index, count: strata.values.length },
  );
  const indicator = (of: (cause: number) => boolean) =>
    Uint8Array.from({ length: data.time.length }, (_, row) => (of(data.cause[row]!) ? 1 : 0));
  const own = countGroups(
    index,
    indicator((c) => c === cause),
    { index: group.index, count },
  );
  const other = countGroups(
    index,
    indicator((c) => c !== cause && c !== 0),
    { index: group.index, count },
  );
  if (!own.some((c) => c.events.some((d) => d > 0))) {
    return notComputed('no-events', `no event of cause ${cause} was observed`);
  }
  const score = new Float64Array(count);
  const variance = new Float64Array(count * count);
  for (let s = 0; s + 1 < index.start.length; s++) addStratum(index, s, own, other, rho, score, variance);
  const free = count - 1;
  const part = Float64Array.from(
    { length: free * free },
    (_, i) => variance[Math.floor(i / free) * count + (i % free)]!,
  );
  const factorisation = factorise(part, free);
  if (factorisation.rank < free) return notComputed('no-variation', 'the groups are never at risk together');
  const statistic = Math.max(0, quadraticForm(factorisation, score.subarray(0, free)));
  return computed({
    groups: group.values,
    cause,
    score: [...score],
    variance: toMatrix(part, free),
    chiSquared: statistic,
    df: free,
    p: chiSquared.upper(statistic, free),
  });
}

/** Contribution of the events of one group at one time to the variance: per compared group g, (a − u C) + u C(end). */
interface Term {
  readonly at: Float64Array;
  readonly lever: number;
  readonly member: number;
  readonly spread: number;
}

function addStratum(
  index: RiskIndex,
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
  for (let slot = index.start[stratum]!; slot < index.start[stratum + 1]!; slot++) {
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
