import type { Column } from '../../input/columns.ts';
import { checkColumn } from '../../input/columns.ts';
import { checkSurvivalData } from '../kaplan-meier.ts';
import { timeIndex } from '../time-index.ts';
import type { CoxData } from './data.ts';

export interface SplitData {
  readonly time: Column;
  readonly event: Column;
  readonly entry?: Column;
}

/** Start–stop rows made from the rows of a data set, in their order; the pieces of a row follow one another in time. */
export interface SplitRows {
  /** Zero-based row of the data that the piece comes from. */
  readonly row: Int32Array;
  /** Number of cuts at or before the start of the piece. */
  readonly interval: Int32Array;
  readonly entry: Float64Array;
  readonly time: Float64Array;
  /** The row's event stays with its last piece; all others are censored. */
  readonly event: Uint8Array;
}

/**
 * Cuts every row's time at risk (entry, time] into pieces at the given times, as R's survSplit. The likelihood of a Cox
 * model does not change by it; what changes is that covariates may take another value in each piece. Rows without
 * `entry` start at 0 (those that end at 0 start at −1). Cuts need no order. Times that differ by rounding only are the
 * same (see time-index.ts), and come out as one number.
 * @param cuts times, in the unit of `time`
 */
export function splitAtTimes(data: SplitData, cuts: Column): SplitRows {
  checkSurvivalData(data);
  checkColumn('cuts', cuts);
  const n = data.time.length;
  const starts = data.entry ?? Float64Array.from(data.time, (time) => (time > 0 ? 0 : -1));
  const all = new Float64Array(2 * n + cuts.length);
  all.set(Array.from(data.time), 0);
  all.set(Array.from(starts), n);
  all.set(Array.from(cuts), 2 * n);
  const { times, rank } = timeIndex(all);
  const isCut = new Uint8Array(times.length);
  for (let i = 2 * n; i < rank.length; i++) isCut[rank[i]!] = 1;
  // Per instant, the number of cuts up to and including it; and the cuts themselves.
  const upTo = new Int32Array(times.length);
  const distinct: number[] = [];
  for (let at = 0; at < times.length; at++) {
    if (isCut[at] === 1) distinct.push(times[at]!);
    upTo[at] = distinct.length;
  }
  const first = (row: number): number => upTo[rank[n + row]!]!;
  const last = (row: number): number => {
    const end = rank[row]!;
    return Math.max(first(row), upTo[end]! - isCut[end]!);
  };
  let pieces = 0;
  for (let row = 0; row < n; row++) pieces += last(row) - first(row) + 1;
  const split: SplitRows = {
    row: new Int32Array(pieces),
    interval: new Int32Array(pieces),
    entry: new Float64Array(pieces),
    time: new Float64Array(pieces),
    event: new Uint8Array(pieces),
  };
  let piece = 0;
  for (let row = 0; row < n; row++) {
    const from = first(row);
    const to = last(row);
    for (let interval = from; interval <= to; interval++, piece++) {
      split.row[piece] = row;
      split.interval[piece] = interval;
      split.entry[piece] = interval === from ? times[rank[n + row]!]! : distinct[interval - 1]!;
      split.time[piece] = interval === to ? times[rank[row]!]! : distinct[interval]!;
      split.event[piece] = interval === to ? data.event[row]! : 0;
    }
  }
  return Object.freeze(split);
}

/** The values of a column at the given rows. */
export function takeRows(column: Column, rows: ArrayLike<number>): Float64Array {
  return Float64Array.from(rows, (row) => column[row]!);
}

/** A Cox data set with all its columns taken to the pieces of {@link splitAtTimes}. */
export function splitCoxData(
  data: CoxData,
  cuts: Column,
): { readonly data: CoxData; readonly rows: SplitRows } {
  const rows = splitAtTimes(data, cuts);
  const { entry, time, event, row } = rows;
  const covariates = Object.fromEntries(
    Object.entries(data.covariates).map(([name, column]) => {
      checkColumn(`covariates.${name}`, column, data.time.length);
      return [name, takeRows(column, row)];
    }),
  );
  const others = (['weight', 'stratum', 'offset', 'cluster'] as const).flatMap((name) => {
    const column = data[name];
    if (column === undefined) return [];
    checkColumn(name, column, data.time.length);
    return [[name, takeRows(column, row)] as const];
  });
  return { data: { time, event, entry, covariates, ...Object.fromEntries(others) }, rows };
}
