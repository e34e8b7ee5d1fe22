import type { RiskIndex } from './risk-index.ts';

/** Whether people with an event are still exposed to the censorings of the same time. */
export type CensoringTies = 'after' | 'together';

/** The censoring distribution per slot of all exit times. */
export interface CensoringCurve {
  /** Probability of no censoring before the slot's time: G(t−). */
  readonly before: Float64Array;
  /** Hazard of censoring at the slot's time, and the number exposed to it. */
  readonly hazard: Float64Array;
  readonly exposed: Float64Array;
}

/**
 * The Kaplan–Meier estimate of the time to censoring; `failed[row]` is 1 for an event of any kind.
 * @param weightOf weight of a row, 0 for rows that are left out; 1 unless given
 */
export function censoringCurve(
  index: RiskIndex,
  failed: Uint8Array,
  ties: CensoringTies,
  weightOf: (row: number) => number = () => 1,
): CensoringCurve {
  const { slots, exit } = index;
  const exits = new Float64Array(slots);
  const events = new Float64Array(slots);
  for (let row = 0; row < exit.length; row++) {
    const weight = weightOf(row);
    exits[exit[row]!]! += weight;
    if (failed[row] === 1) events[exit[row]!]! += weight;
  }
  const before = new Float64Array(slots);
  const hazard = new Float64Array(slots);
  const exposed = new Float64Array(slots);
  const total = exits.reduce((sum, weight) => sum + weight, 0);
  let atRisk = total;
  let free = 1;
  for (let slot = 0; slot < slots; slot++) {
    before[slot] = free;
    exposed[slot] = ties === 'after' ? atRisk - events[slot]! : atRisk;
    const censored = exits[slot]! - events[slot]!;
    if (censored > 0) {
      hazard[slot] = censored / exposed[slot]!;
      // Sums of fractional weights can miss the exact end by rounding.
      const left = exposed[slot]! - censored;
      free *= left > 1e-12 * exposed[slot]! ? left / exposed[slot]! : 0;
    }
    atRisk -= exits[slot]!;
    // Nobody of these rows is ever seen later.
    if (!(atRisk > 1e-12 * total)) free = 0;
  }
  return { before, hazard, exposed };
}
