import { criticalValue } from '../distributions/normal.ts';
import { type Column, checkColumn, factor } from '../input/columns.ts';
import { checkChoice, checkLevel, checkPositive } from '../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { checkSurvivalData } from './kaplan-meier.ts';
import { type RiskIndex, riskIndex } from './risk-index.ts';
import { countGroups } from './risk-table.ts';
import { timeIndex } from './time-index.ts';
import { WeightTree } from './weight-tree.ts';

export interface ConcordanceData {
  readonly time: Column;
  readonly event: Column;
  /** Higher where the event is expected sooner: a linear predictor, a risk score. */
  readonly score: Column;
  /** Left truncation: rows are compared while at risk, in (entry, time]. */
  readonly entry?: Column;
  /** Case weights: a pair counts the product of its rows' weights. */
  readonly weight?: Column;
  /** Rows are compared within strata only. */
  readonly stratum?: Column;
  /** Codes of clusters of dependent rows, for the standard error. */
  readonly cluster?: Column;
}

/**
 * Weight of the pairs that an event at t decides: equal ('n', Harrell), n S(t−)/n(t) ('S', Peto and Wilcoxon),
 * n S(t−)/(G(t−) n(t)) ('S/G', Schemper), 1/G(t−)² ('n/G2', Uno) or 1/n(t) ('I', log-rank), where n(t) is the number at
 * risk, S the Kaplan–Meier estimate and G that of censoring. Named by the weight of the score test that each belongs to.
 */
export type ConcordanceWeights = 'n' | 'S' | 'S/G' | 'n/G2' | 'I';

export interface ConcordanceOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** Default 'n'. */
  readonly weights?: ConcordanceWeights;
  /** Events after this time decide no pairs; none unless given. */
  readonly horizon?: number;
}

export interface Concordance extends Interval {
  /** Share of comparable pairs that the score orders rightly, ties in the score counted half (Harrell's C). */
  readonly estimate: number;
  /** Infinitesimal jackknife, by cluster where given; the weights of time are taken as known. */
  readonly standardError: number;
  /** Pairs, weighted. */
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedScore: number;
}

/**
 * Concordance of a score with survival. A pair is comparable when the one with the earlier time had the event; of two
 * with equal times when exactly one had it (the other outlived it). As R's concordance with `reverse = TRUE`; scores
 * that differ by rounding only are tied, by the rule of time-index.ts. Work grows as n log n.
 * Sources: Harrell et al. (1982), JAMA 247:2543–2546; Uno et al. (2011); Therneau & Atkinson (2020) for the weights.
 */
export function concordance(data: ConcordanceData, options: ConcordanceOptions = {}): Computed<Concordance> {
  const { level = 0.95, weights = 'n', horizon } = options;
  checkLevel(level);
  checkChoice('weights', weights, ['n', 'S', 'S/G', 'n/G2', 'I']);
  if (horizon !== undefined) checkPositive('horizon', horizon);
  checkSurvivalData(data);
  const n = data.time.length;
  checkColumn('score', data.score, n);
  for (const name of ['stratum', 'cluster'] as const) {
    const column = data[name];
    if (column !== undefined) checkColumn(name, column, n);
  }
  const strata = data.stratum && factor(data.stratum);
  const index = riskIndex(
    data.time,
    data.entry,
    strata && { index: strata.index, count: strata.values.length },
  );
  const value = timeWeights(index, data, weights);
  if (horizon !== undefined) {
    for (let slot = 0; slot < index.slots; slot++) if (index.time[slot]! > horizon) value[slot] = 0;
  }
  const { own, pairs, concordant, discordant, tied } = countPairs(data, index, value);
  const comparable = concordant + discordant + tied;
  if (!(comparable > 0)) return notComputed('no-events', 'no two rows can be compared');
  const estimate = (concordant + tied / 2) / comparable;
  const influence = own.map((sum, row) => {
    const w = data.weight === undefined ? 1 : data.weight[row]!;
    return (w * (sum - estimate * pairs[row]!)) / comparable;
  });
  const parts = data.cluster === undefined ? influence : byCluster(influence, data.cluster);
  const standardError = Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
  const reach = criticalValue(level) * standardError;
  return computed({
    estimate,
    standardError,
    lower: Math.max(0, estimate - reach),
    upper: Math.min(1, estimate + reach),
    level,
    concordant,
    discordant,
    tiedScore: tied,
  });
}

function byCluster(influence: Float64Array, cluster: Column): Float64Array {
  const { values, index } = factor(cluster);
  const sums = new Float64Array(values.length);
  for (const [row, value] of influence.entries()) sums[index[row]!]! += value;
  return sums;
}

