import { StatsInputError } from '../../error.ts';
import {
  type Column,
  checkColumn,
  checkIndicator,
  checkNotEmpty,
  checkTimes,
  factor,
} from '../../input/columns.ts';
import { timeIndex } from '../time-index.ts';

/** Rows of people under observation, several for each person. */
export interface HistoryData {
  /** Codes of the people, any numbers. */
  readonly id: Column;
  /** End of the row: an event, or the end of follow-up (or a change of covariates). Not negative. */
  readonly time: Column;
  /** 1 where the recurrent event happened at `time`. */
  readonly event: Column;
  /**
   * Start of the row: at risk in (entry, time]. Where not given, each row starts where the person's last one ended, the
   * first at 0.
   */
  readonly entry?: Column;
}

/** Checked rows in order of person and time. `order` and `first` aside, all columns are in the order of the data. */
export interface History {
  readonly people: number;
  /** Person of each row, 0 … people − 1 by ascending code. */
  readonly person: Int32Array;
  /** The rows by person and time; rows that say nothing are left out. */
  readonly order: Int32Array;
  /** Where each person's rows begin in `order`, and its length at the end. */
  readonly first: Int32Array;
  readonly entry: Float64Array;
  readonly time: Float64Array;
  /** Distinct times, rounding apart, and the position among them of each row's start and end. */
  readonly times: Float64Array;
  readonly entryRank: Int32Array;
  readonly timeRank: Int32Array;
}

/**
 * Orders each person's rows in time. Throws where they overlap or have no length. Without `entry`, a row without length
 * at which nothing happens (the end of follow-up at the last event) is left out, and where `together` is true a person
 * may have several events at once.
 * @param terminal marks of terminal events, which come after other events at their time
 */
export function history(data: HistoryData, together = false, terminal?: Column): History {
  const n = data.time.length;
  checkNotEmpty('time', data.time);
  checkTimes('time', data.time);
  checkIndicator('event', data.event, n);
  if (terminal !== undefined) checkIndicator('terminal', terminal, n);
  checkColumn('id', data.id, n);
  if (data.entry !== undefined) checkColumn('entry', data.entry, n);
  const { index: person, values } = factor(data.id);
  const all = new Float64Array(2 * n);
  for (let row = 0; row < n; row++) {
    all[row] = data.time[row]!;
    all[n + row] = data.entry === undefined ? 0 : data.entry[row]!;
  }
  const { times, rank } = timeIndex(all);
  const timeRank = rank.slice(0, n);
  const entryRank = rank.slice(n);
  // Of rows that end together those with an event come first: what follows them is the end of follow-up.
  const happens = (row: number): number =>
    2 * data.event[row]! - (terminal === undefined ? 0 : terminal[row]!);
  const sorted = Int32Array.from({ length: n }, (_, row) => row).sort(
    (a, b) => person[a]! - person[b]! || timeRank[a]! - timeRank[b]! || happens(b) - happens(a) || a - b,
  );
  const first = new Int32Array(values.length + 1);
  const order = new Int32Array(n);
  let kept = 0;
  for (let i = 0, p = 0; p < values.length; p++) {
    first[p] = kept;
    for (let before = -1; i < n && person[sorted[i]!] === p; i++) {
      const row = sorted[i]!;
      if (data.entry === undefined && before >= 0) entryRank[row] = timeRank[before]!;
      if (before >= 0 && entryRank[row]! < timeRank[before]!) {
        throw new StatsInputError('entry', 'is before the end of an earlier row of the same person', row);
      }
      if (entryRank[row]! >= timeRank[row]!) {
        if (data.entry !== undefined) {
          throw new StatsInputError('entry', `${data.entry[row]} is not before time ${data.time[row]}`, row);
        }
        if (happens(row) === 0) continue;
        if (before < 0) throw new StatsInputError('time', 'has an event at 0, before anyone is at risk', row);
        if (!together) throw new StatsInputError('time', 'has two events of one person at one time', row);
      }
      order[kept++] = row;
      before = row;
    }
  }
  first[values.length] = kept;
  return {
    people: values.length,
    person,
    order: order.subarray(0, kept),
    first,
    times,
    entryRank,
    timeRank,
    entry: Float64Array.from(entryRank, (at) => times[at]!),
    time: Float64Array.from(timeRank, (at) => times[at]!),
  };
}
