/** Rows handled at a time, so that a block of every column stays in the processor's cache. */
const BLOCK = 512;

/**
 * Adds Σ_i w_i x_i x_iᵀ over rows `from` ≤ i < `to` to the flat p × p `target` (both triangles).
 * Columns are separate arrays. Four products run side by side: a sum with one accumulator waits for itself.
 */
export function addGram(
  target: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array,
  from = 0,
  to = weights.length,
): void {
  const p = columns.length;
  const weighted = new Float64Array(BLOCK);
  for (let start = from; start < to; start += BLOCK) {
    const count = Math.min(BLOCK, to - start);
    for (let j = 0; j < p; j++) {
      const x = columns[j]!;
      for (let i = 0; i < count; i++) weighted[i] = weights[start + i]! * x[start + i]!;
      let k = 0;
      for (; k + 3 <= j; k += 4) addFour(target, j * p + k, weighted, columns, k, start, count);
      for (; k <= j; k++) {
        const y = columns[k]!;
        let sum = 0;
        for (let i = 0; i < count; i++) sum += weighted[i]! * y[start + i]!;
        target[j * p + k]! += sum;
      }
    }
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) target[k * p + j] = target[j * p + k]!;
}

function addFour(
  target: Float64Array,
  at: number,
  weighted: Float64Array,
  columns: readonly Float64Array[],
  k: number,
  start: number,
  count: number,
): void {
  const a = columns[k]!;
  const b = columns[k + 1]!;
  const c = columns[k + 2]!;
  const d = columns[k + 3]!;
  let sumA = 0;
  let sumB = 0;
  let sumC = 0;
  let sumD = 0;
  for (let i = 0; i < count; i++) {
    const w = weighted[i]!;
    sumA += w * a[start + i]!;
    sumB += w * b[start + i]!;
    sumC += w * c[start + i]!;
    sumD += w * d[start + i]!;
  }
  target[at]! += sumA;
  target[at + 1]! += sumB;
  target[at + 2]! += sumC;
  target[at + 3]! += sumD;
}
