import type { LifeArea } from '@primus-motor/trial';
import type { Whereabouts } from './travel.ts';
import type { Day, Slot } from './volunteer.ts';

/** What the participant wishes; empty lists and `none` where nothing is wished. */
export interface Wishes {
  readonly lifeAreas: readonly LifeArea[];
  readonly slots: readonly Slot[];
  readonly gender: 'none' | 'woman' | 'man';
  readonly genderIsMust: boolean;
}

export const noWishes: Wishes = Object.freeze({
  lifeAreas: [],
  slots: [],
  gender: 'none',
  genderIsMust: false,
});

/** A course that seeks its pair or its second mentor: facts, no name. */
export interface Seeker {
  /** The course. */
  readonly id: string;
  readonly personId: string;
  readonly language: string;
  /** Where the participant will live, or lives. */
  readonly home: Whereabouts;
  readonly prisonId: string | undefined;
  /** In prison today. */
  readonly beforeRelease: boolean;
  /** The release that is planned for, where it is known. */
  readonly release: Day | undefined;
  /** The last day of the course, where the release is known. */
  readonly courseEnd: Day | undefined;
  readonly wishes: Wishes;
  /** The mentor who is on the course and stays, when the second is sought. */
  readonly staying: string | undefined;
  /** Mentors who were on this course and left it. */
  readonly former: readonly string[];
}

/** Days before the release on which the first meeting in prison should have been, and the last one that makes sense. */
export const firstMeetingDays = Object.freeze({ planned: 60, latest: 14 });

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/**
 * The day of the first meeting in prison: two months before the release, or two weeks before it where less than two
 * months are left. Undefined where the release is not known, or has been.
 */
export const firstMeetingOf = (
  seeker: Pick<Seeker, 'beforeRelease' | 'release'>,
  today: Day,
): Day | undefined => {
  if (!seeker.beforeRelease || seeker.release === undefined) return undefined;
  const planned = addDays(seeker.release, -firstMeetingDays.planned);
  return planned >= today ? planned : addDays(seeker.release, -firstMeetingDays.latest);
};
