import { multiply } from '../../linear/matrix.ts';
import { addPanelRows, gramOf, panelSums } from '../../linear/panel-gram.ts';
import { BLOCK, inBlocks, scatterPanel } from '../../linear/panel-kernels.ts';
import { emptyPanels } from '../../linear/panels.ts';
import type { CoxDesign } from './design.ts';
import { scoreBlocks } from './score-blocks.ts';
import { slotTerms } from './slot-terms.ts';

/**
 * The sandwich covariance of the coefficients: Σ over rows, or over clusters of rows, of the outer product of their
 * weighted score residuals, between two inverse informations. Linear in rows, also under ties; residuals are formed a
 * block at a time and never held all at once.
 * Source: Lin & Wei (1989), JASA 84:1074–1078; no small-sample factor, as in R's survival.
 */
export function robustCovariance(
  design: CoxDesign,
  coefficients: Float64Array,
  inverse: Float64Array,
  cluster: { readonly index: Int32Array; readonly count: number } | undefined,
): Float64Array {
  const p = coefficients.length;
  const fill = scoreBlocks(design, slotTerms(design, coefficients));
  const residuals = emptyPanels(BLOCK, p);
  const ones = new Float64Array(BLOCK).fill(1);
  const meat = panelSums(residuals);
  const sums = cluster && emptyPanels(cluster.count, p);
  inBlocks(design.rows, (from, to) => {
    fill(residuals, from, to);
    if (sums === undefined || cluster === undefined) {
      addPanelRows(meat, residuals, ones, 0, 0, to - from);
      return;
    }
    const index = cluster.index.subarray(from, to);
    for (const [k, panel] of residuals.entries()) scatterPanel(sums[k]!, panel, index, ones, 0, to - from);
  });
  if (sums !== undefined && cluster !== undefined) {
    inBlocks(cluster.count, (from, to) => addPanelRows(meat, sums, ones, from, from, to));
  }
  return multiply(multiply(inverse, gramOf(meat, p), p), inverse, p);
}
