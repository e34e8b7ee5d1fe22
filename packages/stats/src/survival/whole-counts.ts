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
  const times = float64(time);
  const kindOf = float64(kind);
  const groupOf = group === undefined ? undefined : float64(group);
  // Sizes by the look of a few rows; by all rows where one goes beyond.
  for (const step of [Math.ceil(n / SAMPLE), 1]) {
    const range = Math.floor(1.25 * greatest(times, step)) + 1;
    const kinds = (most ?? greatest(kindOf, step)) + 1;
    const groups = groupOf === undefined ? 1 : greatest(groupOf, step) + 1;
    if (!(range * groups * kinds <= Math.min(MOST_CELLS, 64 * n + 4096))) return undefined;
    const cells = new Int32Array(range * groups * kinds);
    const done =
      groupOf === undefined
        ? countRows(cells, range, kinds, times, kindOf)
        : countGroupedRows(cells, range, kinds, groups, times, kindOf, groupOf);
    if (done) return distinct(cells, range, kinds, groups);
  }
  return undefined;
}

function greatest(column: Float64Array, step: number): number {
  let most = 0;
  for (let row = 0; row < column.length; row += step) if (column[row]! > most) most = column[row]!;
  return most;
}

/** False at the first value that is not a whole number within its range: truncation to 32 bits changes all those. */
function countRows(
  cells: Int32Array,
  range: number,
  kinds: number,
  time: Float64Array,
  kind: Float64Array,
): boolean {
  for (let row = 0; row < time.length; row++) {
    const t = time[row]!;
    const k = kind[row]!;
    const at = t | 0;
    const what = k | 0;
    if (at !== t || what !== k) return false;
    if (at < 0 || at >= range || what < 0 || what >= kinds) return false;
    cells[(t + range * k) | 0]!++;
  }
  return true;
}

function countGroupedRows(
  cells: Int32Array,
  range: number,
  kinds: number,
  groups: number,
  time: Float64Array,
  kind: Float64Array,
  group: Float64Array,
): boolean {
  const lane = range * kinds;
  for (let row = 0; row < time.length; row++) {
    const t = time[row]!;
    const k = kind[row]!;
    const g = group[row]!;
    const at = t | 0;
    const what = k | 0;
    const whose = g | 0;
    if (at !== t || what !== k || whose !== g) return false;
    if (at < 0 || at >= range || what < 0 || what >= kinds || whose < 0 || whose >= groups) return false;
    cells[(t + range * k + lane * g) | 0]!++;
  }
  return true;
}

function distinct(cells: Int32Array, range: number, kinds: number, groups: number): WholeCounts {
  const lanes = kinds * groups;
  const seen = new Int32Array(range);
  for (let lane = 0; lane < lanes; lane++) {
    for (let at = 0; at < range; at++) seen[at]! |= cells[lane * range + at]!;
  }
  let length = 0;
  for (let at = 0; at < range; at++) if (seen[at] !== 0) seen[length++] = at;
  const times = Float64Array.from(seen.subarray(0, length));
  const codes: number[] = [];
  const counts: Float64Array[][] = [];
  for (let g = 0; g < groups; g++) {
    const own: Float64Array[] = [];
    let rows = 0;
    for (let k = 0; k < kinds; k++) {
      const lane = (g * kinds + k) * range;
      const column = new Float64Array(length);
      for (let i = 0; i < length; i++) rows += column[i] = cells[lane + seen[i]!]!;
      own.push(column);
    }
    if (rows === 0) continue;
    codes.push(g);
    counts.push(own);
  }
  return { times, groups: codes, counts };
}
