import type { Factorisation } from '../linear/cholesky.ts';
import type { Random } from '../random/stream.ts';

/**
 * A draw from the normal distribution about `centre` with covariance scale² A⁻¹, for A = L D Lᵀ: centre plus the solution x
 * of Lᵀ x = scale · D^−½ z. Entries of dependent columns stay as they are.
 */
export function drawCoefficients(
  centre: Float64Array,
  { size, factor, dependent }: Factorisation,
  scale: number,
  random: Random,
): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const z = random.normal();
    const pivot = factor[i * size + i]!;
    x[i] = pivot > 0 ? (scale * z) / Math.sqrt(pivot) : 0;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= factor[k * size + i]! * x[k]!;
    if (dependent.includes(i)) x[i] = 0;
  }
  return x.map((value, i) => centre[i]! + value);
}
