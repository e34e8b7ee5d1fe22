import { type Column, float64 } from '../../input/columns.ts';
import { addPanelFirsts, BLOCK } from '../../linear/panel-kernels.ts';
import { type Panel, packed, unpacked } from '../../linear/panels.ts';
import { shared, type Workers, zerosFor } from '../../numeric/stripes.ts';
import type { WholeCounts } from '../whole-counts.ts';
import { generalSlots, wholeSlots } from './slots.ts';

export type CoxTies = 'efron' | 'breslow';

/**
 * A Cox model's data ready for passes over the rows. Slots are the distinct event times of each stratum, each stratum
 * led by an empty slot; a row is at risk in the slots after `entry` up to and including `exit`. Rows stay in the order
 * in which they came.
 */
export interface CoxDesign {
  readonly rows: number;
  readonly ties: CoxTies;
  /** Covariates less their means (weighted). */
  readonly panels: readonly Panel[];
  /** The same, one array each; unpacked when first asked for. */
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
  /** Where a row's sums go: to its exit slot or, where `tied`, to entry 2 · slot + event. */
  readonly cell: Int32Array;
  /** Slot after which each row is at risk. */
  readonly entry: Int32Array;
  /** First slot of each stratum (the empty one) and the number of slots. */
  readonly start: Int32Array;
  readonly slotTime: Float64Array;
  /** Number of events and their total weight per slot. */
  readonly deaths: Int32Array;
  readonly deathWeight: Float64Array;
  readonly events: number;
  /**
   * Rows that stay at risk with a falling weight after a competing event (Fine–Gray), one entry per censoring
   * distribution; see fine-gray.ts.
   */
  readonly after?: readonly AfterCompeting[];
  /** True where rows enter late. */
  readonly truncated: boolean;
  /** True where some slot has more than one event and ties are Efron's. */
  readonly tied: boolean;
  /** Threads that do the passes over the rows; the arrays of rows then lie in shared memory. */
  readonly workers?: Workers | undefined;
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
  /** Means of the covariates, where they are known and there are no weights. */
  readonly means?: readonly number[];
  readonly weight?: Column | undefined;
  readonly offset?: Column | undefined;
  readonly stratum?: { readonly index: Int32Array; readonly count: number } | undefined;
  /** Times and events counted, where they are whole and alone: no entry, weight or stratum. */
  readonly counts?: WholeCounts | undefined;
}

export function coxDesign(data: CoxColumns, ties: CoxTies, workers?: Workers): CoxDesign {
  const rows = data.time.length;
  const weight = data.weight && new Float64Array(data.weight);
  const { exit, entry, event, start, slotTime, deaths, truncated } =
    data.counts === undefined
      ? generalSlots(data, weight)
      : wholeSlots(float64(data.time), float64(data.event), data.counts);
  const deathWeight = new Float64Array(deaths.length);
  const eventRows = new Int32Array(rows + 1);
  let events = 0;
  // Censored rows are written too, and written over: a branch on events in no order would cost more.
  for (let row = 0; row < rows; row++) {
    eventRows[events] = row;
    events += event[row]!;
  }
  if (weight === undefined) deathWeight.set(deaths);
  else for (let i = 0; i < events; i++) deathWeight[exit[eventRows[i]!]!]! += weight[eventRows[i]!]!;
  const tied = ties === 'efron' && deaths.some((dead) => dead > 1);
  const known = weight === undefined ? data.means : undefined;
  const means = Float64Array.from(known ?? data.covariates.map((column) => mean(column, weight)));
  const eventSums = new Float64Array(means.length);
  const weights = new Float64Array(BLOCK);
  const panels = packed(data.covariates, means, rows, {
    zeros: zerosFor(workers),
    // Block by block, since half a million roundings of one long sum need not cancel where a covariate has few values.
    packedRows: (done, from, to) => {
      weighEvents(weights, event, weight, from, to);
      addPanelFirsts(eventSums, done, weights, from, from, to);
    },
  });
  let columns: readonly Float64Array[] | undefined;
  return {
    rows,
    ties,
    panels,
    get columns() {
      columns ??= means.length === 0 ? [] : Array.from(means, (_, j) => unpacked(panels, j));
      return columns;
    },
    means,
    weight: weight && shared(weight, workers),
    offset: data.offset && new Float64Array(data.offset),
    event,
    eventRows: eventRows.slice(0, events),
    eventSums,
    exit: shared(exit, workers),
    cell: shared(tied ? cells(exit, event) : exit, workers),
    entry: shared(entry, workers),
    deaths,
    deathWeight,
    events,
    truncated,
    tied,
    start,
    slotTime,
    workers,
  };
}

function mean(column: Column, weight: Float64Array | undefined): number {
  const x = float64(column);
  let sum = 0;
  if (weight === undefined) {
    for (let row = 0; row < x.length; row++) sum += x[row]!;
    return sum / x.length;
  }
  let total = 0;
  for (let row = 0; row < x.length; row++) {
    sum += weight[row]! * x[row]!;
    total += weight[row]!;
  }
  return sum / total;
}

function cells(exit: Int32Array, event: Uint8Array): Int32Array {
  const cell = new Int32Array(exit.length);
  for (let row = 0; row < exit.length; row++) cell[row] = 2 * exit[row]! + event[row]!;
  return cell;
}

function weighEvents(
  weights: Float64Array,
  event: Uint8Array,
  weight: Float64Array | undefined,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    weights[row - from] = weight === undefined ? event[row]! : event[row]! * weight[row]!;
  }
}
