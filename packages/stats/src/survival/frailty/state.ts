import { addPredictor } from '../../linear/predictor.ts';
import type { CoxDesign } from '../cox/design.ts';
import { throughRisk } from '../cox/row-residuals.ts';
import {
  cumulate,
  overRows,
  type SlotTerms,
  slotTerms,
  sumOverDeaths,
  sumOverRisk,
} from '../cox/slot-terms.ts';

/** A Cox design whose rows fall into groups that share a frailty. */
export interface FrailtyDesign {
  readonly cox: CoxDesign;
  readonly group: Int32Array;
  readonly groups: number;
  /** Events of each group, weighted. */
  readonly events: Float64Array;
}

/**
 * The partial likelihood at log frailties ω and coefficients β, ω first in all vectors of both. The information is not
 * formed: `product` gives it times a vector, in time linear in rows.
 */
export interface State {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly terms: SlotTerms;
  /** Cumulative hazard of each row at relative risk one. */
  readonly hazard: Float64Array;
  readonly product: (direction: Float64Array) => Float64Array;
}

export function stateAt(design: FrailtyDesign, at: Float64Array): State {
  const { cox, group, groups } = design;
  const offset = cox.offset === undefined ? new Float64Array(cox.rows) : new Float64Array(cox.offset);
  for (let row = 0; row < cox.rows; row++) offset[row]! += at[group[row]!]!;
  const terms = slotTerms({ ...cox, offset }, at.subarray(groups));
  const hazard = overRows(cox, terms.inverse, terms.inverseF);
  const score = gather(design, (row) => weightedEvent(cox, row) - terms.risk[row]! * hazard[row]!);
  return {
    logLikelihood: terms.logLikelihood,
    score,
    terms,
    hazard,
    product: (direction) => {
      const u = new Float64Array(cox.rows);
      for (let row = 0; row < cox.rows; row++) u[row] = direction[group[row]!]!;
      addPredictor(u, cox.columns, direction.subarray(groups));
      const through = throughRisk(
        cox,
        terms,
        sumOverRisk(cox, terms.risk, u),
        sumOverDeaths(cox, terms.risk, u),
      );
      return gather(design, (row) => terms.risk[row]! * (u[row]! * hazard[row]! - through[row]!));
    },
  };
}

/** The row's weight where it has an event, else 0. */
export function weightedEvent({ event, weight }: CoxDesign, row: number): number {
  return event[row] === 1 ? (weight?.[row] ?? 1) : 0;
}

/** A value per row, summed by group, then times each covariate. */
function gather({ cox, group, groups }: FrailtyDesign, value: (row: number) => number): Float64Array {
  const sums = new Float64Array(groups + cox.columns.length);
  for (let row = 0; row < cox.rows; row++) {
    const v = value(row);
    sums[group[row]!]! += v;
    for (let j = 0; j < cox.columns.length; j++) sums[groups + j]! += v * cox.columns[j]![row]!;
  }
  return sums;
}

/**
 * Diagonal of the information of the log frailties: Σ over events of P (1 − P), P the group's share of the risk set. A
 * group's risk is constant between the exits and entries of its rows, so that Σ P² over the slots in between is its
 * square times a difference of prefix sums; slots with deaths of the group itself have Efron's terms besides.
 */
export function groupDiagonal(design: FrailtyDesign, { terms, hazard }: State): Float64Array {
  const { cox, group, groups } = design;
  const { exit, entry, event } = cox;
  const diagonal = new Float64Array(groups);
  // Prefix sums over all slots, strata one after the other: each row's slots lie within its stratum.
  const squares = cumulate({ ...cox, start: Int32Array.of(0, cox.deaths.length) }, terms.square);
  const members = Array.from({ length: groups }, (): number[] => []);
  for (let row = 0; row < cox.rows; row++) {
    diagonal[group[row]!]! += terms.risk[row]! * hazard[row]!;
    members[group[row]!]!.push(row);
  }
  for (const [g, rows] of members.entries()) {
    const changes = rows
      .flatMap((row) => [
        { slot: entry[row]!, risk: terms.risk[row]!, dead: 0 },
        { slot: exit[row]!, risk: -terms.risk[row]!, dead: event[row]! },
      ])
      .sort((a, b) => a.slot - b.slot);
    let risk = 0;
    let from = 0;
    for (let i = 0; i < changes.length; ) {
      const { slot } = changes[i]!;
      diagonal[g]! -= risk * risk * (squares[slot]! - squares[from]!);
      const atRisk = risk;
      let dead = 0;
      for (; i < changes.length && changes[i]!.slot === slot; i++) {
        risk += changes[i]!.risk;
        if (changes[i]!.dead === 1) dead -= changes[i]!.risk;
      }
      if (cox.tied && dead > 0) {
        diagonal[g]! += dead * (2 * atRisk * terms.squareF[slot]! - dead * terms.squareFF[slot]!);
      }
      from = slot;
    }
  }
  return diagonal;
}
