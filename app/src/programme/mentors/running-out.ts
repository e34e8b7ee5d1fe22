import type { CheckKind } from '@primus-motor/trial';
import {
  approvalPolicy,
  bestCheck,
  checksAskedOf,
  type Missing,
  trainingsAskedOf,
  validUntil,
} from './approval.ts';
import type { Mentor } from './mentor.ts';
import { trainedUntil } from './trained.ts';

/** A required check, a clearance or a required training that ends, with its last day. */
export interface RunningOut extends Pick<Missing, 'requirement' | 'training'> {
  readonly end: Temporal.PlainDate;
}

export type Watched = Pick<Mentor, 'checks' | 'trainings' | 'demands'>;

const endingChecks = (mentor: Watched): readonly RunningOut[] => {
  const { checks } = mentor;
  const kinds: readonly CheckKind[] = [...checksAskedOf(mentor), 'prison-clearance'];
  const places = new Set(checks.map((check) => check.prisonId));
  return kinds
    .flatMap((kind) =>
      kind === 'prison-clearance'
        ? [...places].map((place) => (place === undefined ? undefined : bestCheck(checks, kind, place)))
        : [bestCheck(checks, kind)],
    )
    .flatMap((check) => {
      const end = check === undefined ? undefined : validUntil(check);
      return check === undefined || end === undefined ? [] : [{ requirement: check.kind, end }];
    });
};

/** Trainings that were taken, and are to be taken again. */
const endingTrainings = (mentor: Watched, today: Temporal.PlainDate): readonly RunningOut[] =>
  trainingsAskedOf(mentor).flatMap((training) => {
    const end = trainedUntil(mentor.trainings, training, today);
    return end === undefined || end === null ? [] : [{ requirement: 'training', training, end }];
  });

/**
 * The last days of what counts, the first to end first: of each kind of check and each prison the one that holds longest, of
 * each training the last time it was taken.
 */
export const endings = (mentor: Watched, today: Temporal.PlainDate): readonly RunningOut[] =>
  [...endingChecks(mentor), ...endingTrainings(mentor, today)].toSorted((a, b) =>
    Temporal.PlainDate.compare(a.end, b.end),
  );

/** What runs out within the policy's days, the first first. */
export const runningOut = (mentor: Watched, today: Temporal.PlainDate): readonly RunningOut[] => {
  const limit = today.add({ days: approvalPolicy.warnDays });
  return endings(mentor, today).filter(({ end }) => Temporal.PlainDate.compare(end, limit) <= 0);
};
