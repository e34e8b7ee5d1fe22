import { chiSquared } from '../distributions/chi-squared.ts';
import { StatsInputError } from '../error.ts';
import type { Column } from '../input/columns.ts';
import { checkFinite } from '../input/options.ts';
import { factorise, quadraticForm } from '../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import type { GroupCounts } from './risk-table.ts';
import { countByTime } from './time-counts.ts';

export interface LogRankData {
  /** Time to event or censoring, not negative. */
  readonly time: Column;
  /** 1 for an event, 0 for censoring. */
  readonly event: Column;
  /** Codes of the groups compared; two or more. */
  readonly group: Column;
  /** Observed minus expected and its variance are summed over strata. */
  readonly stratum?: Column;
  /** Left truncation: at risk in (entry, time]. */
  readonly entry?: Column;
}

/**
 * Weight given to each event time: 1 (log-rank), the number at risk (Gehan–Breslow), its root (Tarone–Ware), the
 * pooled survival just after the time on Peto's modified scale (Peto–Peto), or Fleming–Harrington's
 * S(t−)^rho (1 − S(t−))^gamma with the pooled Kaplan–Meier S of the stratum.
 */
export type LogRankWeights =
  | 'log-rank'
  | 'gehan'
  | 'tarone-ware'
  | 'peto-peto'
  | { readonly rho: number; readonly gamma: number };

export interface LogRankOptions {
  /** Default 'log-rank'. */
  readonly weights?: LogRankWeights;
}

export interface LogRank {
  /** Group codes ascending; the order of everything below. */
  readonly groups: readonly number[];
  readonly n: readonly number[];
  /** Observed events; weighted where the test is. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  /** Hypergeometric variance of observed minus expected (with the factor for ties). */
  readonly variance: Matrix;
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

/**
 * The log-rank test of equal hazards in two or more groups, also weighted and stratified.
 * Sources: Mantel (1966); Peto & Peto (1972); Fleming & Harrington (1981); as R's survdiff.
 */
export function logRank(data: LogRankData, options: LogRankOptions = {}): Computed<LogRank> {
  const { weights = 'log-rank' } = options;
  checkWeighting(weights);
  const { start, codes, counts } = countByTime(data);
  const count = codes.length;
  if (count < 2) return notComputed('empty-arm', 'there is only one group');
  if (!counts.some((c) => c.events.some((d) => d > 0)))
    return notComputed('no-events', 'no event was observed');
  const sums = compare(start, counts, weights);
  const excess = sums.observed.map((o, g) => o - sums.expected[g]!);
  const factorisation = factorise(sums.variance, count, 1e-10);
  if (factorisation.rank === 0) {
    return notComputed('no-variation', 'at every event time all those at risk were in one group');
  }
  const statistic = Math.max(0, quadraticForm(factorisation, excess));
  return computed({
    groups: codes,
    n: counts.map((c) => c.rows),
    observed: [...sums.observed],
    expected: [...sums.expected],
    variance: toMatrix(sums.variance, count),
    chiSquared: statistic,
    df: factorisation.rank,
    p: chiSquared.upper(statistic, factorisation.rank),
  });
}

function checkWeighting(weights: LogRankWeights): void {
  if (typeof weights === 'object') {
    checkFinite('weights.rho', weights.rho);
    checkFinite('weights.gamma', weights.gamma);
  } else if (!['log-rank', 'gehan', 'tarone-ware', 'peto-peto'].includes(weights)) {
    throw new StatsInputError('weights', `'${String(weights)}' is not a known weighting`);
  }
}

/** Weighted observed and expected events per group and the covariance of their difference. */
function compare(start: Int32Array, counts: readonly GroupCounts[], weights: LogRankWeights) {
  const groups = counts.length;
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const variance = new Float64Array(groups * groups);
  for (let s = 0; s + 1 < start.length; s++) {
    let before = 1;
    let peto = 1;
    for (let slot = start[s]!; slot < start[s + 1]!; slot++) {
      let n = 0;
      let d = 0;
      for (const c of counts) {
        n += c.atRisk[slot]!;
        d += c.events[slot]!;
      }
      if (d === 0) continue;
      peto *= 1 - d / (n + 1);
      const w = weightAt(weights, n, before, peto);
      before *= (n - d) / n;
      const spread = n > 1 ? (w * w * d * (n - d)) / (n - 1) : 0;
      for (let g = 0; g < groups; g++) {
        const share = counts[g]!.atRisk[slot]! / n;
        observed[g]! += w * counts[g]!.events[slot]!;
        expected[g]! += w * d * share;
        for (let h = 0; h <= g; h++) {
          const other = counts[h]!.atRisk[slot]! / n;
          variance[g * groups + h]! += spread * share * ((g === h ? 1 : 0) - other);
        }
      }
    }
  }
  for (let g = 0; g < groups; g++) {
    for (let h = 0; h < g; h++) variance[h * groups + g] = variance[g * groups + h]!;
  }
  return { observed, expected, variance };
}

function weightAt(weights: LogRankWeights, atRisk: number, survivalBefore: number, peto: number): number {
  if (weights === 'log-rank') return 1;
  if (weights === 'gehan') return atRisk;
  if (weights === 'tarone-ware') return Math.sqrt(atRisk);
  if (weights === 'peto-peto') return peto;
  return survivalBefore ** weights.rho * (1 - survivalBefore) ** weights.gamma;
}
