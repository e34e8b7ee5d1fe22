import { type Factorisation, factorise, solve } from '../../linear/cholesky.ts';

/**
 * The system [D C; Cᵀ B] with D diagonal (groups), B small (coefficients): the penalised information without the
 * elements between different groups, which are small where groups are many.
 */
export interface Arrow {
  readonly groups: number;
  /** D. */
  readonly diagonal: Float64Array;
  /** Columns of C, one for each coefficient. */
  readonly cross: readonly Float64Array[];
  /** B − Cᵀ D⁻¹ C. */
  readonly schur: Factorisation;
  /** What was left out can make the rest indefinite, where a few groups have most of the events. */
  readonly definite: boolean;
}

/** @param columns the full system times each coefficient's unit vector: C above B */
export function arrow(diagonal: Float64Array, columns: readonly Float64Array[]): Arrow {
  const groups = diagonal.length;
  const p = columns.length;
  const matrix = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) {
      let sum = columns[j]![groups + k]!;
      for (let g = 0; g < groups; g++) sum -= (columns[j]![g]! * columns[k]![g]!) / diagonal[g]!;
      matrix[j * p + k] = sum;
    }
  }
  const schur = factorise(matrix, p);
  const cross = columns.map((column) => column.subarray(0, groups));
  return { groups, diagonal, cross, schur, definite: schur.rank === p };
}

/** The arrow where it is positive definite, else D and B alone, which always are. */
export function preconditioner(near: Arrow, columns: readonly Float64Array[]): Arrow {
  if (near.definite) return near;
  return arrow(
    near.diagonal,
    columns.map((column) => column.map((value, i) => (i < near.groups ? 0 : value))),
  );
}

export function solveArrow({ groups, diagonal, cross, schur }: Arrow, b: Float64Array): Float64Array {
  const x = new Float64Array(b.length);
  const right = Float64Array.from(cross, (column, j) => {
    let sum = b[groups + j]!;
    for (let g = 0; g < groups; g++) sum -= (column[g]! * b[g]!) / diagonal[g]!;
    return sum;
  });
  const beta = solve(schur, right);
  x.set(beta, groups);
  for (let g = 0; g < groups; g++) {
    let sum = b[g]!;
    for (let j = 0; j < cross.length; j++) sum -= cross[j]![g]! * beta[j]!;
    x[g] = sum / diagonal[g]!;
  }
  return x;
}

/**
 * Solves A x = b for a positive definite A given by its products, by conjugate gradients preconditioned by the arrow.
 * @param tolerance relative error of the solution at which it ends
 */
export function solveExact(
  product: (direction: Float64Array) => Float64Array,
  near: Arrow,
  b: Float64Array,
  tolerance = 1e-15,
): Float64Array {
  const x = new Float64Array(b.length);
  const residual = Float64Array.from(b);
  let step = solveArrow(near, residual);
  const direction = Float64Array.from(step);
  let size = dot(residual, step);
  const enough = tolerance * tolerance * size;
  for (let iteration = 0; iteration < 10 * b.length && size > enough; iteration++) {
    const image = product(direction);
    const length = size / dot(direction, image);
    for (let i = 0; i < x.length; i++) {
      x[i]! += length * direction[i]!;
      residual[i]! -= length * image[i]!;
    }
    step = solveArrow(near, residual);
    const next = dot(residual, step);
    for (let i = 0; i < x.length; i++) direction[i] = step[i]! + (next / size) * direction[i]!;
    size = next;
  }
  return x;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
