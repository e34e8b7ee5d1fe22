import { symmetricEigen } from '../linear/eigen.ts';
import { multiply } from '../linear/matrix.ts';
import type { SandwichInput } from './sandwich.ts';

/** One cluster with its leverage taken out of its residuals. */
export interface AdjustedCluster {
  /** Lᵀ times the sum of its adjusted scores, with L Lᵀ the inverse information. */
  readonly score: Float64Array;
  /**
   * What the cluster brings to Satterthwaite's degrees of freedom of a contrast, given as Lᵀ c: the variance `own` of
   * its contribution if the fit were known, and h with hᵀh the part that the fit takes away.
   */
  readonly contribution: (contrast: Float64Array) => { readonly own: number; readonly h: Float64Array };
}

/** Below this share of the largest eigenvalue, a direction is one that the cluster's own coefficients fit. */
const NONE = 1e-10;

/**
 * By powers of the eigenvalues 1 − Λ of I − H within the cluster. No matrix of the cluster's size is needed: with
 * Lᵀ (Σ share x xᵀ) L = Q Λ Qᵀ over the cluster, Lᵀ times the adjusted score is Q (1 − Λ)^power Qᵀ Lᵀ s.
 * For CR3 (power −1) always right; for CR2 (power −½) where the cluster's rows have equal shares.
 */
export function adjustBySpectrum(
  input: SandwichInput,
  root: Float64Array,
  members: Int32Array,
  power: -0.5 | -1,
): AdjustedCluster {
  const { columns, share } = input;
  const p = columns.length;
  const gram = new Float64Array(p * p);
  for (const row of members) {
    for (let i = 0; i < p; i++) {
      const left = share[row]! * columns[i]![row]!;
      for (let j = 0; j < p; j++) gram[i * p + j]! += left * columns[j]![row]!;
    }
  }
  const { values, vectors } = symmetricEigen(multiply(multiply(transposed(root, p), gram, p), root, p), p);
  const inverse = values.map((value) => (1 - value > NONE ? 1 / (1 - value) : 0));
  const turned = timesTransposed(vectors, timesTransposed(root, scoreOf(input, members), p), p);
  for (const [k, value] of inverse.entries()) turned[k]! *= power === -1 ? value : Math.sqrt(value);
  return {
    score: times(vectors, turned, p),
    contribution: (contrast) => {
      const h = timesTransposed(vectors, contrast, p);
      let own = 0;
      for (let k = 0; k < p; k++) {
        const lambda = inverse[k]! > 0 ? values[k]! : 0;
        own += h[k]! ** 2 * lambda * inverse[k]!;
        h[k]! *= lambda * Math.sqrt(inverse[k]!);
      }
      return { own, h: times(vectors, h, p) };
    },
  };
}

/**
 * CR2 by its definition, A = D B^−½ D with D² = Φ the rows' variances and B = D (Φ − X M Xᵀ) D: a
 * matrix of the cluster's size, on the scale of the outcome (X has the slopes of the means). Where the variances differ
 * within a cluster other roots would do as well; this is the one of the literature.
 */
export function adjustByDefinition(
  { columns, bread, residual, share, rise }: SandwichInput,
  root: Float64Array,
  all: Int32Array,
): AdjustedCluster {
  const p = columns.length;
  const members = all.filter((row) => share[row]! > 0);
  const size = members.length;
  const scale = Float64Array.from(members, (row) => rise?.[row] ?? 1);
  const variance = Float64Array.from(members, (row, i) => scale[i]! ** 2 / share[row]!);
  const rows = Array.from(members, (row, i) => Float64Array.from(columns, (x) => scale[i]! * x[row]!));
  const taken = rows.map((x) => times(bread, x, p));
  const b = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = -Math.sqrt(variance[i]! * variance[j]!) * dot(taken[i]!, rows[j]!);
      b[i * size + j] = value + (i === j ? variance[i]! ** 2 : 0);
      b[j * size + i] = b[i * size + j]!;
    }
  }
  const { values, vectors } = symmetricEigen(b, size);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const adjust = (v: Float64Array): Float64Array => {
    const turned = timesTransposed(
      vectors,
      v.map((value, i) => value * Math.sqrt(variance[i]!)),
      size,
    );
    for (const [k, value] of values.entries()) {
      turned[k] = value > NONE * largest ? turned[k]! / Math.sqrt(value) : 0;
    }
    return times(vectors, turned, size).map((value, i) => value * Math.sqrt(variance[i]!));
  };
  const gather = (weights: Float64Array): Float64Array => {
    const sum = new Float64Array(p);
    for (const [i, x] of rows.entries()) for (let j = 0; j < p; j++) sum[j]! += weights[i]! * x[j]!;
    return timesTransposed(root, sum, p);
  };
  const residuals = Float64Array.from(members, (row, i) => (scale[i]! * residual[row]!) / share[row]!);
  return {
    score: gather(adjust(residuals).map((value, i) => value / variance[i]!)),
    contribution: (contrast) => {
      const direction = times(root, contrast, p);
      const a = adjust(Float64Array.from(rows, (x, i) => dot(x, direction) / variance[i]!));
      return { own: a.reduce((sum, value, i) => sum + value * value * variance[i]!, 0), h: gather(a) };
    },
  };
}

export function scoreOf({ columns, residual }: SandwichInput, members: Int32Array): Float64Array {
  return Float64Array.from(columns, (x) => {
    let sum = 0;
    for (const row of members) sum += residual[row]! * x[row]!;
    return sum;
  });
}

export function times(a: Float64Array, x: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += a[i * size + j]! * x[j]!;
    return sum;
  });
}

export function timesTransposed(a: Float64Array, x: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) product[j]! += a[i * size + j]! * x[i]!;
  }
  return product;
}

function transposed(a: Float64Array, size: number): Float64Array {
  return Float64Array.from(
    { length: size * size },
    (_, at) => a[(at % size) * size + Math.floor(at / size)]!,
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
