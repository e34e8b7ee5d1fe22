import type { RiskIndex } from './risk-index.ts';

/** Whether people with an event are still exposed to the censorings of the same time. */
export type CensoringTies = 'after' | 'together';

/** The censoring distribution per slot of all exit (and entry) times. */
export interface CensoringCurve {
  /** Probability of no censoring before the slot's time: G(t−). */
  readonly before: Float64Array;
  /** Hazard of censoring at the slot's time, and the number exposed to it. */
  readonly hazard: Float64Array;
  readonly exposed: Float64Array;
}

/**
 * The Kaplan–Meier estimate of the time to censoring, of those at risk where rows enter late; `failed[row]` is 1 for an
 * event of any kind.
 * @param weightOf weight of a row, 0 for rows that are left out; 1 unless given
 */
export function censoringCurve(
  index: RiskIndex,
  failed: Uint8Array,
  ties: CensoringTies,
  weightOf: (row: number) => number = () => 1,
): CensoringCurve {
  const { slots, exit, entry } = index;
  const exits = new Float64Array(slots);
  const events = new Float64Array(slots);
  // Weights that enter at the slot or later: not yet exposed there.
  const late = new Float64Array(slots);
  for (let row = 0; row < exit.length; row++) {
    const weight = weightOf(row);
    exits[exit[row]!]! += weight;
    if (failed[row] === 1) events[exit[row]!]! += weight;
    if (entry !== undefined) late[entry[row]!]! += weight;
  }
  for (let slot = slots - 2; slot >= 0; slot--) late[slot]! += late[slot + 1]!;
  const before = new Float64Array(slots);
  const hazard = new Float64Array(slots);
  const exposed = new Float64Array(slots);
  const total = exits.reduce((sum, weight) => sum + weight, 0);
  let staying = total;
  let free = 1;
  for (let slot = 0; slot < slots; slot++) {
    before[slot] = free;
    const atRisk = staying - late[slot]!;
    exposed[slot] = ties === 'after' ? atRisk - events[slot]! : atRisk;
    const censored = exits[slot]! - events[slot]!;
    if (censored > 0) {
      hazard[slot] = censored / exposed[slot]!;
      // Sums of fractional weights can miss the exact end by rounding.
      const left = exposed[slot]! - censored;
      free *= left > 1e-12 * exposed[slot]! ? left / exposed[slot]! : 0;
    }
    staying -= exits[slot]!;
    // Nobody of these rows is ever seen later.
    if (!(staying > 1e-12 * total)) free = 0;
  }
  return { before, hazard, exposed };
}

/**
 * Probability of having entered before each slot's time, H(t−): the product limit of the entries with time running
 * backwards, in which a row is exposed from its exit back to its entry. 1 throughout where no row enters late.
 */
export function enteredBefore(index: RiskIndex, weightOf: (row: number) => number): Float64Array {
  const { slots, exit, entry } = index;
  const before = new Float64Array(slots).fill(1);
  if (entry === undefined) return before;
  const exits = new Float64Array(slots);
  const entering = new Float64Array(slots);
  for (let row = 0; row < exit.length; row++) {
    exits[exit[row]!]! += weightOf(row);
    entering[entry[row]!]! += weightOf(row);
  }
  let entered = 1;
  // Those at risk just after the slot.
  let atRisk = 0;
  for (let slot = slots - 1; slot >= 0; slot--) {
    if (entering[slot]! > 0) {
      const earlier = atRisk - entering[slot]!;
      entered *= earlier > 1e-12 * atRisk ? earlier / atRisk : 0;
    }
    before[slot] = entered;
    atRisk += exits[slot]! - entering[slot]!;
  }
  return before;
}
