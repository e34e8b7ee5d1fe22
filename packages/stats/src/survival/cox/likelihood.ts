import { addGram } from '../../linear/gram.ts';
import type { Point } from '../../numeric/newton.ts';
import type { CoxDesign } from './design.ts';
import { overRows, type SlotTerms, slotTerms, sumOverDeaths, sumOverRisk } from './slot-terms.ts';

/**
 * The log partial likelihood with its score and information, linear in rows and without sorting them.
 *
 * With risks r and, per slot, S0 = Σ r over those at risk, the information is Σ_slots a S2 − Σ_slots (S1 terms). The
 * first sum is turned round: a row gets the weight r · (sum of a over the slots where it is at risk), a difference of
 * prefix sums, and S2 is never formed. The score is Xᵀ(events − the same weights).
 * Sources: Cox (1972); Efron (1977), JASA 72:557–565; Breslow (1974).
 */
export function coxLikelihood(design: CoxDesign, coefficients: ArrayLike<number>): Point {
  const { rows, columns, event, weight } = design;
  const terms = slotTerms(design, coefficients);
  const { risk, logLikelihood } = terms;
  const share = overRows(design, terms.inverse, terms.inverseF);
  const residual = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    share[row]! *= risk[row]!;
    residual[row] = (event[row] === 1 ? (weight === undefined ? 1 : weight[row]!) : 0) - share[row]!;
  }
  const score = Float64Array.from(columns, (x) => dot(x, residual));
  return { logLikelihood, score, information: squaresAbout(design, terms, share, undefined) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
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
  return squaresAbout(design, terms, share, factor);
}

/**
 * Σ share x xᵀ − Σ_slots factor (α u uᵀ + γ D1 D1ᵀ), with u = S1 − (β/α) D1, α = Σ 1/c², β = Σ f/c², γ = Σ f²/c² − β²/α:
 * Efron's squared means Σ (S1 − f D1)(S1 − f D1)ᵀ / c², written as two squares for each slot.
 */
function squaresAbout(
  design: CoxDesign,
  terms: SlotTerms,
  share: Float64Array,
  factor: Float64Array | undefined,
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
  const deathSums: Float64Array[] = [];
  const centred = columns.map((x) => {
    const sums = sumOverRisk(design, terms.risk, x);
    if (!tied) return sums;
    const dead = sumOverDeaths(design, terms.risk, x);
    for (let slot = 0; slot < slots; slot++) sums[slot]! -= pull[slot]! * dead[slot]!;
    deathSums.push(dead);
    return sums;
  });
  const information = new Float64Array(columns.length ** 2);
  addGram(information, columns, share);
  const squares = new Float64Array(information.length);
  addGram(squares, centred, outer);
  if (tied) addGram(squares, deathSums, outerDeaths);
  for (let i = 0; i < information.length; i++) information[i]! -= squares[i]!;
  return information;
}
