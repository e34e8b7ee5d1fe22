import { addGram } from '../../linear/gram.ts';
import type { CoxDesign } from './design.ts';
import { noTieSums, tieSums } from './tie-sums.ts';

/** The log partial likelihood with its first and (negative) second derivatives. */
export interface CoxPoint {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  /** Flat p × p. */
  readonly information: Float64Array;
}

/**
 * Evaluates at the given coefficients, linear in rows and without sorting them.
 *
 * With risks r and, per slot, S0 = Σ r over those at risk, the information is Σ_slots a S2 − Σ_slots (S1 terms). The
 * first sum is turned round: a row gets the weight r · (sum of a over the slots where it is at risk), a difference of
 * prefix sums, and S2 is never formed. The score is then Xᵀ(events − the same weights).
 * Sources: Cox (1972); Efron (1977), JASA 72:557–565; Breslow (1974).
 */
export function coxLikelihood(design: CoxDesign, coefficients: ArrayLike<number>): CoxPoint {
  const { rows, columns, event, exit, entry, weight } = design;
  const p = columns.length;
  const slots = design.deaths.length;
  const { risk, eventTotal } = risks(design, coefficients);
  const riskTotal = sumOverRisk(design, risk, undefined);
  const deathRisk = new Float64Array(design.tied ? slots : 0);
  if (design.tied)
    for (let row = 0; row < rows; row++) if (event[row] === 1) deathRisk[exit[row]!]! += risk[row]!;

  // Per slot: cumulated Σ 1/c, this slot's Σ f/c, and what the information needs of S1 and D1.
  const cumulated = new Float64Array(slots);
  const tiePart = new Float64Array(slots);
  const pull = new Float64Array(slots);
  const outer = new Float64Array(slots);
  const outerDeaths = new Float64Array(slots);
  const sums = noTieSums();
  let logLikelihood = eventTotal;
  for (let s = 0; s + 1 < design.start.length; s++) {
    let total = 0;
    for (let slot = design.start[s]! + 1; slot < design.start[s + 1]!; slot++) {
      const dead = design.tied ? deathRisk[slot]! : 0;
      tieSums(sums, design.ties, riskTotal[slot]!, dead, design.deaths[slot]!, design.deathWeight[slot]!);
      logLikelihood -= sums.logTotal;
      total += sums.inverse;
      cumulated[slot] = total;
      tiePart[slot] = sums.inverseF;
      pull[slot] = sums.squareF / sums.square;
      outer[slot] = sums.square;
      outerDeaths[slot] = sums.squareFF - sums.squareF * pull[slot]!;
    }
  }

  const share = new Float64Array(rows);
  const residual = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const slot = exit[row]!;
    let hazard = cumulated[slot]! - cumulated[entry[row]!]!;
    if (event[row] === 1) hazard -= tiePart[slot]!;
    share[row] = risk[row]! * hazard;
    residual[row] = (event[row] === 1 ? (weight === undefined ? 1 : weight[row]!) : 0) - share[row]!;
  }
  const score = Float64Array.from(columns, (x) => dot(x, residual));
  const information = new Float64Array(p * p);
  addGram(information, columns, share);
  subtractSquares(design, information, risk, { pull, outer, outerDeaths });
  return { logLikelihood, score, information };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Weighted risks w exp(η) of all rows, and Σ w η over the events. */
export function risks(design: CoxDesign, coefficients: ArrayLike<number>) {
  const { rows, columns, weight, offset, event } = design;
  const predictor = offset === undefined ? new Float64Array(rows) : Float64Array.from(offset);
  for (const [j, x] of columns.entries()) {
    const b = coefficients[j]!;
    if (b !== 0) for (let row = 0; row < rows; row++) predictor[row]! += b * x[row]!;
  }
  let eventTotal = 0;
  const risk = predictor;
  for (let row = 0; row < rows; row++) {
    const w = weight === undefined ? 1 : weight[row]!;
    if (event[row] === 1) eventTotal += w * predictor[row]!;
    risk[row] = w * Math.exp(predictor[row]!);
  }
  return { risk, eventTotal };
}

/** Σ r (or Σ r x) over those at risk, per slot: exits less entries, summed from each stratum's last slot back. */
export function sumOverRisk(
  design: CoxDesign,
  risk: Float64Array,
  x: Float64Array | undefined,
): Float64Array {
  const { rows, exit, entry, start } = design;
  const sums = new Float64Array(design.deaths.length);
  for (let row = 0; row < rows; row++) {
    const value = x === undefined ? risk[row]! : risk[row]! * x[row]!;
    sums[exit[row]!]! += value;
    // A row that enters after `entry` is not at risk there or before. Entering at the empty slot needs no removal.
    sums[entry[row]!]! -= value;
  }
  for (let s = 0; s + 1 < start.length; s++) {
    for (let slot = start[s + 1]! - 2; slot >= start[s]!; slot--) sums[slot]! += sums[slot + 1]!;
  }
  return sums;
}

/** Takes Σ α u uᵀ + γ D1 D1ᵀ with u = S1 − (β/α) D1 off the information: the squares of Efron's weighted means. */
function subtractSquares(
  design: CoxDesign,
  information: Float64Array,
  risk: Float64Array,
  terms: { readonly pull: Float64Array; readonly outer: Float64Array; readonly outerDeaths: Float64Array },
): void {
  const { columns, event, exit, rows } = design;
  const { pull, outer, outerDeaths } = terms;
  const eventRows: number[] = [];
  if (design.tied) for (let row = 0; row < rows; row++) if (event[row] === 1) eventRows.push(row);
  const deathSums: Float64Array[] = [];
  const centred = columns.map((x) => {
    const sums = sumOverRisk(design, risk, x);
    if (!design.tied) return sums;
    const dead = new Float64Array(sums.length);
    for (const row of eventRows) dead[exit[row]!]! += risk[row]! * x[row]!;
    for (let slot = 0; slot < sums.length; slot++) sums[slot]! -= pull[slot]! * dead[slot]!;
    deathSums.push(dead);
    return sums;
  });
  const squares = new Float64Array(information.length);
  addGram(squares, centred, outer);
  if (design.tied) addGram(squares, deathSums, outerDeaths);
  for (let i = 0; i < information.length; i++) information[i]! -= squares[i]!;
}
