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
  const crossProducts = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(columns, (x) =>
      x.reduce((sum, value, row) => sum + weight[row]! * value * values[row]!, 0),
    );
  const residuals = (y: ArrayLike<number>, coefficients: Float64Array): Float64Array =>
    Float64Array.from({ length: weight.length }, (_, row) =>
      columns.reduce((left, x, j) => left - x[row]! * coefficients[j]!, y[row]!),
    );
  return {
    factorisation,
    fit: (y) => {
      const first = solve(factorisation, crossProducts(y));
      // One step of iterative refinement.
      const correction = solve(factorisation, crossProducts(residuals(y, first)));
      const coefficients = first.map((value, j) => value + correction[j]!);
      return { coefficients, residual: residuals(y, coefficients) };
    },
    squares: (residual) => residual.reduce((sum, e, row) => sum + weight[row]! * e * e, 0),
  };
}
