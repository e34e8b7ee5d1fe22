import { factorise, invert } from '../../linear/cholesky.ts';
import { quadratic } from '../../linear/matrix.ts';
import type { Penalised } from '../../numeric/penalised.ts';
import type { CoxDesign } from './design.ts';
import { likelihoodOf } from './likelihood.ts';
import {
  firstMoments,
  overRows,
  type SlotTerms,
  slotTerms,
  sumOverDeaths,
  sumOverRisk,
} from './slot-terms.ts';

/** The log partial likelihood plus ½ log |information|, with its score. */
export function firthLikelihood(design: CoxDesign): (beta: Float64Array) => Penalised {
  const risk = new Float64Array(design.rows);
  return (beta) => {
    const terms = slotTerms(design, beta, risk);
    const { logLikelihood, score, information } = likelihoodOf(design, terms);
    const p = beta.length;
    const factorisation = factorise(information, p, 0);
    if (factorisation.rank < p) return { value: -Infinity, score, information };
    let logDeterminant = 0;
    for (let j = 0; j < p; j++) logDeterminant += Math.log(factorisation.factor[j * p + j]!);
    const slope = penaltySlope(design, terms, invert(factorisation));
    return {
      value: logLikelihood + logDeterminant / 2,
      score: score.map((u, j) => u + slope[j]! / 2),
      information,
    };
  };
}

/**
 * tr(V ∂I/∂β_j) for every j, linear in rows. With V held, Σ_slots tr(V Var(x)) changes with a row's predictor by its
 * share of each risk set times (x − x̄)ᵀ V (x − x̄) − tr(V Var(x)); expanded, the shares, the means and the rest are
 * prefix sums over slots, as in the score, and no third moments are formed.
 */
function penaltySlope(design: CoxDesign, terms: SlotTerms, inverse: Float64Array): Float64Array {
  const { columns, rows } = design;
  const p = columns.length;
  const x = new Float64Array(p);
  const square = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < p; j++) x[j] = columns[j]![row]!;
    square[row] = quadratic(inverse, x);
  }
  const sums = slotSums(design, terms, inverse, square);
  const share = overRows(design, terms.inverse, terms.inverseF);
  const rest = overRows(design, sums.rest, sums.restF);
  const effect = new Float64Array(rows);
  for (let row = 0; row < rows; row++) effect[row] = square[row]! * share[row]! + rest[row]!;
  for (let j = 0; j < p; j++) {
    const mean = overRows(design, sums.mean[j]!, sums.meanF[j]!);
    for (let row = 0; row < rows; row++) {
      let projected = 0;
      for (let k = 0; k < p; k++) projected += inverse[j * p + k]! * columns[k]![row]!;
      effect[row]! -= 2 * projected * mean[row]!;
    }
  }
  return Float64Array.from(columns, (column) => {
    let slope = 0;
    for (let row = 0; row < rows; row++) slope += terms.risk[row]! * effect[row]! * column[row]!;
    return slope;
  });
}

/** Σ over a slot's tied events of x̄ / c and (2 x̄ᵀV x̄ − mean of xᵀVx) / c; with F, each times its event's f. */
function slotSums(design: CoxDesign, terms: SlotTerms, inverse: Float64Array, square: Float64Array) {
  const { columns, deaths, deathWeight, tied } = design;
  const slots = deaths.length;
  const { sums, dead } = firstMoments(design, terms.risk);
  const squares = sumOverRisk(design, terms.risk, square);
  const deadSquares = sumOverDeaths(design, terms.risk, square);
  const deadRisk = sumOverDeaths(design, terms.risk, new Float64Array(design.rows).fill(1));
  const mean = columns.map(() => new Float64Array(slots));
  const meanF = columns.map(() => new Float64Array(slots));
  const rest = new Float64Array(slots);
  const restF = new Float64Array(slots);
  const average = new Float64Array(columns.length);
  for (let slot = 0; slot < slots; slot++) {
    const steps = tied ? deaths[slot]! : Math.min(1, deaths[slot]!);
    for (let k = 0; k < steps; k++) {
      const f = k / steps;
      const c = terms.riskTotal[slot]! - (f > 0 ? f * deadRisk[slot]! : 0);
      const weight = deathWeight[slot]! / steps / c;
      for (let j = 0; j < columns.length; j++) {
        average[j] = (sums[j]![slot]! - (f > 0 ? f * dead[j]![slot]! : 0)) / c;
        mean[j]![slot]! += weight * average[j]!;
        meanF[j]![slot]! += weight * f * average[j]!;
      }
      const second = (squares[slot]! - (f > 0 ? f * deadSquares[slot]! : 0)) / c;
      const value = weight * (2 * quadratic(inverse, average) - second);
      rest[slot]! += value;
      restF[slot]! += f * value;
    }
  }
  return { mean, meanF, rest, restF };
}
