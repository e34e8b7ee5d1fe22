import { median } from '../clearance/lead.ts';
import { type StageOnTheWay, stagesOnTheWay } from '../stages.ts';

/** Whole days in the stage; nobody can have been there for less than none. */
export const daysIn = (since: Temporal.PlainDate, today: Temporal.PlainDate): number =>
  Math.max(0, since.until(today).days);

export interface StageGroup<M> {
  readonly stage: StageOnTheWay;
  /** Who has waited longest comes first. */
  readonly people: readonly (M & { readonly days: number })[];
  /** Undefined where nobody is. */
  readonly medianDays: number | undefined;
  readonly longestDays: number | undefined;
}

/** Everybody on the way in, by stage, with how long each has been there. */
export const byStage = <M extends { readonly stage: string; readonly stageSince: Temporal.PlainDate }>(
  mentors: readonly M[],
  today: Temporal.PlainDate,
): readonly StageGroup<M>[] =>
  stagesOnTheWay.map((stage) => {
    const people = mentors
      .filter((mentor) => mentor.stage === stage)
      .map((mentor) => ({ ...mentor, days: daysIn(mentor.stageSince, today) }))
      .toSorted((a, b) => b.days - a.days);
    const days = people.map((one) => one.days);
    return {
      stage,
      people,
      medianDays: days.length === 0 ? undefined : median(days),
      longestDays: days[0],
    };
  });
