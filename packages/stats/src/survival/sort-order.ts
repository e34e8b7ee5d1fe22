import type { Column } from '../input/columns.ts';

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const SMALL = 300;

/**
 * Row numbers in ascending order of a column of finite numbers; equal values keep their order.
 * Large columns are sorted by the bits of the floats (radix sort, linear in the number of rows).
 */
export function sortOrder(column: Column): Int32Array {
  const n = column.length;
  if (n < SMALL) {
    const order = new Int32Array(n);
    sortShort(column, order, new Int32Array(n + 1));
    return order;
  }
  const { low, high } = sortableBits(column);
  let order = Int32Array.from({ length: n }, (_, i) => i);
  let spare = new Int32Array(n);
  const counts = new Int32Array(BUCKETS);
  for (let shift = 0; shift < 64; shift += DIGIT_BITS) {
    counts.fill(0);
    for (let i = 0; i < n; i++) counts[digit(low[i]!, high[i]!, shift)]!++;
    if (counts[digit(low[0]!, high[0]!, shift)] === n) continue;
    let total = 0;
    for (let d = 0; d < BUCKETS; d++) {
      const count = counts[d]!;
      counts[d] = total;
      total += count;
    }
    for (let i = 0; i < n; i++) {
      const row = order[i]!;
      spare[counts[digit(low[row]!, high[row]!, shift)]!++] = row;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/**
 * The same for short columns, in memory that is given: as many equally wide buckets as rows, then every row moved down
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

/** Both halves of each float's bits, changed so that they order as unsigned whole numbers. */
function sortableBits(column: Column): { readonly low: Uint32Array; readonly high: Uint32Array } {
  const n = column.length;
  const low = new Uint32Array(n);
  const high = new Uint32Array(n);
  const float = new Float64Array(1);
  const words = new Uint32Array(float.buffer);
  for (let i = 0; i < n; i++) {
    float[0] = column[i]! + 0; // adding 0 turns −0 into 0
    const negative = words[1]! >>> 31 === 1;
    low[i] = negative ? ~words[0]! : words[0]!;
    high[i] = negative ? ~words[1]! : words[1]! | 0x80000000;
  }
  return { low, high };
}

function digit(low: number, high: number, shift: number): number {
  if (shift >= 32) return (high >>> (shift - 32)) & (BUCKETS - 1);
  const fromLow = low >>> shift;
  const straddles = shift + DIGIT_BITS > 32;
  return (straddles ? fromLow | (high << (32 - shift)) : fromLow) & (BUCKETS - 1);
}
