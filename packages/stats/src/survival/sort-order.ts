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
    return Int32Array.from(Array.from({ length: n }, (_, i) => i).sort((a, b) => column[a]! - column[b]!));
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
