import type { OutcomeDefinition } from './definition.ts';
import type { OutcomeEvent } from './event.ts';

/** Why a person's follow-up ended before the planned length, and the last day seen. */
export type FollowUpEnd = Readonly<{ reason: 'withdrawn' | 'died' | 'emigrated'; on: Temporal.PlainDate }>;

export type FollowUp = Readonly<{
  /** day 0 */
  origin: Temporal.PlainDate;
  /** planned length in whole days; the last day counts */
  lengthDays: number;
  /** the register is complete up to and including this day */
  completeUntil: Temporal.PlainDate;
  end?: FollowUpEnd | null;
}>;

export type OutcomeReason = 'event' | 'end-of-follow-up' | 'register-complete-until' | FollowUpEnd['reason'];

/** Why an offence did not count. */
export type IgnoredReason =
  | 'excluded-type'
  | 'before-window'
  | 'after-follow-up'
  | 'undecided'
  | 'decision-not-counted';

export type Outcome = Readonly<{
  /** whole days from the origin to the event, or to the last day seen without one; never negative */
  timeDays: number;
  event: boolean;
  reason: OutcomeReason;
  /** index of the offence that counted */
  offence: number | null;
  /** offences of the window that are not decided yet: the result may still change */
  pending: number;
  /** every offence that did not count, by index, with the reason */
  ignored: readonly Readonly<{ index: number; reason: IgnoredReason }>[];
}>;

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days;
}

/** The last day, counted from the origin, on which the person was seen, and why not longer. */
function lastDay(followUp: FollowUp, definition: OutcomeDefinition): { day: number; reason: OutcomeReason } {
  const seen: { day: number; reason: OutcomeReason }[] = [
    { day: followUp.lengthDays, reason: 'end-of-follow-up' },
    {
      day: daysBetween(followUp.origin, followUp.completeUntil) - definition.maturityDays,
      reason: 'register-complete-until',
    },
  ];
  if (followUp.end)
    seen.push({ day: daysBetween(followUp.origin, followUp.end.on), reason: followUp.end.reason });
  // the first of the earliest: a person seen to the planned end is not called cut off on that same day
  return seen.reduce((earliest, one) => (one.day < earliest.day ? one : earliest));
}

function whyIgnored(
  event: OutcomeEvent,
  day: number,
  last: number,
  definition: OutcomeDefinition,
  completeUntil: Temporal.PlainDate,
): IgnoredReason | null {
  if (definition.excludedTypes.includes(event.offenceType)) return 'excluded-type';
  if (day < definition.firstDay) return 'before-window';
  if (day > last) return 'after-follow-up';
  if (event.decision === null || event.decisionDate === null) return 'undecided';
  // a decision later than the register's complete part is known for some people only
  if (Temporal.PlainDate.compare(event.decisionDate, completeUntil) > 0) return 'undecided';
  return definition.decisions.includes(event.decision) ? null : 'decision-not-counted';
}

/**
 * One person's outcome from the offences known of them: time and event as survival analysis wants them.
 *
 * The event is the earliest offence, by offence date, that counts under the definition and lies on or
 * before the last day seen. The last day seen is the planned end, the register's completeness less the
 * definition's maturity, or death, emigration or withdrawal, whichever is first; offences after it are
 * left out even when known, since for others they would not be. An offence on the last day counts. Nobody
 * is called event-free beyond what the register can show. An origin after that gives 0 days without event.
 */
export function deriveOutcome(
  definition: OutcomeDefinition,
  followUp: FollowUp,
  events: readonly OutcomeEvent[],
): Outcome {
  const last = lastDay(followUp, definition);
  const ignored: { index: number; reason: IgnoredReason }[] = [];
  let first: { index: number; day: number } | null = null;
  for (const [index, event] of events.entries()) {
    const day = daysBetween(followUp.origin, event.offenceDate);
    const reason = whyIgnored(event, day, last.day, definition, followUp.completeUntil);
    if (reason) ignored.push(Object.freeze({ index, reason }));
    else if (first === null || day < first.day) first = { index, day };
  }
  return Object.freeze({
    timeDays: first?.day ?? Math.max(0, last.day),
    event: first !== null,
    reason: first ? 'event' : last.reason,
    offence: first?.index ?? null,
    pending: ignored.filter((one) => one.reason === 'undecided').length,
    ignored: Object.freeze(ignored),
  });
}

/** The first day on which this person's planned follow-up may be reported: all of it seen, and decided. */
export function matureOn(
  definition: OutcomeDefinition,
  origin: Temporal.PlainDate,
  lengthDays: number,
): Temporal.PlainDate {
  return origin.add({ days: lengthDays + definition.maturityDays });
}
