import { ASSIGNMENT_END_REASONS } from '@primus-motor/trial';

/** A mentor's place on a course, as an interval. */
export interface Assignment {
  readonly id: string;
  readonly mentorId: string;
  readonly mentor: string;
  readonly place: 1 | 2;
  readonly from: Temporal.PlainDate;
  /** The day from which it no longer holds; undefined while it runs. */
  readonly until: Temporal.PlainDate | undefined;
  readonly endReason: string | undefined;
  /** It was taken back on the day it was made and never ran. */
  readonly takenBack: boolean;
}

/** Why a mentor leaves a course that goes on. */
export const endReasons = [
  ...ASSIGNMENT_END_REASONS.filter((reason) => reason !== 'course-closed'),
  'chosen-by-mistake',
] as const;

export const runsOn = (assignment: Assignment, day: Temporal.PlainDate): boolean =>
  !assignment.takenBack &&
  Temporal.PlainDate.compare(assignment.from, day) <= 0 &&
  (assignment.until === undefined || Temporal.PlainDate.compare(day, assignment.until) < 0);

/** A course has two places. Whole: both are filled; half: one; none: neither. */
export interface PairState {
  readonly state: 'whole' | 'half' | 'none';
  readonly running: readonly Assignment[];
  readonly freePlaces: readonly (1 | 2)[];
  /** Since when somebody is sought; undefined when nobody is. */
  readonly seekingSince: Temporal.PlainDate | undefined;
}

const places = [1, 2] as const;

/** What the intervals say about today: who is on the course, and since when the rest is sought. */
export const pairState = (
  assignments: readonly Assignment[],
  openedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): PairState => {
  const running = assignments
    .filter((assignment) => runsOn(assignment, today))
    .toSorted((a, b) => a.place - b.place);
  const freePlaces = places.filter((place) => !running.some((assignment) => assignment.place === place));
  // Nobody has ever held a place that was taken back, so the search goes on from when it began.
  const vacantSince = freePlaces.map((place) =>
    assignments
      .filter((one) => one.place === place && !one.takenBack && one.until !== undefined)
      .map((one) => one.until ?? openedOn)
      .reduce((latest, day) => (Temporal.PlainDate.compare(day, latest) > 0 ? day : latest), openedOn),
  );
  return {
    state: running.length === 2 ? 'whole' : running.length === 1 ? 'half' : 'none',
    running,
    freePlaces,
    seekingSince: vacantSince.toSorted(Temporal.PlainDate.compare)[0],
  };
};
