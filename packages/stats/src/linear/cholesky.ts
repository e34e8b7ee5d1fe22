/** The factorisation A = L D Lᵀ of a symmetric matrix that is positive semi-definite up to rounding. */
export interface Factorisation {
  readonly size: number;
  /** Unit lower triangle L and, on its diagonal, D; row by row. */
  readonly factor: Float64Array;
  /** Columns found to be linear combinations of those before them; their pivots are set to zero. */
  readonly dependent: readonly number[];
  readonly rank: number;
}

/**
 * Factorises a symmetric `size` × `size` matrix (row by row, lower triangle read). A pivot not above `tolerance` times
 * its diagonal entry marks a dependent column.
 */
export function factorise(matrix: ArrayLike<number>, size: number, tolerance = 1e-11): Factorisation {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < factor.length; i++) factor[i] = matrix[i]!;
  const dependent: number[] = [];
  for (let j = 0; j < size; j++) {
    const original = matrix[j * size + j]!;
    for (let k = 0; k < j; k++) {
      factor[j * size + j]! -= factor[j * size + k]! ** 2 * factor[k * size + k]!;
    }
    const pivot = factor[j * size + j]!;
    if (!(pivot > tolerance * original)) {
      dependent.push(j);
      factor[j * size + j] = 0;
      for (let i = j + 1; i < size; i++) factor[i * size + j] = 0;
      continue;
    }
    for (let i = j + 1; i < size; i++) {
      let sum = factor[i * size + j]!;
      for (let k = 0; k < j; k++)
        sum -= factor[i * size + k]! * factor[j * size + k]! * factor[k * size + k]!;
      factor[i * size + j] = sum / pivot;
    }
  }
  return { size, factor, dependent, rank: size - dependent.length };
}

/** x with A x = b; entries of dependent columns are zero. */
export function solve({ size, factor, dependent }: Factorisation, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) x[i] = b[i]!;
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i * size + k]! * x[k]!;
    if (dependent.includes(i)) x[i] = 0;
  }
  for (let i = size - 1; i >= 0; i--) {
    x[i] = dependent.includes(i) ? 0 : x[i]! / factor[i * size + i]!;
    if (!dependent.includes(i)) for (let k = i + 1; k < size; k++) x[i]! -= factor[k * size + i]! * x[k]!;
  }
  return x;
}

/** The inverse, row by row; rows and columns of dependent columns are zero. */
export function invert(factorisation: Factorisation): Float64Array {
  const { size } = factorisation;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    unit.fill(0);
    unit[j] = 1;
    if (factorisation.dependent.includes(j)) continue;
    const column = solve(factorisation, unit);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i]!;
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const middle = (inverse[i * size + j]! + inverse[j * size + i]!) / 2;
      inverse[i * size + j] = middle;
      inverse[j * size + i] = middle;
    }
  }
  return inverse;
}

/** bᵀ A⁻¹ b over the independent columns. */
export function quadraticForm(factorisation: Factorisation, b: ArrayLike<number>): number {
  const x = solve(factorisation, b);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * b[i]!;
  return sum;
}
