import { type Column, checkColumn, factor } from '../input/columns.ts';
import type { KaplanMeierData } from './kaplan-meier.ts';
import { riskIndex } from './risk-index.ts';
import { countGroups, type GroupCounts } from './risk-table.ts';
import { sortWith } from './sort-order.ts';
import { checkSurvivalData } from './survival-data.ts';
import { instantsOf } from './time-index.ts';
import { wholeCounts } from './whole-counts.ts';

/** Checked time-to-event data as counts in slots: the distinct exit times of each stratum, ascending within each. */
export interface TimeCounts {
  /** Time of each slot. */
  readonly times: Float64Array;
  /** First slot of each stratum, and the number of slots at the end. */
  readonly start: Int32Array;
  /** Codes of the groups, ascending; one group 0 where there are none. */
  readonly codes: readonly number[];
  /** One per group. */
  readonly counts: readonly GroupCounts[];
}

/** Checks the columns of a time-to-event data set and counts them: in one pass where they are small whole numbers. */
export function countByTime(data: KaplanMeierData & { readonly stratum?: Column | undefined }): TimeCounts {
  const { time, event, entry, group, weight, stratum } = data;
  const plain = entry === undefined && weight === undefined && stratum === undefined;
  const whole = plain ? wholeCounts(time, event, group, 1) : undefined;
  if (whole !== undefined) {
    const counts = whole.counts.map(([censored, events]) => groupCounts(censored!, events!));
    return { times: whole.times, start: Int32Array.of(0, whole.times.length), codes: whole.groups, counts };
  }
  checkSurvivalData(data);
  if (plain) return sortedCounts(time, event, group);
  if (stratum !== undefined) checkColumn('stratum', stratum, time.length);
  const index = riskIndex(time, entry, stratum && counted(stratum));
  const groups = group && counted(group);
  const counts = countGroups(index, event, groups, weight);
  return { times: index.time, start: index.start, codes: groups?.values ?? [0], counts };
}

/** Sorted with group and event of each row beside its time, so that all counting is in order. */
function sortedCounts(time: Column, event: Column, group: Column | undefined): TimeCounts {
  const groups = group && counted(group);
  const code = new Int32Array(time.length);
  for (let row = 0; row < code.length; row++) {
    code[row] = 2 * (groups === undefined ? 0 : groups.index[row]!) + event[row]!;
  }
  const { values, payload } = sortWith(time, code);
  const { times, slot } = instantsOf(values);
  const codes = groups?.values ?? [0];
  const slots = times.length;
  const all = new Float64Array(2 * codes.length * slots);
  for (let i = 0; i < payload.length; i++) all[payload[i]! * slots + slot[i]!]!++;
  const counts = codes.map((_, g) => {
    const [censored, events] = [2 * g, 2 * g + 1].map((lane) =>
      all.subarray(lane * slots, (lane + 1) * slots),
    );
    return groupCounts(censored!, events!);
  });
  return { times, start: Int32Array.of(0, slots), codes, counts };
}

function counted(column: Column) {
  const { values, index } = factor(column);
  return { values, index, count: values.length };
}

/** Numbers at risk from the numbers that leave with an event and otherwise. */
export function groupCounts(others: Float64Array, events: Float64Array): GroupCounts {
  const length = events.length;
  const both = new Float64Array(2 * length);
  const exits = both.subarray(0, length);
  const atRisk = both.subarray(length);
  let rows = 0;
  for (let slot = length - 1; slot >= 0; slot--) {
    exits[slot] = others[slot]! + events[slot]!;
    rows += exits[slot]!;
    atRisk[slot] = rows;
  }
  return { rows, atRisk, events, exits };
}
