import { StatsInputError } from '../../error.ts';
import { type Column, checkColumn, factor } from '../../input/columns.ts';
import { type Covariates, checkCovariates } from '../../input/covariates.ts';
import { checkChoice, checkWhole } from '../../input/options.ts';
import type { CoxData } from '../cox/data.ts';
import { takeRows } from '../cox/split.ts';
import { type History, type HistoryData, history } from './history.ts';

/** Repeated events of people, with covariates: one row for each stretch of observation. */
export interface RecurrentData extends HistoryData {
  readonly covariates: Covariates;
  readonly weight?: Column;
  readonly stratum?: Column;
  readonly offset?: Column;
}

/** Rows for Cox regression, clustered by person. */
export interface RecurrentRows extends CoxData {
  readonly entry: Float64Array;
  readonly cluster: Column;
  /** Zero-based row of the data behind each. */
  readonly row: Int32Array;
  /** 1 for the stretch up to the person's first event, 2 up to the second, and so on. */
  readonly eventNumber: Int32Array;
}

/** Rows of Andersen and Gill's model: as they are, with the starts filled in. */
export function andersenGillRows(data: RecurrentData): RecurrentRows {
  const all = checked(data);
  return build(data, all.order, all.entry, all.time, undefined, eventNumbers(data, all));
}

export interface PrenticeOptions {
  /** Clock: 'total' time, or 'gap' time, which starts anew when the person comes at risk of the next event. */
  readonly clock?: 'total' | 'gap';
  /** Events from this number on share one stratum. Default: each number has its own. */
  readonly lastStratum?: number;
}

/**
 * Rows of Prentice, Williams and Peterson's conditional models: strata by event number (within those of the data). In
 * gap time the clock is zero at the start of the first row after each event.
 */
export function prenticeRows(data: RecurrentData, options: PrenticeOptions = {}): RecurrentRows {
  const { clock = 'total', lastStratum = Infinity } = options;
  checkChoice('clock', clock, ['total', 'gap']);
  if (lastStratum !== Infinity) checkWhole('lastStratum', lastStratum, 1);
  const all = checked(data);
  const number = eventNumbers(data, all);
  const entry = Float64Array.from(all.entry);
  const time = Float64Array.from(all.time);
  if (clock === 'gap') {
    let zero = 0;
    for (const [i, row] of all.order.entries()) {
      const before = i > 0 ? all.order[i - 1]! : -1;
      const newGap = before < 0 || all.person[before] !== all.person[row] || number[before] !== number[row];
      if (newGap) zero = all.entry[row]!;
      entry[row]! -= zero;
      time[row]! -= zero;
    }
  }
  return build(
    data,
    all.order,
    entry,
    time,
    number.map((k) => Math.min(k, lastStratum)),
    number,
  );
}

export interface WeiOptions {
  /** How many events are modelled; default as many as the person with most of them had. */
  readonly events?: number | undefined;
}

/**
 * Rows of Wei, Lin and Weissfeld's marginal model: each person is at risk of the first, second, … event from the
 * person's start, in a stratum for each number. Covariates, weights, strata and offsets must not change within a person.
 */
export function weiRows(data: RecurrentData, { events }: WeiOptions = {}): RecurrentRows {
  if (events !== undefined) checkWhole('events', events, 1);
  const all = checked(data);
  const columns = { ...data.covariates, weight: data.weight, stratum: data.stratum, offset: data.offset };
  for (const [name, column] of Object.entries(columns)) {
    const argument = name in data.covariates ? `covariates.${name}` : name;
    if (column !== undefined) checkSteady(argument, column, all);
  }
  const own = eventNumbers(data, all);
  const most = all.order.reduce((high, row) => Math.max(high, own[row]! - 1 + data.event[row]!), 1);
  const count = events ?? most;
  const rows: number[] = [];
  const number: number[] = [];
  const entry: number[] = [];
  const time: number[] = [];
  const event: number[] = [];
  for (let p = 0; p < all.people; p++) {
    const mine = all.order.subarray(all.first[p], all.first[p + 1]);
    if (mine.length === 0) continue;
    const happened = mine.filter((row) => data.event[row] === 1);
    for (let k = 0; k < count; k++) {
      rows.push(mine[0]!);
      number.push(k + 1);
      entry.push(all.entry[mine[0]!]!);
      event.push(k < happened.length ? 1 : 0);
      time.push(all.time[k < happened.length ? happened[k]! : mine.at(-1)!]!);
    }
  }
  const numbers = Int32Array.from(number);
  const picked = assemble(data, Int32Array.from(rows), numbers, numbers);
  return { ...picked, entry: Float64Array.from(entry), time: time, event: event };
}

function checked(data: RecurrentData): History {
  const all = history(data);
  const rows = data.time.length;
  checkCovariates(data.covariates, rows);
  for (const name of ['weight', 'stratum', 'offset'] as const) {
    const column = data[name];
    if (column !== undefined) checkColumn(name, column, rows);
  }
  return all;
}

/** Number of the event that each row waits for. */
function eventNumbers(data: RecurrentData, all: History): Int32Array {
  const number = new Int32Array(data.time.length);
  for (const [i, row] of all.order.entries()) {
    const before = i > 0 ? all.order[i - 1]! : -1;
    const same = before >= 0 && all.person[before] === all.person[row];
    number[row] = same ? number[before]! + data.event[before]! : 1;
  }
  return number;
}

function checkSteady(argument: string, column: Column, { order, person }: History): void {
  for (let i = 1; i < order.length; i++) {
    const [before, row] = [order[i - 1]!, order[i]!];
    if (person[before] === person[row] && column[before] !== column[row]) {
      throw new StatsInputError(argument, 'changes within a person', row);
    }
  }
}

/** The kept rows, in the order of the data, with new times and, where given, strata by number. */
function build(
  data: RecurrentData,
  kept: Int32Array,
  entry: Float64Array,
  time: Float64Array,
  strata: Int32Array | undefined,
  number: Int32Array,
): RecurrentRows {
  const row = Int32Array.from(kept).sort();
  return {
    ...assemble(
      data,
      row,
      strata && Int32Array.from(row, (r) => strata[r]!),
      Int32Array.from(row, (r) => number[r]!),
    ),
    entry: takeRows(entry, row),
    time: takeRows(time, row),
    event: takeRows(data.event, row),
  };
}

function assemble(
  data: RecurrentData,
  row: Int32Array,
  strata: Int32Array | undefined,
  eventNumber: Int32Array,
) {
  const stratum = combine(data.stratum && takeRows(data.stratum, row), strata);
  return {
    row,
    eventNumber,
    cluster: takeRows(data.id, row),
    covariates: Object.fromEntries(
      Object.entries(data.covariates).map(([name, column]) => [name, takeRows(column, row)]),
    ),
    ...(data.weight && { weight: takeRows(data.weight, row) }),
    ...(data.offset && { offset: takeRows(data.offset, row) }),
    ...(stratum && { stratum }),
  };
}

/** One code for two: the first's levels, within each the second's. */
function combine(outer: Column | undefined, inner: Int32Array | undefined): Column | undefined {
  if (outer === undefined || inner === undefined) return inner ?? outer;
  const { index } = factor(outer);
  const width = inner.reduce((most, value) => Math.max(most, value), 0) + 1;
  return index.map((code, i) => code * width + inner[i]!);
}
