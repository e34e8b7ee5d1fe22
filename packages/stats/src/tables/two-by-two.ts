import { StatsInputError } from '../error.ts';
import { checkWhole } from '../input/options.ts';
import { type NotComputed, notComputed } from '../result.ts';

/** One arm: how many of `n` had the event. */
export interface Arm {
  readonly events: number;
  readonly n: number;
}

/** Events in a treated and a control arm. Effects compare treated with control. */
export interface TwoByTwo {
  readonly treated: Arm;
  readonly control: Arm;
}

/** Throws unless both arms are whole counts with no more events than people; tells when an arm is empty. */
export function checkTable(table: TwoByTwo): NotComputed | undefined {
  for (const arm of ['treated', 'control'] as const) {
    const { events, n } = table[arm];
    checkWhole(`${arm}.n`, n);
    checkWhole(`${arm}.events`, events);
    if (events > n) throw new StatsInputError(`${arm}.events`, `${events} is more than n = ${n}`);
  }
  const empty = table.treated.n === 0 ? 'treated' : table.control.n === 0 ? 'control' : undefined;
  return empty && notComputed('empty-arm', `the ${empty} arm has nobody in it`);
}

/** Observed risks of both arms. */
export function risksOf({ treated, control }: TwoByTwo): {
  readonly treated: number;
  readonly control: number;
} {
  return { treated: treated.events / treated.n, control: control.events / control.n };
}
