import type { Column } from '../../input/columns.ts';
import { type RiskIndex, riskIndex } from '../risk-index.ts';

export type CoxTies = 'efron' | 'breslow';

/**
 * A Cox model's data ready for passes over the rows. Slots are the distinct event times of each stratum, each stratum
 * led by an empty slot; a row is at risk in the slots after `entry` up to and including `exit`. Rows stay in the order
 * in which they came.
 */
export interface CoxDesign {
  readonly rows: number;
  readonly ties: CoxTies;
  /** Covariates less their means (weighted), one array each. */
  readonly columns: readonly Float64Array[];
  readonly means: Float64Array;
  readonly weight: Float64Array | undefined;
  readonly offset: Float64Array | undefined;
  readonly event: Uint8Array;
  /** The rows with an event, in the order of the data. */
  readonly eventRows: Int32Array;
  /** Σ w x over the events, per covariate. */
  readonly eventSums: Float64Array;
  readonly exit: Int32Array;
  /** Slot after which each row is at risk. */
  readonly entry: Int32Array;
  /** First slot of each stratum (the empty one) and the number of slots. */
  readonly start: Int32Array;
  readonly slotTime: Float64Array;
  /** Number of events and their total weight per slot. */
  readonly deaths: Int32Array;
  readonly deathWeight: Float64Array;
  readonly events: number;
  /** Rows that stay at risk with a falling weight after a competing event (Fine–Gray); see fine-gray.ts. */
  readonly after?: AfterCompeting;
  /** True where rows enter late. */
  readonly truncated: boolean;
  /** True where some slot has more than one event and ties are Efron's. */
  readonly tied: boolean;
}

/** After its exit slot a row goes on with weight share · factor, where factor belongs to the slot. */
export interface AfterCompeting {
  /** Per row; 0 for rows that are gone after their exit. */
  readonly share: Float64Array;
  readonly factor: Float64Array;
}

export interface CoxColumns {
  readonly time: Column;
  readonly event: Column;
  readonly entry?: Column | undefined;
  readonly covariates: readonly Column[];
  readonly weight?: Column | undefined;
  readonly offset?: Column | undefined;
  readonly stratum?: { readonly index: Int32Array; readonly count: number } | undefined;
}

export function coxDesign(data: CoxColumns, ties: CoxTies): CoxDesign {
  const rows = data.time.length;
  const index = riskIndex(data.time, data.entry, data.stratum);
  const event = new Uint8Array(data.event);
  // A row of weight zero takes no part, not even in the count of tied events.
  const weight = data.weight && new Float64Array(data.weight);
  if (weight !== undefined) for (let row = 0; row < rows; row++) if (weight[row] === 0) event[row] = 0;
  const slots = eventSlots(index, event);
  const exit = new Int32Array(rows);
  const entry = new Int32Array(rows);
  const count = slots.start.at(-1)!;
  const deaths = new Int32Array(count);
  const deathWeight = new Float64Array(count);
  const eventRows = new Int32Array(rows);
  let events = 0;
  let tied = false;
  for (let row = 0; row < rows; row++) {
    const slot = slots.upTo[index.exit[row]!]!;
    exit[row] = slot;
    entry[row] = index.entry === undefined ? slots.first[index.exit[row]!]! : slots.upTo[index.entry[row]!]!;
    if (event[row] === 0) continue;
    eventRows[events++] = row;
    deaths[slot]!++;
    deathWeight[slot]! += weight === undefined ? 1 : weight[row]!;
    if (deaths[slot]! > 1) tied = ties === 'efron';
  }
  const means = new Float64Array(data.covariates.length);
  const columns = data.covariates.map((column, j) => {
    const centred = new Float64Array(column);
    const centre = mean(centred, weight);
    means[j] = centre;
    for (let row = 0; row < rows; row++) centred[row]! -= centre;
    return centred;
  });
  const offset = data.offset && new Float64Array(data.offset);
  return {
    rows,
    ties,
    columns,
    means,
    weight,
    offset,
    event,
    eventRows: eventRows.subarray(0, events),
    eventSums: Float64Array.from(columns, (x) => sumRows(x, weight, eventRows.subarray(0, events))),
    exit,
    entry,
    deaths,
    deathWeight,
    events,
    truncated: index.entry !== undefined,
    tied,
    start: slots.start,
    slotTime: slots.time,
  };
}

function mean(column: Float64Array, weight: Float64Array | undefined): number {
  let sum = 0;
  let total = 0;
  if (weight === undefined) {
    for (let row = 0; row < column.length; row++) sum += column[row]!;
    return sum / column.length;
  }
  for (let row = 0; row < column.length; row++) {
    sum += weight[row]! * column[row]!;
    total += weight[row]!;
  }
  return sum / total;
}

function sumRows(x: Float64Array, weight: Float64Array | undefined, rows: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    sum += weight === undefined ? x[row]! : weight[row]! * x[row]!;
  }
  return sum;
}

/** Thins the slots of all exit times to those with events: per old slot the last event slot up to it and its stratum's first slot. */
function eventSlots(index: RiskIndex, event: Uint8Array) {
  const hasEvent = new Uint8Array(index.slots);
  for (let row = 0; row < event.length; row++) if (event[row] === 1) hasEvent[index.exit[row]!] = 1;
  const upTo = new Int32Array(index.slots);
  const first = new Int32Array(index.slots);
  const start = new Int32Array(index.start.length);
  const time: number[] = [];
  for (let s = 0; s + 1 < index.start.length; s++) {
    start[s] = time.length;
    time.push(0);
    for (let slot = index.start[s]!; slot < index.start[s + 1]!; slot++) {
      if (hasEvent[slot] === 1) time.push(index.time[slot]!);
      upTo[slot] = time.length - 1;
      first[slot] = start[s]!;
    }
  }
  start[start.length - 1] = time.length;
  return { upTo, first, start, time: Float64Array.from(time) };
}
