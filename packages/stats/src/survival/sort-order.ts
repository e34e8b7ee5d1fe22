import type { Column } from '../input/columns.ts';

/** Widest digit of the radix sort: counters of wider ones would no longer fit into the nearest caches. */
const DIGIT_BITS = 12;
const SMALL = 300;
/** Rows of one key up to this many are put in order one by one. */
const FEW = 32;

/** Row numbers in ascending order of a column of finite numbers; equal values keep their order. */
export function sortOrder(column: Column): Int32Array {
  const n = column.length;
  const order = new Int32Array(n);
  if (n < SMALL) {
    sortShort(column, order, new Int32Array(n + 1));
    return order;
  }
  for (let row = 0; row < n; row++) order[row] = row;
  return sortWith(column, order).payload;
}

/** A column in ascending order, and what belongs to each of its values. */
export interface Sorted {
  readonly values: Float64Array;
  readonly payload: Int32Array;
}

/**
 * Sorts a column of finite numbers and moves a whole number of each row along; equal values keep their order.
 * A radix sort by the upper half of each float's bits, in as few passes as their range needs; that leaves only values in
 * disorder that agree in all of those, which are few and near unless the column crowds: then their lower halves come too.
 * Values and payload are moved together, since looking them up by row afterwards would cost more than the sort.
 * @param payload one entry per row; is used as memory
 */
export function sortWith(column: Column, payload: Int32Array): Sorted {
  const n = column.length;
  const rows: Rows = { values: new Float64Array(n), payload };
  for (let i = 0; i < n; i++) rows.values[i] = column[i]! + 0; // adding 0 turns −0 into 0
  const spare: Rows = { values: new Float64Array(n), payload: new Int32Array(n) };
  sortByHalf(rows, spare, 'upper', 0, n);
  const words = new Int32Array(rows.values.buffer);
  for (let from = 0; from < n; ) {
    const upper = words[2 * from + 1]!;
    let to = from + 1;
    while (to < n && words[2 * to + 1] === upper) to++;
    if (to - from > FEW) sortByHalf(rows, spare, 'lower', from, to);
    else if (to - from > 1) insert(rows, from, to);
    from = to;
  }
  return rows;
}

interface Rows {
  readonly values: Float64Array;
  readonly payload: Int32Array;
}

/** Sorts the rows from … to − 1 by one half of their values' bits; rows of equal halves keep their order. */
function sortByHalf(rows: Rows, spare: Rows, half: 'upper' | 'lower', from: number, to: number): void {
  const word = half === 'upper' ? 1 : 0;
  const { least, range } = rangeOf(rows.values, word, from, to);
  const bits = 32 - Math.clz32(range);
  const width = Math.ceil(bits / Math.ceil(bits / DIGIT_BITS));
  const ends = new Int32Array((1 << width) + 1);
  let [source, target] = [rows, spare];
  for (let shift = 0; shift < bits; shift += width) {
    distribute(source, target, { word, least, shift, from, to }, ends);
    [source, target] = [target, source];
  }
  if (source === rows) return;
  rows.values.set(spare.values.subarray(from, to), from);
  rows.payload.set(spare.payload.subarray(from, to), from);
}

/** Half of a float's bits, changed so that halves order as the numbers do: as unsigned whole numbers. */
function sortable(words: Int32Array, row: number, word: 0 | 1): number {
  // All bits of a negative number are turned, else the upper half's sign bit alone.
  return words[2 * row + word]! ^ ((words[2 * row + 1]! >> 31) | (word << 31));
}

function rangeOf(values: Float64Array, word: 0 | 1, from: number, to: number) {
  const words = new Int32Array(values.buffer);
  let least = 0xffffffff;
  let most = 0;
  for (let row = from; row < to; row++) {
    const key = sortable(words, row, word) >>> 0;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  return { least, range: most - least };
}

interface Digit {
  readonly word: 0 | 1;
  readonly least: number;
  readonly shift: number;
  readonly from: number;
  readonly to: number;
}

/** One pass: rows go to where those of their digit start, in the order in which they come. */
function distribute(
  source: Rows,
  target: Rows,
  { word, least, shift, from, to }: Digit,
  ends: Int32Array,
): void {
  const words = new Int32Array(source.values.buffer);
  const mask = ends.length - 2;
  ends.fill(0);
  for (let row = from; row < to; row++) {
    ends[(((sortable(words, row, word) - least) >>> shift) & mask) + 1]!++;
  }
  ends[0] = from;
  for (let d = 0; d <= mask; d++) ends[d + 1]! += ends[d]!;
  const { values, payload } = source;
  const { values: valuesTo, payload: payloadTo } = target;
  for (let row = from; row < to; row++) {
    const at = ends[((sortable(words, row, word) - least) >>> shift) & mask]!++;
    valuesTo[at] = values[row]!;
    payloadTo[at] = payload[row]!;
  }
}

function insert({ values, payload }: Rows, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!;
    const own = payload[i]!;
    let at = i;
    for (; at > from && values[at - 1]! > value; at--) {
      values[at] = values[at - 1]!;
      payload[at] = payload[at - 1]!;
    }
    values[at] = value;
    payload[at] = own;
  }
}

/**
 * Row numbers in order as {@link sortOrder} gives them, for short columns and in memory that is given: as many equally wide buckets as rows, then every row moved down
 * past the larger ones before it, which are few unless the values crowd.
 * @param order filled with the row numbers
 * @param ends of at least one more than the number of rows
 */
export function sortShort(column: Column, order: Int32Array, ends: Int32Array): void {
  const n = column.length;
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < n; row++) {
    if (column[row]! < least) least = column[row]!;
    if (column[row]! > most) most = column[row]!;
  }
  // Half of each, since the whole difference may be too large for a number.
  const scale = most > least ? (n - 1) / (most / 2 - least / 2) : 0;
  const bucket = (row: number) => (scale < Infinity ? ((column[row]! / 2 - least / 2) * scale) | 0 : 0);
  ends.fill(0, 0, n + 1);
  for (let row = 0; row < n; row++) ends[bucket(row) + 1]!++;
  for (let b = 0; b < n; b++) ends[b + 1]! += ends[b]!;
  for (let row = 0; row < n; row++) order[ends[bucket(row)]!++] = row;
  for (let i = 1; i < n; i++) {
    const row = order[i]!;
    const value = column[row]!;
    let at = i;
    for (; at > 0 && column[order[at - 1]!]! > value; at--) order[at] = order[at - 1]!;
    order[at] = row;
  }
}
