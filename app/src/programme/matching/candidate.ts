import type { Mentor } from '../mentors/mentor.ts';

/** A mentor as the rules for one course look at one. */
export interface Candidate extends Mentor {
  readonly town: string;
  /** On this course today. */
  readonly here: boolean;
  /** Was on this course before, and not only by mistake. */
  readonly wasHere: boolean;
}

/** The course that a pair is sought for, on the day it is sought. */
export interface Situation {
  readonly today: Temporal.PlainDate;
  readonly language: string;
  readonly townId: string | undefined;
  readonly prisonId: string | undefined;
  /** The person is in prison today. */
  readonly beforeRelease: boolean;
  /** The release that is planned for, where it is known. */
  readonly release: Temporal.PlainDate | undefined;
  /** The last day of the course, where the release is known. */
  readonly courseEnd: Temporal.PlainDate | undefined;
}
