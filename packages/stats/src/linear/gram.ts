/** Rows handled at a time, so that a block of every column stays in the processor's cache. */
const BLOCK = 512;
/** A block of one column times the weights. */
const weighted = new Float64Array(BLOCK);

/**
 * Adds Σ_i w_i x_i x_iᵀ to the flat p × p `target` (both triangles), and Σ_i w_i x_i to `sums` where given.
 * Columns are separate arrays. Four products run side by side: a sum with one accumulator waits for itself. Groups of
 * four may reach over the diagonal; the upper triangle is copied from the lower one at the end.
 */
export function addGram(
  target: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array,
  sums?: Float64Array,
): void {
  const p = columns.length;
  const rows = weights.length;
  for (let start = 0; start < rows; start += BLOCK) {
    const count = Math.min(BLOCK, rows - start);
    for (let j = 0; j < p; j++) {
      const total = weigh(weights, columns[j]!, start, count);
      if (sums !== undefined) sums[j]! += total;
      let k = 0;
      for (; k <= j && k + 3 < p; k += 4) addFour(target, j * p + k, columns, k, start, count);
      for (; k <= j; k++) target[j * p + k]! += product(columns[k]!, start, count);
    }
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) target[k * p + j] = target[j * p + k]!;
}

/** Fills `weighted` with w x over a block of rows and returns its sum. */
function weigh(weights: Float64Array, x: Float64Array, start: number, count: number): number {
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < count; i += 2) {
    const a = weights[start + i]! * x[start + i]!;
    const b = weights[start + i + 1]! * x[start + i + 1]!;
    weighted[i] = a;
    weighted[i + 1] = b;
    even += a;
    odd += b;
  }
  if (i < count) {
    weighted[i] = weights[start + i]! * x[start + i]!;
    even += weighted[i]!;
  }
  return even + odd;
}

function product(x: Float64Array, start: number, count: number): number {
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < count; i += 2) {
    even += weighted[i]! * x[start + i]!;
    odd += weighted[i + 1]! * x[start + i + 1]!;
  }
  if (i < count) even += weighted[i]! * x[start + i]!;
  return even + odd;
}

function addFour(
  target: Float64Array,
  at: number,
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
