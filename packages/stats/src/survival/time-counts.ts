import { type Column, checkColumn, factor } from '../input/columns.ts';
import type { KaplanMeierData } from './kaplan-meier.ts';
import { riskIndex } from './risk-index.ts';
import { countGroups, type GroupCounts } from './risk-table.ts';
import { checkSurvivalData } from './survival-data.ts';
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
  if (stratum !== undefined) checkColumn('stratum', stratum, time.length);
  const index = riskIndex(time, entry, stratum && counted(stratum));
  const groups = group && counted(group);
  const counts = countGroups(index, event, groups, weight);
  return { times: index.time, start: index.start, codes: groups?.values ?? [0], counts };
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
