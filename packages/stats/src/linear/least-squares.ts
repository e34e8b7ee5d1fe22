import { type Factorisation, factorise, solve } from './cholesky.ts';
import { addGram } from './gram.ts';

/** Weighted least squares on fixed columns: the normal equations, factorised once. */
export interface LeastSquares {
  /** Of XᵀWX. */
  readonly factorisation: Factorisation;
  /** Coefficients (those of dependent columns are zero) and residuals y − Xb. */
  readonly fit: (y: ArrayLike<number>) => {
    readonly coefficients: Float64Array;
    readonly residual: Float64Array;
  };
  /** Σ w e². */
  readonly squares: (residual: Float64Array) => number;
}

export function leastSquares(columns: readonly Float64Array[], weight: Float64Array): LeastSquares {
  const p = columns.length;
  const gram = new Float64Array(p * p);
  addGram(gram, columns, weight);
  const factorisation = factorise(gram, p);
  const crossProducts = (values: Float64Array): Float64Array =>
    Float64Array.from(columns, (x) => weightedProduct(x, values, weight));
  const residuals = (y: Float64Array, coefficients: Float64Array): Float64Array => {
    const left = Float64Array.from(y);
    for (const [j, x] of columns.entries()) takeOff(left, x, coefficients[j]!);
    return left;
  };
  return {
    factorisation,
    fit: (values) => {
      const y = Float64Array.from(values);
      const first = solve(factorisation, crossProducts(y));
      // One step of iterative refinement.
      const correction = solve(factorisation, crossProducts(residuals(y, first)));
      const coefficients = first.map((value, j) => value + correction[j]!);
      return { coefficients, residual: residuals(y, coefficients) };
    },
    squares: (residual) => residual.reduce((sum, e, row) => sum + weight[row]! * e * e, 0),
  };
}

function weightedProduct(x: Float64Array, values: Float64Array, weight: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < weight.length; row++) sum += weight[row]! * x[row]! * values[row]!;
  return sum;
}

function takeOff(left: Float64Array, x: Float64Array, coefficient: number): void {
  for (let row = 0; row < left.length; row++) left[row]! -= x[row]! * coefficient;
}
