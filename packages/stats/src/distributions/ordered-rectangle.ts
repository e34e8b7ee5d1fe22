import { StatsInputError } from '../error.ts';
import { normal } from './normal.ts';

/** A rectangle with its variables in the order of integration and the Cholesky root of their correlations. */
export interface OrderedRectangle {
  readonly size: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Lower triangle, row by row; a pivot of 0 marks a variable that those before it determine. */
  readonly root: Float64Array;
}

/**
 * Orders the variables so that the one with the least conditional probability comes first, given the means of those
 * before it within their limits: that leaves the least variation to the later coordinates.
 * Source: Gibson, Glasbey & Elston (1994); Genz & Bretz (2009), section 4.1.3.
 */
export function orderRectangle(
  lowerLimits: Float64Array,
  upperLimits: Float64Array,
  correlation: Float64Array,
): OrderedRectangle {
  const size = lowerLimits.length;
  const lower = Float64Array.from(lowerLimits);
  const upper = Float64Array.from(upperLimits);
  const matrix = Float64Array.from(correlation);
  const root = new Float64Array(size * size);
  const y = new Float64Array(size);
  const conditional = (i: number, k: number) => {
    let variance = matrix[i * size + i]!;
    let centre = 0;
    for (let j = 0; j < k; j++) {
      variance -= root[i * size + j]! ** 2;
      centre += root[i * size + j]! * y[j]!;
    }
    if (variance < -1e-9) throw new StatsInputError('covariance', 'is not positive semi-definite');
    const sd = variance > 1e-12 ? Math.sqrt(variance) : 0;
    const a = (lower[i]! - centre) / (sd || 1);
    const b = (upper[i]! - centre) / (sd || 1);
    return { sd, a, b, mass: sd > 0 ? normal.lower(b) - normal.lower(a) : 2 };
  };
  for (let k = 0; k < size; k++) {
    let best = k;
    let least = Infinity;
    for (let i = k; i < size; i++) {
      const { mass } = conditional(i, k);
      if (mass < least) {
        least = mass;
        best = i;
      }
    }
    if (best !== k) exchange(size, matrix, root, lower, upper, k, best);
    const { sd, a, b } = conditional(k, k);
    root[k * size + k] = sd;
    for (let i = k + 1; i < size && sd > 0; i++) {
      let sum = matrix[i * size + k]!;
      for (let j = 0; j < k; j++) sum -= root[i * size + j]! * root[k * size + j]!;
      root[i * size + k] = sum / sd;
    }
    y[k] = sd > 0 ? truncatedMean(a, b) : 0;
  }
  return { size, lower, upper, root };
}

/** Mean of a standard normal variable between a and b. */
function truncatedMean(a: number, b: number): number {
  const mass = a > 0 ? normal.upper(a) - normal.upper(b) : normal.lower(b) - normal.lower(a);
  if (mass < 1e-300) return Number.isFinite(a) ? a : b;
  const height = (x: number): number => (Number.isFinite(x) ? normal.density(x) : 0);
  return (height(a) - height(b)) / mass;
}

function exchange(
  size: number,
  matrix: Float64Array,
  root: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  k: number,
  i: number,
): void {
  const swap = (values: Float64Array, a: number, b: number): void => {
    const held = values[a]!;
    values[a] = values[b]!;
    values[b] = held;
  };
  swap(lower, k, i);
  swap(upper, k, i);
  for (let j = 0; j < size; j++) {
    swap(matrix, k * size + j, i * size + j);
    swap(root, k * size + j, i * size + j);
  }
  for (let j = 0; j < size; j++) swap(matrix, j * size + k, j * size + i);
}
