import { StatsInputError } from '../error.ts';
import type { Column } from '../input/columns.ts';
import { timeIndex } from './time-index.ts';

/**
 * Slots: the distinct times of each stratum, stratum after stratum, ascending within each. A row is at risk in the
 * slots of its stratum after its entry slot up to and including its exit slot, so numbers at risk are differences of
 * sums over slots.
 */
export interface RiskIndex {
  readonly slots: number;
  /** Time of each slot. */
  readonly time: Float64Array;
  /** First slot of each stratum, and the number of slots at the end. */
  readonly start: Int32Array;
  /** Slot of each row's exit. */
  readonly exit: Int32Array;
  /** Slot of each row's entry, where there is left truncation. */
  readonly entry: Int32Array | undefined;
}

/** Indexes rows by stratum (codes 0 … strata − 1) and time. Entry and exit times share one set of ties. */
export function riskIndex(
  time: Column,
  entry?: Column,
  stratum?: { readonly index: Int32Array; readonly count: number },
): RiskIndex {
  const n = time.length;
  const all =
    entry === undefined
      ? time
      : Float64Array.from({ length: 2 * n }, (_, i) => (i < n ? time[i]! : entry[i - n]!));
  const { times, rank } = timeIndex(all);
  if (entry !== undefined) checkStays(rank, n);
  const split = (position: Int32Array) => ({
    exit: entry === undefined ? position : position.subarray(0, n),
    entry: entry === undefined ? undefined : position.subarray(n),
  });
  if (stratum === undefined || stratum.count < 2) {
    return { slots: times.length, time: times, start: Int32Array.of(0, times.length), ...split(rank) };
  }
  const stratumOf = (item: number): number => stratum.index[item < n ? item : item - n]!;
  const order = stableOrder(
    stableOrder(undefined, rank.length, times.length, (item) => rank[item]!),
    rank.length,
    stratum.count,
    stratumOf,
  );
  const position = new Int32Array(rank.length);
  const slotTime = new Float64Array(rank.length);
  const start = new Int32Array(stratum.count + 1);
  let slot = -1;
  let previous = -1;
  for (const item of order) {
    const same = previous >= 0 && stratumOf(item) === stratumOf(previous) && rank[item] === rank[previous];
    if (!same) slotTime[++slot] = times[rank[item]!]!;
    position[item] = slot;
    start[stratumOf(item) + 1] = slot + 1;
    previous = item;
  }
  return { slots: slot + 1, time: slotTime.slice(0, slot + 1), start, ...split(position) };
}

/** Throws where a row's entry and exit are one instant: it is never at risk. */
function checkStays(rank: Int32Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    if (rank[rows + row]! >= rank[row]!) {
      throw new StatsInputError('entry', 'is the same as time, but for rounding', row);
    }
  }
}

/** Counting sort of items by a small whole key; items of equal key keep the order that they come in. */
function stableOrder(
  items: Int32Array | undefined,
  count: number,
  keys: number,
  key: (item: number) => number,
): Int32Array {
  const next = new Int32Array(keys + 1);
  for (let item = 0; item < count; item++) next[key(item) + 1]!++;
  for (let k = 0; k < keys; k++) next[k + 1]! += next[k]!;
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const item = items === undefined ? i : items[i]!;
    order[next[key(item)]!++] = item;
  }
  return order;
}
