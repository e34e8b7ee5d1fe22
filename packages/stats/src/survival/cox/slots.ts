import { type RiskIndex, riskIndex } from '../risk-index.ts';
import type { WholeCounts } from '../whole-counts.ts';
import type { CoxColumns } from './design.ts';

/** Event times as slots, and every row's place among them; see CoxDesign. */
interface Slots {
  readonly exit: Int32Array;
  readonly entry: Int32Array;
  readonly event: Uint8Array;
  readonly start: Int32Array;
  readonly slotTime: Float64Array;
  readonly deaths: Int32Array;
  readonly truncated: boolean;
}

/** Slots of any data. */
export function generalSlots(data: CoxColumns, weight: Float64Array | undefined): Slots {
  const rows = data.time.length;
  const index = riskIndex(data.time, data.entry, data.stratum);
  const event = new Uint8Array(data.event);
  // A row of weight zero takes no part, not even in the count of tied events.
  if (weight !== undefined) for (let row = 0; row < rows; row++) if (weight[row] === 0) event[row] = 0;
  const { upTo, first, start, time } = eventSlots(index, event);
  const exit = new Int32Array(rows);
  const entry = new Int32Array(rows);
  const deaths = new Int32Array(time.length);
  for (let row = 0; row < rows; row++) {
    const slot = upTo[index.exit[row]!]!;
    exit[row] = slot;
    deaths[slot]! += event[row]!;
  }
  if (index.entry !== undefined) {
    for (let row = 0; row < rows; row++) entry[row] = upTo[index.entry[row]!]!;
  } else if (start.length > 2) {
    for (let row = 0; row < rows; row++) entry[row] = first[index.exit[row]!]!;
  }
  return { exit, entry, event, start, slotTime: time, deaths, truncated: index.entry !== undefined };
}

/** Slots of whole times in one pass over the rows: times and events are counted already. */
export function wholeSlots(time: Float64Array, event: Float64Array, { times, counts }: WholeCounts): Slots {
  const rows = time.length;
  const events = counts[0]![1]!;
  const slotTime = [0];
  const died = [0];
  // Per time, the last slot up to it.
  const slotAt = new Int32Array(times.at(-1)! + 1);
  for (const [i, at] of times.entries()) {
    if (events[i]! > 0) {
      slotTime.push(at);
      died.push(events[i]!);
    }
    slotAt[at] = slotTime.length - 1;
  }
  const exit = new Int32Array(rows);
  const happened = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    exit[row] = slotAt[time[row]!]!;
    happened[row] = event[row]!;
  }
  return {
    exit,
    entry: new Int32Array(rows),
    event: happened,
    start: Int32Array.of(0, slotTime.length),
    slotTime: Float64Array.from(slotTime),
    deaths: Int32Array.from(died),
    truncated: false,
  };
}

/** Thins the slots of all exit times to those with events: per old slot the last event slot up to it and its stratum's first slot. */
function eventSlots(index: RiskIndex, event: Uint8Array) {
  const hasEvent = new Uint8Array(index.slots);
  for (let row = 0; row < event.length; row++) hasEvent[index.exit[row]!]! |= event[row]!;
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
