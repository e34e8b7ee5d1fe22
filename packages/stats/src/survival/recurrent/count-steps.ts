import type { Column } from '../../input/columns.ts';
import type { History } from './history.ts';

/** The rows of one group, by person and time. */
export interface GroupHistory {
  readonly code: number;
  readonly people: number;
  readonly rows: Int32Array;
  readonly event: Column;
  readonly terminal: Column | undefined;
  /** The weight of the row's person. */
  readonly weight: (row: number) => number;
  readonly history: History;
}

/** What happens at each time with an event or a terminal event. */
export interface Steps {
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly event: Float64Array;
  readonly terminal: Float64Array;
  /** Survival of the terminal event just before the time. */
  readonly survivalBefore: Float64Array;
  readonly mean: Float64Array;
  /** Position of a time's rank among the steps: the number of steps up to and including that rank. */
  readonly upTo: Int32Array;
}

/**
 * Numbers at risk and events at each step. A row is at risk at the steps after its start up to and including its end,
 * that is at steps upTo[start rank] … upTo[end rank] − 1.
 */
export function countSteps({ rows, event, terminal, weight, history }: GroupHistory): Steps {
  const { times, entryRank, timeRank } = history;
  const events = new Float64Array(times.length);
  const deaths = new Float64Array(times.length);
  for (const row of rows) {
    events[timeRank[row]!]! += weight(row) * event[row]!;
    if (terminal !== undefined) deaths[timeRank[row]!]! += weight(row) * terminal[row]!;
  }
  const upTo = new Int32Array(times.length);
  let count = 0;
  for (let at = 0; at < times.length; at++) {
    if (events[at]! + deaths[at]! > 0) count++;
    upTo[at] = count;
  }
  const change = new Float64Array(count + 1);
  for (const row of rows) {
    change[upTo[entryRank[row]!]!]! += weight(row);
    change[upTo[timeRank[row]!]!]! -= weight(row);
  }
  const column = (): Float64Array => new Float64Array(count);
  const steps: Steps = {
    time: column(),
    atRisk: column(),
    event: column(),
    terminal: column(),
    survivalBefore: column(),
    mean: column(),
    upTo,
  };
  let survival = 1;
  let mean = 0;
  let atRisk = 0;
  for (let at = 0; at < times.length; at++) {
    const step = upTo[at]! - 1;
    if (step < 0 || (at > 0 && upTo[at - 1] === upTo[at])) continue;
    // Sums of fractional weights can miss those who are left by rounding.
    atRisk = Math.max(atRisk + change[step]!, events[at]!, deaths[at]!);
    mean += (survival * events[at]!) / atRisk;
    steps.time[step] = times[at]!;
    steps.atRisk[step] = atRisk;
    steps.event[step] = events[at]!;
    steps.terminal[step] = deaths[at]!;
    steps.survivalBefore[step] = survival;
    steps.mean[step] = mean;
    survival *= 1 - deaths[at]! / atRisk;
  }
  return steps;
}
