import { addStripes, runPass, zerosFor } from '../../numeric/stripes.ts';
import type { AfterCompeting, CoxDesign } from './design.ts';
import { stripesOf } from './moments.ts';
import { coxRisks, type Exposure, fillExposure, rowsOf } from './row-passes.ts';
import { noTieSums, tieLogarithm, tieSums } from './tie-sums.ts';

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

/** @param into what becomes of the risks, where an array is at hand: a new one is slow the first time it is written */
export function slotTerms(
  design: CoxDesign,
  coefficients: ArrayLike<number>,
  into?: Float64Array,
): SlotTerms {
  const { start, ties, tied, deaths, deathWeight } = design;
  const slots = deaths.length;
  const { risk, riskTotal, deathRisk } = risks(design, coefficients, into);
  const inverse = new Float64Array(slots);
  const inverseF = new Float64Array(slots);
  const square = new Float64Array(slots);
  const squareF = new Float64Array(slots);
  const squareFF = new Float64Array(slots);
  const sums = noTieSums();
  let logLikelihood = eventTotal(design, coefficients);
  for (let s = 0; s + 1 < start.length; s++) {
    for (let slot = start[s]! + 1; slot < start[s + 1]!; slot++) {
      const dead = tied ? deathRisk[slot]! : 0;
      tieSums(sums, ties, riskTotal[slot]!, dead, deaths[slot]!, deathWeight[slot]!);
      logLikelihood -= tieLogarithm(ties, riskTotal[slot]!, dead, deaths[slot]!, deathWeight[slot]!);
      inverse[slot] = sums.inverse;
      inverseF[slot] = sums.inverseF;
      square[slot] = sums.square;
      squareF[slot] = sums.squareF;
      squareFF[slot] = sums.squareFF;
    }
  }
  return { risk, logLikelihood, riskTotal, inverse, inverseF, square, squareF, squareFF };
}

/** Weighted risks w exp(η) of all rows, and their sums per slot: over those at risk, and over the events where tied. */
function risks(design: CoxDesign, coefficients: ArrayLike<number>, into: Float64Array | undefined) {
  const { rows, offset, tied, workers } = design;
  const zeros = zerosFor(workers);
  const risk = into?.fill(0) ?? zeros(rows);
  if (offset !== undefined) risk.set(offset);
  const slots = design.deaths.length;
  const parts = Array.from({ length: stripesOf(design) }, () => zeros(slots * (tied ? 2 : 1)));
  runPass(workers, coxRisks, { rows: rowsOf(design), coefficients, risk, sums: parts }, parts.length);
  const sums = addStripes(parts);
  const riskTotal = tied ? new Float64Array(slots) : sums;
  const deathRisk = new Float64Array(tied ? slots : 0);
  if (tied) {
    for (let slot = 0; slot < slots; slot++) {
      riskTotal[slot] = sums[2 * slot]! + sums[2 * slot + 1]!;
      deathRisk[slot] = sums[2 * slot + 1]!;
    }
  }
  takeOffEntries(design, riskTotal, risk, undefined);
  addUp(design, riskTotal);
  for (const after of design.after ?? []) addAfterCompeting(design, after, riskTotal, risk, undefined);
  return { risk, riskTotal, deathRisk };
}

/** Σ w η over the events. */
function eventTotal({ eventSums, eventRows, weight, offset }: CoxDesign, coefficients: ArrayLike<number>) {
  let total = 0;
  for (let j = 0; j < eventSums.length; j++) total += coefficients[j]! * eventSums[j]!;
  if (offset === undefined) return total;
  for (const row of eventRows) total += weight === undefined ? offset[row]! : weight[row]! * offset[row]!;
  return total;
}

/** Σ r (or Σ r x) over those at risk, per slot: exits less entries, summed from each stratum's last slot back. */
export function sumOverRisk(
  design: CoxDesign,
  risk: Float64Array,
  x: Float64Array | undefined,
): Float64Array {
  const { rows, exit } = design;
  const sums = new Float64Array(design.deaths.length);
  if (x === undefined) for (let row = 0; row < rows; row++) sums[exit[row]!]! += risk[row]!;
  else for (let row = 0; row < rows; row++) sums[exit[row]!]! += risk[row]! * x[row]!;
  takeOffEntries(design, sums, risk, x);
  addUp(design, sums);
  for (const after of design.after ?? []) addAfterCompeting(design, after, sums, risk, x);
  return sums;
}

/** A row that enters after a slot is not at risk there or before. */
function takeOffEntries(
  { rows, entry, truncated }: CoxDesign,
  sums: Float64Array,
  risk: Float64Array,
  x: Float64Array | undefined,
): void {
  if (!truncated) return;
  for (let row = 0; row < rows; row++)
    sums[entry[row]!]! -= x === undefined ? risk[row]! : risk[row]! * x[row]!;
}

/** Sums from each stratum's last slot back. */
function addUp({ start }: CoxDesign, sums: Float64Array): void {
  for (let s = 0; s + 1 < start.length; s++) {
    for (let slot = start[s + 1]! - 2; slot >= start[s]!; slot--) sums[slot]! += sums[slot + 1]!;
  }
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

/** Both sums for every covariate. */
export function firstMoments(design: CoxDesign, risk: Float64Array) {
  return {
    sums: design.columns.map((x) => sumOverRisk(design, risk, x)),
    dead: design.columns.map((x) => sumOverDeaths(design, risk, x)),
  };
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
  const values = new Float64Array(design.rows);
  fillExposure(design, exposureOf(design, perSlot, tiePart), values, 0, design.rows);
  return values;
}

/** The tables from which rows get it. */
export function exposureOf(
  design: CoxDesign,
  perSlot: ArrayLike<number>,
  tiePart: ArrayLike<number>,
): Exposure {
  const { tied, after = [] } = design;
  const cumulated = cumulate(design, perSlot);
  const perCell = tied ? new Float64Array(2 * cumulated.length) : cumulated;
  if (tied) {
    for (let slot = 0; slot < cumulated.length; slot++) {
      perCell[2 * slot] = cumulated[slot]!;
      perCell[2 * slot + 1] = cumulated[slot]! - tiePart[slot]!;
    }
  }
  const later = after.map(({ factor }) => remaining(design, perSlot, factor));
  return { perCell, perSlot: cumulated, later };
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
