/**
 * x with rows · x = right, for a small square system without symmetry: Gaussian elimination with partial pivoting.
 * Undefined where the rows are dependent.
 */
export function eliminate(
  rows: readonly ArrayLike<number>[],
  right: ArrayLike<number>,
): Float64Array | undefined {
  const size = rows.length;
  const work = rows.map((row, i) =>
    Float64Array.from({ length: size + 1 }, (_, j) => (j < size ? row[j]! : right[i]!)),
  );
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let k = i + 1; k < size; k++) if (Math.abs(work[k]![i]!) > Math.abs(work[pivot]![i]!)) pivot = k;
    [work[i], work[pivot]] = [work[pivot]!, work[i]!];
    const top = work[i]!;
    if (top[i] === 0) return undefined;
    for (let k = i + 1; k < size; k++) {
      const factor = work[k]![i]! / top[i]!;
      if (factor !== 0) for (let j = i; j <= size; j++) work[k]![j]! -= factor * top[j]!;
    }
  }
  const x = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = work[i]![size]!;
    for (let j = i + 1; j < size; j++) sum -= work[i]![j]! * x[j]!;
    x[i] = sum / work[i]![i]!;
  }
  return x;
}
