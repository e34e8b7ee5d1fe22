import type { CoxDesign } from './design.ts';
import { overRows, type SlotTerms, sumOverDeaths, sumOverRisk } from './slot-terms.ts';

/** Martingale residuals: events less the cumulative hazard at the row's risk. With Efron's ties, those of Efron's likelihood. */
export function martingale(design: CoxDesign, terms: SlotTerms): Float64Array {
  const { rows, event, weight } = design;
  const hazard = overRows(design, terms.inverse, terms.inverseF);
  for (let row = 0; row < rows; row++) {
    const w = weight === undefined ? 1 : weight[row]!;
    hazard[row] = event[row]! - (w === 0 ? 0 : (hazard[row]! * terms.risk[row]!) / w);
  }
  return hazard;
}

/** Mean of a covariate over those at risk at each slot, averaged over the tied events. */
export function slotMeans(
  design: CoxDesign,
  terms: SlotTerms,
  sums: Float64Array,
  deathSums: Float64Array,
): Float64Array {
  const { deathWeight, tied } = design;
  return sums.map((s1, slot) => {
    if (deathWeight[slot] === 0) return 0;
    const d1 = tied ? deathSums[slot]! : 0;
    return (terms.inverse[slot]! * s1 - terms.inverseF[slot]! * d1) / deathWeight[slot]!;
  });
}

/** Per row, Σ x̄ / c over the events at which it is at risk: what the means of others contribute to a row's derivative. */
export function throughRisk(
  design: CoxDesign,
  terms: SlotTerms,
  sums: Float64Array,
  dead: Float64Array,
): Float64Array {
  const { tied } = design;
  const pull = sums.map(
    (s1, slot) => terms.square[slot]! * s1 - (tied ? terms.squareF[slot]! * dead[slot]! : 0),
  );
  const pullF = sums.map((s1, slot) =>
    tied ? terms.squareF[slot]! * s1 - terms.squareFF[slot]! * dead[slot]! : 0,
  );
  return overRows(design, pull, pullF);
}

/**
 * Score residuals of one covariate: each row's part in the score, its effect through the means of others included.
 * They add up to the score (times weights) and are the rows of the robust variance. Linear in rows: the part through
 * risk sets is x A − B with A and B prefix sums over slots.
 */
export function scoreResiduals(
  design: CoxDesign,
  terms: SlotTerms,
  j: number,
  hazard: Float64Array,
): Float64Array {
  const { rows, event, exit, weight } = design;
  const x = design.columns[j]!;
  const sums = sumOverRisk(design, terms.risk, x);
  const dead = sumOverDeaths(design, terms.risk, x);
  const through = throughRisk(design, terms, sums, dead);
  const means = slotMeans(design, terms, sums, dead);
  const residuals = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const w = weight === undefined ? 1 : weight[row]!;
    if (w === 0) continue;
    const own = event[row] === 1 ? x[row]! - means[exit[row]!]! : 0;
    residuals[row] = own - (terms.risk[row]! / w) * (x[row]! * hazard[row]! - through[row]!);
  }
  return residuals;
}

/** All score residuals, one array per covariate. */
export function allScoreResiduals(design: CoxDesign, terms: SlotTerms): Float64Array[] {
  const hazard = overRows(design, terms.inverse, terms.inverseF);
  return design.columns.map((_, j) => scoreResiduals(design, terms, j, hazard));
}
