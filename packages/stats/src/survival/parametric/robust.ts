import { addGram } from '../../linear/gram.ts';
import { multiply } from '../../linear/matrix.ts';
import type { PreparedAft } from './data.ts';
import { ERROR_DISTRIBUTIONS, type SurvivalDistribution } from './error-distribution.ts';
import { entryTerms, newRowTerms, predictor, rowTerms } from './likelihood.ts';

/** Scores of all rows, unweighted: one array for each centred column, then for each log scale that is not fixed. */
export function rowScores(
  prepared: PreparedAft,
  distribution: SurvivalDistribution,
  fixed: number | undefined,
  theta: Float64Array,
): Float64Array[] {
  const { design, stratum } = prepared;
  const p = design.columns.length;
  const scores = Array.from(theta, () => new Float64Array(design.rows));
  const eta = predictor(prepared, theta.subarray(0, p));
  const fill = rowTerms(ERROR_DISTRIBUTIONS[distribution], prepared);
  const truncate = entryTerms(ERROR_DISTRIBUTIONS[distribution], prepared);
  const terms = newRowTerms();
  for (let row = 0; row < design.rows; row++) {
    const scale = p + stratum[row]!;
    const sigma = fixed ?? Math.exp(theta[scale]!);
    fill(terms, row, eta[row]!, sigma);
    truncate(terms, row, eta[row]!, sigma);
    for (let j = 0; j < p; j++) scores[j]![row] = terms.eta * design.columns[j]![row]!;
    if (fixed === undefined) scores[scale]![row] = terms.s;
  }
  return scores;
}

/**
 * The sandwich V Σ u uᵀ V over rows or clusters, u the weighted scores; as survreg's robust variance, which in survival
 * 3.5-3 leaves the weights out of u.
 */
export function robustAft(
  prepared: PreparedAft,
  distribution: SurvivalDistribution,
  fixed: number | undefined,
  theta: Float64Array,
  inverse: Float64Array,
): Float64Array {
  const { weight, rows } = prepared.design;
  const { index, count } = prepared.cluster ?? { index: undefined, count: rows };
  const sums = rowScores(prepared, distribution, fixed, theta).map((score) => {
    const total = new Float64Array(count);
    for (let row = 0; row < rows; row++) total[index?.[row] ?? row]! += weight[row]! * score[row]!;
    return total;
  });
  const meat = new Float64Array(theta.length ** 2);
  addGram(meat, sums, new Float64Array(count).fill(1));
  return multiply(multiply(inverse, meat, theta.length), inverse, theta.length);
}
