import { criticalValue } from '../distributions/normal.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import { checkLevel } from '../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { checkSurvivalData } from './kaplan-meier.ts';
import { timeIndex } from './time-index.ts';

export interface ConcordanceData {
  readonly time: Column;
  readonly event: Column;
  /** Higher where the event is expected sooner: a linear predictor, a risk score. */
  readonly score: Column;
}

export interface Concordance extends Interval {
  /** Share of comparable pairs that the score orders rightly, ties in the score counted half (Harrell's C). */
  readonly estimate: number;
  /** Infinitesimal jackknife. */
  readonly standardError: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedScore: number;
}

/**
 * Harrell's concordance. A pair is comparable when the one with the earlier time had the event; of two with equal times
 * when exactly one had it (the other outlived it). As R's concordance with its default weights.
 * Work grows as n log n. Source: Harrell et al. (1982), JAMA 247:2543–2546.
 */
export function concordance(
  data: ConcordanceData,
  options: { readonly level?: number } = {},
): Computed<Concordance> {
  const { level = 0.95 } = options;
  checkLevel(level);
  checkSurvivalData(data);
  const n = data.time.length;
  checkColumn('score', data.score, n);
  const time = timeIndex(data.time);
  const score = timeIndex(data.score);
  const own = new Float64Array(n);
  const pairs = new Float64Array(n);
  const totals = { concordant: 0, discordant: 0, tied: 0 };

  // Latest first, everyone who outlives an event is in the tree when the event is compared with them; then earliest
  // first, the events that a row outlives.
  const rows = Array.from({ length: n }, (_, row) => row);
  const later = (row: number): number => 2 * time.rank[row]! + (data.event[row] === 1 ? 0 : 1);
  rows.sort((a, b) => later(b) - later(a));
  walk(rows, (row, tree) => {
    if (data.event[row] !== 1) return;
    const { below, equal, above } = tree.around(score.rank[row]!);
    totals.concordant += below;
    totals.discordant += above;
    totals.tied += equal;
    own[row]! += below + equal / 2;
    pairs[row]! += below + equal + above;
  });
  const events = rows.filter((row) => data.event[row] === 1);
  const tree = new CountTree(score.times.length);
  let next = events.length - 1;
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i]!;
    while (next >= 0 && later(events[next]!) < later(row)) tree.add(score.rank[events[next--]!]!);
    const { below, equal, above } = tree.around(score.rank[row]!);
    own[row]! += above + equal / 2;
    pairs[row]! += below + equal + above;
  }
  const comparable = totals.concordant + totals.discordant + totals.tied;
  if (comparable === 0) return notComputed('no-events', 'no two rows can be compared');
  const estimate = (totals.concordant + totals.tied / 2) / comparable;
  const variance = own.reduce(
    (sum, value, row) => sum + ((value - estimate * pairs[row]!) / comparable) ** 2,
    0,
  );
  const standardError = Math.sqrt(variance);
  const reach = criticalValue(level) * standardError;
  return computed({
    estimate,
    standardError,
    lower: Math.max(0, estimate - reach),
    upper: Math.min(1, estimate + reach),
    level,
    concordant: totals.concordant,
    discordant: totals.discordant,
    tiedScore: totals.tied,
  });

  /** Visits rows in order, those of one instant together before they are added to the tree. */
  function walk(order: readonly number[], visit: (row: number, tree: CountTree) => void): void {
    const seen = new CountTree(score.times.length);
    for (let i = 0; i < n; ) {
      let end = i;
      while (end < n && later(order[end]!) === later(order[i]!)) visit(order[end++]!, seen);
      while (i < end) seen.add(score.rank[order[i++]!]!);
    }
  }
}

/** Counts by rank with sums over any range in log time (Fenwick 1994). */
class CountTree {
  readonly #counts: Int32Array;
  #total = 0;

  constructor(size: number) {
    this.#counts = new Int32Array(size + 1);
  }

  add(rank: number): void {
    this.#total++;
    for (let at = rank + 1; at < this.#counts.length; at += at & -at) this.#counts[at]!++;
  }

  #upTo(rank: number): number {
    let sum = 0;
    for (let at = rank + 1; at > 0; at -= at & -at) sum += this.#counts[at]!;
    return sum;
  }

  around(rank: number): { readonly below: number; readonly equal: number; readonly above: number } {
    const below = this.#upTo(rank - 1);
    const upTo = this.#upTo(rank);
    return { below, equal: upTo - below, above: this.#total - upTo };
  }
}
