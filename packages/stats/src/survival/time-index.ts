import type { Column } from '../input/columns.ts';
import { sortWith } from './sort-order.ts';

/** Distinct times ascending, and for each row the position of its time among them. */
export interface TimeIndex {
  readonly times: Float64Array;
  readonly rank: Int32Array;
}

/** Neighbouring times no further apart than this share of the usual size of a time count as one. */
export const TIE_TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * Ranks times once, so that everything after is sums over ranks.
 *
 * **Ties.** Times that differ by rounding only, such as 365.25 · (1/365.25) and 1, are the same time. The rule: sort
 * the times; one whose distance from the one before is at most √ε ≈ 1.5e-8 of the upper quartile of their absolute values
 * belongs to the same instant, which is given the smallest of the tied values. Whole numbers are never merged.
 * (R's aeqSurv takes the mean of the distinct times, which one impossibly late time can make so large that all others
 * are tied.)
 */
export function timeIndex(time: Column): TimeIndex {
  return wholeTimeIndex(time) ?? sortedTimeIndex(time);
}

/** Counting sort, where all times are whole and their range is not much wider than the number of rows. */
function wholeTimeIndex(time: Column): TimeIndex | undefined {
  const n = time.length;
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < n; row++) {
    const at = time[row]!;
    if (at !== Math.floor(at)) return undefined;
    if (at < least) least = at;
    if (at > most) most = at;
  }
  const range = most - least + 1;
  if (n === 0 || range > 4 * n + 4096) return undefined;
  const position = new Int32Array(range);
  for (let row = 0; row < n; row++) position[time[row]! - least] = 1;
  let distinct = 0;
  for (let at = 0; at < range; at++) if (position[at] === 1) position[at] = distinct++;
  const times = new Float64Array(distinct);
  const rank = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    const r = position[time[row]! - least]!;
    rank[row] = r;
    times[r] = time[row]! + 0;
  }
  return { times, rank };
}

function sortedTimeIndex(time: Column): TimeIndex {
  const n = time.length;
  const { values, payload } = sortWith(
    time,
    Int32Array.from({ length: n }, (_, row) => row),
  );
  const { times, slot } = instantsOf(values);
  const rank = new Int32Array(n);
  for (let i = 0; i < n; i++) rank[payload[i]!] = slot[i]!;
  return { times, rank };
}

/** Distinct times among those in ascending order, and for each of these its position among the distinct ones. */
export function instantsOf(sorted: Float64Array): {
  readonly times: Float64Array;
  readonly slot: Int32Array;
} {
  const n = sorted.length;
  const nearness = tieDistance(sorted, (i) => sorted[i]!);
  const times = new Float64Array(n);
  const slot = new Int32Array(n);
  let last = -1;
  for (let i = 0; i < n; i++) {
    const at = sorted[i]!;
    if (i === 0 || at - sorted[i - 1]! > nearness) times[++last] = at;
    slot[i] = last;
  }
  return { times: last + 1 < n ? times.slice(0, last + 1) : times, slot };
}

/**
 * Largest distance of neighbouring times that count as one.
 * @param inOrder the i-th time in ascending order
 */
export function tieDistance(time: Column, inOrder: (i: number) => number): number {
  const n = time.length;
  let whole = true;
  for (let row = 0; row < n && whole; row++) whole = time[row] === Math.floor(time[row]!);
  if (whole) return 0;
  const lower = Math.abs(inOrder(Math.floor(0.25 * (n - 1))));
  const upper = Math.abs(inOrder(Math.floor(0.75 * (n - 1))));
  return TIE_TOLERANCE * Math.max(lower, upper);
}
