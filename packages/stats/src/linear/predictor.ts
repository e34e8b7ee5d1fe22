/** Adds Σ_j b_j x_j to `target`, four columns at a time so that it is read and written less often. */
export function addPredictor(
  target: Float64Array,
  columns: readonly Float64Array[],
  coefficients: ArrayLike<number>,
): void {
  const rows = target.length;
  let j = 0;
  for (; j + 3 < columns.length; j += 4) {
    const [a, b, c, d] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!];
    const [ba, bb, bc, bd] = [
      coefficients[j]!,
      coefficients[j + 1]!,
      coefficients[j + 2]!,
      coefficients[j + 3]!,
    ];
    for (let row = 0; row < rows; row++) {
      target[row]! += ba * a[row]! + bb * b[row]! + (bc * c[row]! + bd * d[row]!);
    }
  }
  for (; j < columns.length; j++) {
    const x = columns[j]!;
    const b = coefficients[j]!;
    for (let row = 0; row < rows; row++) target[row]! += b * x[row]!;
  }
}
