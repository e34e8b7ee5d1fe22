import { addPredictor } from '../../linear/predictor.ts';
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
  const { exit, start, ties, tied, deaths, deathWeight } = design;
  const slots = deaths.length;
  const { risk, eventTotal } = risks(design, coefficients);
  const riskTotal = sumOverRisk(design, risk, undefined);
  const deathRisk = new Float64Array(slots);
  if (tied) {
    for (let i = 0; i < design.eventRows.length; i++) {
      const row = design.eventRows[i]!;
      deathRisk[exit[row]!]! += risk[row]!;
    }
  }
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
  const { rows, columns, weight, offset, eventRows } = design;
  const risk = offset === undefined ? new Float64Array(rows) : new Float64Array(offset);
  addPredictor(risk, columns, coefficients);
  let eventTotal = 0;
  for (let i = 0; i < eventRows.length; i++) {
    const row = eventRows[i]!;
    eventTotal += weight === undefined ? risk[row]! : weight[row]! * risk[row]!;
  }
  if (weight === undefined) for (let row = 0; row < rows; row++) risk[row] = Math.exp(risk[row]!);
  else for (let row = 0; row < rows; row++) risk[row] = weight[row]! * Math.exp(risk[row]!);
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
  const { eventRows, exit, tied } = design;
  const sums = new Float64Array(tied ? design.deaths.length : 0);
  if (!tied) return sums;
  for (let i = 0; i < eventRows.length; i++) {
    const row = eventRows[i]!;
    sums[exit[row]!]! += risk[row]! * x[row]!;
  }
  return sums;
}

/** Rows handled at a time, so that what all columns share stays in the processor's cache. */
const BLOCK = 1024;

/** Σ r x over those at risk and Σ r x over the events, per slot, for every covariate; as the two functions above, one pass. */
export function firstMoments(design: CoxDesign, risk: Float64Array) {
  const { rows, columns, eventRows, exit, tied, start } = design;
  if (design.truncated || design.after !== undefined) {
    return {
      sums: columns.map((x) => sumOverRisk(design, risk, x)),
      dead: columns.map((x) => sumOverDeaths(design, risk, x)),
    };
  }
  const slots = design.deaths.length;
  const sums = columns.map(() => new Float64Array(slots));
  const dead = columns.map(() => new Float64Array(tied ? slots : 0));
  let next = 0;
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(rows, from + BLOCK);
    const first = next;
    while (next < eventRows.length && eventRows[next]! < to) next++;
    for (let j = 0; j < columns.length; j++) {
      scatter(sums[j]!, exit, risk, columns[j]!, from, to);
      if (tied) scatterRows(dead[j]!, exit, risk, columns[j]!, eventRows, first, next);
    }
  }
  for (const column of sums) {
    for (let s = 0; s + 1 < start.length; s++) {
      for (let slot = start[s + 1]! - 2; slot >= start[s]!; slot--) column[slot]! += column[slot + 1]!;
    }
  }
  return { sums, dead };
}

function scatter(
  sums: Float64Array,
  slot: Int32Array,
  risk: Float64Array,
  x: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) sums[slot[row]!]! += risk[row]! * x[row]!;
}

function scatterRows(
  sums: Float64Array,
  slot: Int32Array,
  risk: Float64Array,
  x: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    sums[slot[row]!]! += risk[row]! * x[row]!;
  }
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
  const { rows, exit, entry, eventRows, truncated, tied } = design;
  const cumulated = cumulate(design, perSlot);
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = cumulated[exit[row]!]!;
  if (truncated) for (let row = 0; row < rows; row++) values[row]! -= cumulated[entry[row]!]!;
  if (tied) {
    for (let i = 0; i < eventRows.length; i++) {
      const row = eventRows[i]!;
      values[row]! -= tiePart[exit[row]!]!;
    }
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
