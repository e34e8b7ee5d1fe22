import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, factor } from '../input/columns.ts';
import { type NotComputed, notComputed } from '../result.ts';
import { checkSurvivalData } from '../survival/kaplan-meier.ts';
import { riskIndex } from '../survival/risk-index.ts';
import { countGroups } from '../survival/risk-table.ts';
import { conditionalProbabilities, type Margins, margins } from '../tables/conditional.ts';

export interface TwoGroupData {
  /**
   * Time to event or censoring. With staggered entry an interim look is valid on the calendar's time: `entry` the day of
   * enrolment, `time` the day of event, loss or look.
   */
  readonly time: Column;
  /** 1 for an event, 0 for censoring. */
  readonly event: Column;
  /** Two groups; hazard ratios compare the second (the higher code) with the first. */
  readonly group: Column;
  /** Left truncation: at risk in (entry, time]. */
  readonly entry?: Column;
  /** Only people of the same stratum are compared. */
  readonly stratum?: Column;
}

/** One time with events: of so many events, how many fell into the second group, and who was at risk. */
export interface EventStep {
  readonly time: number;
  /** Events at this time in the second group. */
  readonly seconds: number;
  readonly margins: Margins;
}

export interface EventSteps {
  readonly ok: true;
  readonly groups: readonly number[];
  /** Ascending in time, over all strata; times at which all at risk were in one group are left out. */
  readonly steps: readonly EventStep[];
}

/** The risk sets that a two-group comparison goes through. */
export function eventSteps(data: TwoGroupData): EventSteps | NotComputed {
  checkSurvivalData(data);
  if (data.stratum !== undefined) checkColumn('stratum', data.stratum, data.time.length);
  const group = factor(data.group);
  const count = group.values.length;
  if (count > 2) throw new StatsInputError('group', `has ${count} groups where 2 were expected`);
  if (count < 2) return notComputed('empty-arm', 'there is only one group');
  const strata = data.stratum && factor(data.stratum);
  const coded = strata && { index: strata.index, count: strata.values.length };
  const index = riskIndex(data.time, data.entry, coded);
  const [first, second] = countGroups(index, data.event, { index: group.index, count });
  const steps: EventStep[] = [];
  let events = 0;
  for (let slot = 0; slot < index.slots; slot++) {
    const here = first!.events[slot]! + second!.events[slot]!;
    events += here;
    const [one, two] = [first!.atRisk[slot]!, second!.atRisk[slot]!];
    if (here === 0 || one === 0 || two === 0) continue;
    steps.push({ time: index.time[slot]!, seconds: second!.events[slot]!, margins: margins(two, one, here) });
  }
  if (events === 0) return notComputed('no-events', 'no event was observed');
  if (steps.length === 0) {
    return notComputed('no-variation', 'at every event time all those at risk were in one group');
  }
  steps.sort((a, b) => a.time - b.time);
  return { ok: true, groups: group.values, steps };
}

/**
 * Logarithm of the probability that so many of the events at this time fall into the second group, under a log hazard
 * ratio: people at risk are drawn with odds (Cox's discrete likelihood); one event leaves a share of the risk set.
 */
export function logShare({ seconds, margins: m }: EventStep, logRatio: number): number {
  if (m.events === 1) {
    // Written so that the log of a share near one keeps its digits, on whichever side.
    const gap =
      seconds === 1 ? Math.log(m.control / m.treated) - logRatio : logRatio + Math.log(m.treated / m.control);
    return gap > 0 ? -gap - Math.log1p(Math.exp(-gap)) : -Math.log1p(Math.exp(gap));
  }
  return Math.log(conditionalProbabilities(m, Math.exp(logRatio))[seconds - m.least]!);
}
