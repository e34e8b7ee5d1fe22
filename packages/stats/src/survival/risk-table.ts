import type { Column } from '../input/columns.ts';
import type { RiskIndex } from './risk-index.ts';

/** What happens to one group in each slot. Counts are sums of weights where rows are weighted. */
export interface GroupCounts {
  readonly rows: number;
  /** At risk just before the slot's time. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** Leaving at the slot's time, events included. */
  readonly exits: Float64Array;
}

/** Counts events, exits and numbers at risk per group and slot in one pass over the rows. */
export function countGroups(
  index: RiskIndex,
  event: Column,
  group: { readonly index: Int32Array; readonly count: number } | undefined,
  weight?: Column,
): readonly GroupCounts[] {
  const { slots, exit, entry } = index;
  const groups = group?.count ?? 1;
  const rows = new Float64Array(groups);
  const events = new Float64Array(groups * slots);
  const exits = new Float64Array(groups * slots);
  const atRisk = new Float64Array(groups * slots);
  // Events are added as 0 or 1, without a branch that the processor would guess wrongly.
  if (weight === undefined && group !== undefined) {
    for (let row = 0; row < exit.length; row++) {
      const at = group.index[row]! * slots + exit[row]!;
      exits[at]!++;
      events[at]! += event[row]!;
    }
  } else {
    for (let row = 0; row < exit.length; row++) {
      const at = (group === undefined ? 0 : group.index[row]! * slots) + exit[row]!;
      const w = weight === undefined ? 1 : weight[row]!;
      exits[at]! += w;
      events[at]! += w * event[row]!;
    }
  }
  for (let row = 0; row < exit.length; row++) {
    const g = group === undefined ? 0 : group.index[row]!;
    rows[g]!++;
    if (entry !== undefined) atRisk[g * slots + entry[row]!]! -= weight === undefined ? 1 : weight[row]!;
  }
  for (let g = 0; g < groups; g++) accumulate(index, g * slots, atRisk, exits);
  return Array.from({ length: groups }, (_, g) => ({
    rows: rows[g]!,
    atRisk: atRisk.subarray(g * slots, (g + 1) * slots),
    events: events.subarray(g * slots, (g + 1) * slots),
    exits: exits.subarray(g * slots, (g + 1) * slots),
  }));
}

/** Turns entries (held negative in `atRisk`) and exits into numbers at risk: sums from the last slot of each stratum back. */
function accumulate({ start }: RiskIndex, offset: number, atRisk: Float64Array, exits: Float64Array): void {
  for (let s = 0; s + 1 < start.length; s++) {
    let total = 0;
    for (let slot = start[s + 1]! - 1; slot >= start[s]!; slot--) {
      total += exits[offset + slot]! + atRisk[offset + slot]!;
      atRisk[offset + slot] = total;
    }
  }
}
