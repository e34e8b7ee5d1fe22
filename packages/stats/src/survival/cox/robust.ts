import { addGram } from '../../linear/gram.ts';
import { multiply } from '../../linear/matrix.ts';
import type { CoxDesign } from './design.ts';
import { allScoreResiduals } from './row-residuals.ts';
import { slotTerms } from './slot-terms.ts';

/**
 * The sandwich covariance of the coefficients: Σ over rows, or over clusters of rows, of the outer product of their
 * weighted score residuals, between two inverse informations. Linear in rows, also under ties.
 * Source: Lin & Wei (1989), JASA 84:1074–1078; no small-sample factor, as in R's survival.
 */
export function robustCovariance(
  design: CoxDesign,
  coefficients: Float64Array,
  inverse: Float64Array,
  cluster: { readonly index: Int32Array; readonly count: number } | undefined,
): Float64Array {
  const terms = slotTerms(design, coefficients);
  const { weight, rows } = design;
  const residuals = allScoreResiduals(design, terms).map((residual) => {
    if (weight !== undefined) for (let row = 0; row < rows; row++) residual[row]! *= weight[row]!;
    if (cluster === undefined) return residual;
    const sums = new Float64Array(cluster.count);
    for (let row = 0; row < rows; row++) sums[cluster.index[row]!]! += residual[row]!;
    return sums;
  });
  const p = residuals.length;
  const meat = new Float64Array(p * p);
  addGram(meat, residuals, new Float64Array(residuals[0]!.length).fill(1));
  return multiply(multiply(inverse, meat, p), inverse, p);
}
