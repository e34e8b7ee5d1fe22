import type { AfterCompeting, CoxDesign } from './design.ts';
import { noTieSums, tieSums } from './tie-sums.ts';

/** What the likelihood and everything derived from it need of each slot, at given coefficients; see tie-sums.ts. */
export interface SlotTerms {
  /** Weighted risk w exp(η) of each row. */
  readonly risk: Float64Array;
  readonly logLikelihood: number;
  /** Σ of risks over those at risk. */
  readonly riskTotal: Float64Array;
  /** Σ w̄/c, Σ w̄f/c, Σ w̄/c², Σ w̄f/c², Σ w̄f²/c² over the events tied in the slot. */
  readonly inverse: Float64Array;
  readonly inverseF: Float64Array;
  readonly square: Float64Array;
  readonly squareF: Float64Array;
  readonly squareFF: Float64Array;
}

export function slotTerms(design: CoxDesign, coefficients: ArrayLike<number>): SlotTerms {
  const { rows, event, exit, start, ties, tied, deaths, deathWeight } = design;
  const slots = deaths.length;
  const { risk, eventTotal } = risks(design, coefficients);
  const riskTotal = sumOverRisk(design, risk, undefined);
  const deathRisk = new Float64Array(slots);
  if (tied) for (let row = 0; row < rows; row++) if (event[row] === 1) deathRisk[exit[row]!]! += risk[row]!;
  const inverse = new Float64Array(slots);
  const inverseF = new Float64Array(slots);
  const square = new Float64Array(slots);
  const squareF = new Float64Array(slots);
  const squareFF = new Float64Array(slots);
  const sums = noTieSums();
  let logLikelihood = eventTotal;
  for (let s = 0; s + 1 < start.length; s++) {
    for (let slot = start[s]! + 1; slot < start[s + 1]!; slot++) {
      tieSums(sums, ties, riskTotal[slot]!, deathRisk[slot]!, deaths[slot]!, deathWeight[slot]!);
      logLikelihood -= sums.logTotal;
      inverse[slot] = sums.inverse;
      inverseF[slot] = sums.inverseF;
      square[slot] = sums.square;
      squareF[slot] = sums.squareF;
      squareFF[slot] = sums.squareFF;
    }
  }
  return { risk, logLikelihood, riskTotal, inverse, inverseF, square, squareF, squareFF };
}

/** Weighted risks w exp(η) of all rows, and Σ w η over the events. */
function risks(design: CoxDesign, coefficients: ArrayLike<number>) {
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
  const { rows, exit, entry, start, truncated } = design;
  const sums = new Float64Array(design.deaths.length);
  if (x === undefined) for (let row = 0; row < rows; row++) sums[exit[row]!]! += risk[row]!;
  else for (let row = 0; row < rows; row++) sums[exit[row]!]! += risk[row]! * x[row]!;
  if (truncated) {
    // A row that enters after a slot is not at risk there or before.
    for (let row = 0; row < rows; row++)
      sums[entry[row]!]! -= x === undefined ? risk[row]! : risk[row]! * x[row]!;
  }
  for (let s = 0; s + 1 < start.length; s++) {
    for (let slot = start[s + 1]! - 2; slot >= start[s]!; slot--) sums[slot]! += sums[slot + 1]!;
  }
  if (design.after !== undefined) addAfterCompeting(design, design.after, sums, risk, x);
  return sums;
}

/** Adds those who stay at risk after a competing event: sums of shares from each stratum's first slot on. */
function addAfterCompeting(
  { rows, exit, start }: CoxDesign,
  { share, factor }: AfterCompeting,
  sums: Float64Array,
  risk: Float64Array,
  x: Float64Array | undefined,
): void {
  const left = new Float64Array(sums.length);
  for (let row = 0; row < rows; row++) {
    const part = share[row]! * risk[row]!;
    if (part > 0) left[exit[row]!]! += x === undefined ? part : part * x[row]!;
  }
  for (let s = 0; s + 1 < start.length; s++) {
    let total = 0;
    for (let slot = start[s]!; slot < start[s + 1]!; slot++) {
      sums[slot]! += factor[slot]! * total;
      total += left[slot]!;
    }
  }
}

/** Σ r x over the events of each slot; empty where no ties call for it. */
export function sumOverDeaths(design: CoxDesign, risk: Float64Array, x: Float64Array): Float64Array {
  const { event, exit, rows, tied } = design;
  const sums = new Float64Array(tied ? design.deaths.length : 0);
  if (tied)
    for (let row = 0; row < rows; row++) if (event[row] === 1) sums[exit[row]!]! += risk[row]! * x[row]!;
  return sums;
}

/** Running sums over the slots of each stratum. */
export function cumulate(design: CoxDesign, perSlot: ArrayLike<number>): Float64Array {
  const cumulated = new Float64Array(perSlot.length);
  for (let s = 0; s + 1 < design.start.length; s++) {
    let total = 0;
    for (let slot = design.start[s]!; slot < design.start[s + 1]!; slot++) {
      total += perSlot[slot]!;
      cumulated[slot] = total;
    }
  }
  return cumulated;
}

/**
 * Per row, the sum of a slot quantity over the slots at risk, less the tie part of the slot of its own event: the
 * cumulative hazard where the quantities are Σ 1/c and Σ f/c.
 */
export function overRows(
  design: CoxDesign,
  perSlot: ArrayLike<number>,
  tiePart: ArrayLike<number>,
): Float64Array {
  const { rows, exit, entry, event, truncated } = design;
  const cumulated = cumulate(design, perSlot);
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const slot = exit[row]!;
    let value = cumulated[slot]!;
    if (truncated) value -= cumulated[entry[row]!]!;
    if (event[row] === 1) value -= tiePart[slot]!;
    values[row] = value;
  }
  if (design.after !== undefined) {
    const { share, factor } = design.after;
    const later = remaining(design, perSlot, factor);
    for (let row = 0; row < rows; row++)
      if (share[row]! > 0) values[row]! += share[row]! * later[exit[row]!]!;
  }
  return values;
}

/** Per slot, Σ factor · quantity over the later slots of its stratum. */
export function remaining(design: CoxDesign, perSlot: ArrayLike<number>, factor: Float64Array): Float64Array {
  const sums = new Float64Array(perSlot.length);
  for (let s = 0; s + 1 < design.start.length; s++) {
    for (let slot = design.start[s + 1]! - 2; slot >= design.start[s]!; slot--) {
      sums[slot] = sums[slot + 1]! + factor[slot + 1]! * perSlot[slot + 1]!;
    }
  }
  return sums;
}
