import { type Column, float64 } from '../input/columns.ts';

/** Rows counted by group, kind and time, of which all are small whole numbers. */
export interface WholeCounts {
  /** Distinct times, ascending. */
  readonly times: Float64Array;
  /** Codes of the groups that have rows, ascending. */
  readonly groups: readonly number[];
  /** Per group and kind (0, 1, …) the number of rows at each of the distinct times. */
  readonly counts: readonly (readonly Float64Array[])[];
}

/** More cells than this are no longer near the processor; the general way is then as quick. */
const MOST_CELLS = 1 << 18;
const SAMPLE = 64;
const SHORT = 4096;

/** Memory used again by every call: for a simulated trial of a hundred people getting it costs more than counting. */
let cells = new Int32Array(SHORT);
const short = [new Float64Array(SHORT), new Float64Array(SHORT), new Float64Array(SHORT)] as const;

/**
 * One pass over columns of small whole numbers, times in days say: reads, checks and counts at once, which is as fast
 * as memory gives the columns. Undefined where any value is something else, wrong input included; the general way then
 * takes over and says what is wrong.
 * @param kind what happened in each row: 0, 1, …
 * @param most the greatest kind, where it is known; that of the rows where not
 */
export function wholeCounts(
  time: Column,
  kind: Column,
  group: Column | undefined,
  most?: number,
): WholeCounts | undefined {
  const n = time.length;
  if (n === 0 || kind.length !== n || (group !== undefined && group.length !== n)) return undefined;
  const times = doubles(time, short[0]);
  const kindOf = doubles(kind, short[1]);
  const groupOf = group === undefined ? undefined : doubles(group, short[2]);
  // Sizes by the look of a few rows; by all rows where one goes beyond.
  for (const step of [Math.ceil(n / SAMPLE), 1]) {
    const range = Math.floor(1.25 * greatest(times, n, step)) + 1;
    const kinds = (most ?? greatest(kindOf, n, step)) + 1;
    const groups = groupOf === undefined ? 1 : greatest(groupOf, n, step) + 1;
    const size = range * groups * kinds;
    if (!(size <= Math.min(MOST_CELLS, 64 * n + 4096))) return undefined;
    if (cells.length < size) cells = new Int32Array(size);
    else cells.fill(0, 0, size);
    const done =
      groupOf === undefined
        ? countRows(n, range, kinds, times, kindOf)
        : countGroupedRows(n, range, kinds, groups, times, kindOf, groupOf);
    if (done)
      return gathered(n < range ? sparse(times, n, range) : dense(range, kinds * groups), kinds, groups);
  }
  return undefined;
}

/** The column as doubles, short ones in memory that is there. */
function doubles(column: Column, memory: Float64Array): Float64Array {
  if (column instanceof Float64Array || column.length > memory.length) return float64(column);
  memory.set(column);
  return memory;
}

/** The greatest of the rows looked at; NaN where one of them is not whole, so that no second look is taken. */
function greatest(column: Float64Array, n: number, step: number): number {
  let most = 0;
  for (let row = 0; row < n; row += step) {
    const value = column[row]!;
    if (value !== Math.floor(value)) return Number.NaN;
    if (value > most) most = value;
  }
  return most;
}

/** False at the first value that is not a whole number within its range: truncation to 32 bits changes all those. */
function countRows(n: number, range: number, kinds: number, time: Float64Array, kind: Float64Array): boolean {
  for (let row = 0; row < n; row++) {
    const t = time[row]!;
    const k = kind[row]!;
    const at = t | 0;
    const what = k | 0;
    if (at !== t || what !== k) return false;
    if (at < 0 || at >= range || what < 0 || what >= kinds) return false;
    cells[(kinds * t + k) | 0]!++;
  }
  return true;
}

function countGroupedRows(
  n: number,
  range: number,
  kinds: number,
  groups: number,
  time: Float64Array,
  kind: Float64Array,
  group: Float64Array,
): boolean {
  const lanes = groups * kinds;
  for (let row = 0; row < n; row++) {
    const t = time[row]!;
    const k = kind[row]!;
    const g = group[row]!;
    const at = t | 0;
    const what = k | 0;
    const whose = g | 0;
    if (at !== t || what !== k || whose !== g) return false;
    if (at < 0 || at >= range || what < 0 || what >= kinds || whose < 0 || whose >= groups) return false;
    cells[(lanes * t + kinds * g + k) | 0]!++;
  }
  return true;
}

/** Distinct times, by all cells. */
function dense(range: number, lanes: number): Float64Array {
  const times = new Float64Array(range);
  let length = 0;
  for (let at = 0; at < range; at++) {
    let seen = 0;
    for (let cell = at * lanes; cell < (at + 1) * lanes; cell++) seen |= cells[cell]!;
    if (seen !== 0) times[length++] = at;
  }
  return times.slice(0, length);
}

/** Distinct times where they are far apart: one bit each, read in order. */
function sparse(time: Float64Array, n: number, range: number): Float64Array {
  const words = (range + 31) >>> 5;
  if (bits.length < words) bits = new Int32Array(2 * words);
  else bits.fill(0, 0, words);
  let length = 0;
  for (let row = 0; row < n; row++) {
    const at = time[row]! | 0;
    const bit = 1 << (at & 31);
    if ((bits[at >>> 5]! & bit) === 0) length++;
    bits[at >>> 5]! |= bit;
  }
  const times = new Float64Array(length);
  for (let word = 0, i = 0; word < words; word++) {
    for (let left = bits[word]!; left !== 0; left &= left - 1) {
      times[i++] = 32 * word + 31 - Math.clz32(left & -left);
    }
  }
  return times;
}

let bits = new Int32Array(SHORT);

function gathered(times: Float64Array, kinds: number, groups: number): WholeCounts {
  const length = times.length;
  const lanes = kinds * groups;
  const all = new Float64Array(lanes * length);
  const codes: number[] = [];
  const counts: Float64Array[][] = [];
  for (let g = 0; g < groups; g++) {
    let rows = 0;
    for (let lane = g * kinds; lane < (g + 1) * kinds; lane++) {
      for (let i = 0; i < length; i++) rows += all[lane * length + i] = cells[lanes * times[i]! + lane]!;
    }
    if (rows === 0) continue;
    const own: Float64Array[] = [];
    for (let k = 0; k < kinds; k++) {
      own.push(all.subarray((g * kinds + k) * length, (g * kinds + k + 1) * length));
    }
    codes.push(g);
    counts.push(own);
  }
  return { times, groups: codes, counts };
}
