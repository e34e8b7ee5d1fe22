/** A matrix as rows of numbers, the form in which results carry it. */
export type Matrix = readonly (readonly number[])[];

/** Rows of numbers from a flat row-by-row array. */
export function toMatrix(flat: ArrayLike<number>, rows: number, columns = rows): number[][] {
  const matrix: number[][] = [];
  for (let i = 0; i < rows; i++) {
    const row: number[] = [];
    for (let j = 0; j < columns; j++) row.push(flat[i * columns + j]!);
    matrix.push(row);
  }
  return matrix;
}

/** vᵀ A v for a flat row-by-row square matrix. */
export function quadratic(flat: ArrayLike<number>, v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) {
    for (let j = 0; j < v.length; j++) sum += v[i]! * flat[i * v.length + j]! * v[j]!;
  }
  return sum;
}

/** The product of two square matrices given flat, row by row. */
export function multiply(a: ArrayLike<number>, b: ArrayLike<number>, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < size; j++) product[i * size + j]! += a[i * size + k]! * b[k * size + j]!;
    }
  }
  return product;
}
