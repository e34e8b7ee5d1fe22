import { addGram } from '../../linear/gram.ts';
import type { Point } from '../../numeric/newton.ts';
import type { CoxDesign } from './design.ts';
import { firstMoments, overRows, type SlotTerms, slotTerms } from './slot-terms.ts';

/**
 * The log partial likelihood with its score and information, linear in rows and without sorting them.
 *
 * With risks r and, per slot, S0 = Σ r over those at risk, the information is Σ_slots a S2 − Σ_slots (S1 terms). The
 * first sum is turned round: a row gets the weight r · (sum of a over the slots where it is at risk), a difference of
 * prefix sums, and S2 is never formed. The score is Xᵀ(events − the same weights), of which Xᵀ events is known beforehand.
 * Sources: Cox (1972); Efron (1977), JASA 72:557–565; Breslow (1974).
 */
export function coxLikelihood(design: CoxDesign, coefficients: ArrayLike<number>): Point {
  const terms = slotTerms(design, coefficients);
  const share = overRows(design, terms.inverse, terms.inverseF);
  for (let row = 0; row < design.rows; row++) share[row]! *= terms.risk[row]!;
  const score = Float64Array.from(design.eventSums);
  const information = squaresAbout(design, terms, share, undefined, score);
  return { logLikelihood: terms.logLikelihood, score, information };
}

/**
 * The information with every slot's part multiplied by `factor` (1 unless given): Σ_slots factor · (variance of the
 * covariates over those at risk, for each event).
 */
export function weightedInformation(design: CoxDesign, terms: SlotTerms, factor: Float64Array): Float64Array {
  const inverse = terms.inverse.map((value, slot) => value * factor[slot]!);
  const inverseF = terms.inverseF.map((value, slot) => value * factor[slot]!);
  const share = overRows(design, inverse, inverseF);
  for (let row = 0; row < design.rows; row++) share[row]! *= terms.risk[row]!;
  return squaresAbout(design, terms, share, factor, undefined);
}

/**
 * Σ share x xᵀ − Σ_slots factor (α u uᵀ + γ D1 D1ᵀ), with u = S1 − (β/α) D1, α = Σ 1/c², β = Σ f/c², γ = Σ f²/c² − β²/α:
 * Efron's squared means Σ (S1 − f D1)(S1 − f D1)ᵀ / c², written as two squares for each slot. Takes Σ share x off `score`.
 */
function squaresAbout(
  design: CoxDesign,
  terms: SlotTerms,
  share: Float64Array,
  factor: Float64Array | undefined,
  score: Float64Array | undefined,
): Float64Array {
  const { columns, tied } = design;
  const slots = terms.square.length;
  const pull = new Float64Array(slots);
  const outer = new Float64Array(slots);
  const outerDeaths = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    const scale = factor === undefined ? 1 : factor[slot]!;
    const alpha = terms.square[slot]!;
    if (alpha > 0) pull[slot] = terms.squareF[slot]! / alpha;
    outer[slot] = scale * alpha;
    outerDeaths[slot] = scale * (terms.squareFF[slot]! - terms.squareF[slot]! * pull[slot]!);
  }
  const { sums, dead } = firstMoments(design, terms.risk);
  if (tied) {
    for (const [j, column] of sums.entries()) {
      for (let slot = 0; slot < slots; slot++) column[slot]! -= pull[slot]! * dead[j]![slot]!;
    }
  }
  const information = new Float64Array(columns.length ** 2);
  const shares = new Float64Array(columns.length);
  addGram(information, columns, share, shares);
  if (score !== undefined) for (let j = 0; j < score.length; j++) score[j]! -= shares[j]!;
  const squares = new Float64Array(information.length);
  addGram(squares, sums, outer);
  if (tied) addGram(squares, dead, outerDeaths);
  for (let i = 0; i < information.length; i++) information[i]! -= squares[i]!;
  return information;
}
