export interface Eigen {
  /** In no particular order. */
  readonly values: Float64Array;
  /** Orthonormal, one per column; flat, row by row. */
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

/** Eigenvalues and eigenvectors of a symmetric matrix given flat, row by row: cyclic Jacobi rotations, to the last digits. */
export function symmetricEigen(matrix: ArrayLike<number>, size: number): Eigen {
  const a = Float64Array.from({ length: size * size }, (_, i) => matrix[i]!);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const off = a[i * size + j]!;
        const beside = Math.abs(a[i * size + i]!) + Math.abs(a[j * size + j]!);
        if (Math.abs(off) <= 1e-18 * beside || off === 0) continue;
        rotated = true;
        const theta = (a[j * size + j]! - a[i * size + i]!) / (2 * off);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        const sine = tangent * cosine;
        for (let k = 0; k < size; k++) turn(a, k * size + i, k * size + j, cosine, sine);
        for (let k = 0; k < size; k++) turn(a, i * size + k, j * size + k, cosine, sine);
        for (let k = 0; k < size; k++) turn(vectors, k * size + i, k * size + j, cosine, sine);
        a[i * size + j] = 0;
        a[j * size + i] = 0;
      }
    }
    if (!rotated) break;
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors };
}

function turn(a: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const x = a[first]!;
  const y = a[second]!;
  a[first] = cosine * x - sine * y;
  a[second] = sine * x + cosine * y;
}