/** Weight of an event's pairs at each slot; within strata each has its own curves. */
function timeWeights(index: RiskIndex, data: ConcordanceData, weights: ConcordanceWeights): Float64Array {
  const value = new Float64Array(index.slots).fill(1);
  if (weights === 'n') return value;
  const [counts] = countGroups(index, data.event, undefined, data.weight);
  const totals = new Float64Array(index.start.length - 1);
  let stratum = 0;
  const stratumOf = Int32Array.from({ length: index.slots }, (_, slot) => {
    while (slot >= index.start[stratum + 1]!) stratum++;
    return stratum;
  });
  for (let row = 0; row < index.exit.length; row++) {
    totals[stratumOf[index.exit[row]!]!]! += data.weight === undefined ? 1 : data.weight[row]!;
  }
  for (let s = 0; s + 1 < index.start.length; s++) {
    let survival = 1;
    let censoring = 1;
    for (let slot = index.start[s]!; slot < index.start[s + 1]!; slot++) {
      const atRisk = counts!.atRisk[slot]!;
      const events = counts!.events[slot]!;
      const censored = counts!.exits[slot]! - events;
      if (events > 0) {
        const share = (totals[s]! * survival) / atRisk;
        if (weights === 'S') value[slot] = share;
        else if (weights === 'S/G') value[slot] = share / censoring;
        else value[slot] = weights === 'I' ? 1 / atRisk : 1 / censoring ** 2;
      }
      // Those with an event at the time of a censoring are no longer exposed to it.
      const left = atRisk - events;
      if (events > 0) survival *= left / atRisk;
      if (censored > 0 && left > 0) censoring *= Math.max(0, left - censored) / left;
    }
  }
  return value;
}

/** Weighted pairs in total, and per row those that it takes part in and its part of those ordered rightly. */
function countPairs(data: ConcordanceData, index: RiskIndex, value: Float64Array) {
  const n = data.time.length;
  const rank = timeIndex(data.score);
  const own = new Float64Array(n);
  const pairs = new Float64Array(n);
  const weightOf = (row: number): number => (data.weight === undefined ? 1 : data.weight[row]!);
  const exits = rowsBySlot(index.exit, index.slots);
  const entries = index.entry && rowsBySlot(index.entry, index.slots);
  let concordant = 0;
  let discordant = 0;
  let tied = 0;
  for (let s = 0; s + 1 < index.start.length; s++) {
    const first = index.start[s]!;
    const end = index.start[s + 1]!;
    // Latest first: an event is compared with everyone at risk who outlives it.
    const outliving = new WeightTree(rank.times.length);
    for (let slot = end - 1; slot >= first; slot--) {
      for (const row of exits.at(slot)) {
        if (data.event[row] !== 1) outliving.add(rank.rank[row]!, weightOf(row));
      }
      for (const row of entries?.at(slot) ?? []) outliving.add(rank.rank[row]!, -weightOf(row));
      for (const row of exits.at(slot)) {
        if (data.event[row] !== 1) continue;
        const { below, equal, above } = outliving.around(rank.rank[row]!);
        const times = weightOf(row) * value[slot]!;
        concordant += times * below;
        tied += times * equal;
        discordant += times * above;
        own[row]! += value[slot]! * (below + equal / 2);
        pairs[row]! += value[slot]! * (below + equal + above);
      }
      for (const row of exits.at(slot)) {
        if (data.event[row] === 1) outliving.add(rank.rank[row]!, weightOf(row));
      }
    }
    // Earliest first: the events that a row outlives, less those before it came under observation.
    const outlived = new WeightTree(rank.times.length);
    const note = (row: number, sign: 1 | -1): void => {
      const { below, equal, above } = outlived.around(rank.rank[row]!);
      own[row]! += sign * (above + equal / 2);
      pairs[row]! += sign * (below + equal + above);
    };
    for (let slot = first; slot < end; slot++) {
      const here = exits.at(slot);
      for (const row of here) if (data.event[row] === 1) note(row, 1);
      for (const row of here) {
        if (data.event[row] === 1) outlived.add(rank.rank[row]!, weightOf(row) * value[slot]!);
      }
      for (const row of here) if (data.event[row] !== 1) note(row, 1);
      for (const row of entries?.at(slot) ?? []) note(row, -1);
    }
  }
  return { own, pairs, concordant, discordant, tied };
}

/** The rows of each slot, by counting. */
function rowsBySlot(slots: Int32Array, count: number): { readonly at: (slot: number) => Int32Array } {
  const start = new Int32Array(count + 1);
  for (const slot of slots) start[slot + 1]!++;
  for (let slot = 0; slot < count; slot++) start[slot + 1]! += start[slot]!;
  const next = start.slice();
  const rows = new Int32Array(slots.length);
  for (let row = 0; row < slots.length; row++) rows[next[slots[row]!]!++] = row;
  return { at: (slot) => rows.subarray(start[slot]!, start[slot + 1]!) };
}
