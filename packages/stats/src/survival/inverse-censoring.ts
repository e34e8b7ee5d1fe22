import { type Column, factor } from '../input/columns.ts';
import { type NotComputed, notComputed } from '../result.ts';
import { riskIndex } from './risk-index.ts';

/** Whether censorings at the time of an event come after it or at the same instant. */
export type InverseTies = 'after' | 'at';

/** Times cut at a horizon, and what each row with a known time stands for. */
export interface LostRows {
  readonly ok: true;
  readonly ties: InverseTies;
  /** min(time, tau). */
  readonly time: Float64Array;
  /** Whether the event or tau was seen. */
  readonly known: Uint8Array;
  /** 1 / G where known, else 0; G is the group's Kaplan–Meier estimate of staying uncensored. */
  readonly weight: Float64Array;
  /** Slot of each row: group after group, time after time. */
  readonly slot: Int32Array;
  /** First slot of each group, and the number of slots. */
  readonly start: Int32Array;
  /** Per slot: how many could be censored in it, and how many were. */
  readonly exposed: Float64Array;
  readonly censored: Float64Array;
}

/** Weights that let rows with a known time to event or tau stand for those censored before. */
export function censoringWeights(
  time: Column,
  event: Column,
  group: Column,
  tau: number,
  ties: InverseTies,
): LostRows | NotComputed {
  const n = time.length;
  const { values, index } = factor(group);
  const cut = Float64Array.from({ length: n }, (_, row) => Math.min(time[row]!, tau));
  const { slots, start, exit, time: slotTime } = riskIndex(cut, undefined, { index, count: values.length });
  const known = Uint8Array.from({ length: n }, (_, row) =>
    event[row] === 1 || slotTime[exit[row]!]! >= tau ? 1 : 0,
  );
  const exits = new Float64Array(slots);
  const events = new Float64Array(slots);
  for (let row = 0; row < n; row++) {
    exits[exit[row]!]!++;
    events[exit[row]!]! += known[row]!;
  }
  const censored = exits.map((count, slot) => count - events[slot]!);
  const exposed = new Float64Array(slots);
  const staying = new Float64Array(slots);
  for (const [g, code] of values.entries()) {
    let atRisk = 0;
    for (let slot = start[g]!; slot < start[g + 1]!; slot++) atRisk += exits[slot]!;
    if (censored[start[g + 1]! - 1]! > 0) {
      return notComputed(
        'beyond-follow-up',
        `follow-up of group ${code} ends before tau = ${tau} with survivors`,
      );
    }
    let free = 1;
    for (let slot = start[g]!; slot < start[g + 1]!; slot++) {
      exposed[slot] = ties === 'after' ? atRisk - events[slot]! : atRisk;
      const after = censored[slot]! > 0 ? (free * (exposed[slot]! - censored[slot]!)) / exposed[slot]! : free;
      staying[slot] = ties === 'after' ? free : after;
      free = after;
      atRisk -= exits[slot]!;
    }
  }
  return {
    ok: true,
    ties,
    time: cut,
    known,
    weight: Float64Array.from(known, (k, row) => (k === 1 ? 1 / staying[exit[row]!]! : 0)),
    slot: exit,
    start,
    exposed,
    censored,
  };
}

/**
 * Each row's influence on Σ score, where the scores carry the estimated weights: its own score, and what its being
 * censored or not does to the weights of those who stayed longer. One pass over the slots of each group.
 */
export function censoringInfluence(rows: LostRows, score: Float64Array): Float64Array {
  const { slot, start, exposed, censored, known, ties } = rows;
  const slots = exposed.length;
  const at = new Float64Array(slots);
  for (let row = 0; row < score.length; row++) at[slot[row]!]! += score[row]!;
  // Mean score, per person exposed, of those whose weights a censoring in the slot would raise.
  const raised = new Float64Array(slots);
  // Σ over slots so far of that mean times the hazard of being censored.
  const compensated = new Float64Array(slots);
  for (let g = 0; g + 1 < start.length; g++) {
    let later = 0;
    for (let s = start[g + 1]! - 1; s >= start[g]!; s--) {
      const including = later + at[s]!;
      if (censored[s]! > 0) raised[s] = (ties === 'after' ? later : including) / exposed[s]!;
      later = including;
    }
    let sum = 0;
    for (let s = start[g]!; s < start[g + 1]!; s++) {
      if (censored[s]! > 0) sum += (raised[s]! * censored[s]!) / exposed[s]!;
      compensated[s] = sum;
    }
  }
  return score.map((own, row) => {
    const s = slot[row]!;
    if (known[row] === 0) return own + raised[s]! - compensated[s]!;
    // An event before the censorings of its own time is not exposed to them.
    const hazard = ties === 'after' && censored[s]! > 0 ? (raised[s]! * censored[s]!) / exposed[s]! : 0;
    return own - (compensated[s]! - hazard);
  });
}
