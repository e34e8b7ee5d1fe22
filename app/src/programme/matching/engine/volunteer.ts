import type { CheckKind, LifeArea, MentorStage } from '@primus-motor/trial';
import type { Missing } from '../../mentors/approval.ts';
import type { Gender } from '../../mentors/mentor.ts';
import type { Transport, Whereabouts } from './travel.ts';

/** A calendar day as `2026-11-22`: days compare as texts do, and cross to a worker thread as they are. */
export type Day = string;

/** When a volunteer or a participant can meet. */
export const slots = ['weekday-day', 'weekday-evening', 'weekend-day', 'weekend-evening'] as const;
export type Slot = (typeof slots)[number];

/** A clearance for one prison that holds; without a last day it holds until told otherwise. */
export interface Clearance {
  readonly prisonId: string;
  readonly until: Day | undefined;
}

/** A clearance that is asked for and not answered. */
export interface AskedClearance {
  readonly prisonId: string;
  readonly sentOn: Day;
}

/** A prison's no, when nothing was asked for after it. */
export interface RefusedClearance {
  readonly prisonId: string;
  readonly on: Day;
}

/**
 * A mentor as the engine looks at one: facts of today, no name and no contact data, plain values only (they are sent
 * to a worker thread).
 */
export interface Volunteer {
  readonly id: string;
  /** Where the volunteer lives, as the town's own coordinates. */
  readonly home: Whereabouts;
  readonly transport: Transport;
  readonly maxTravelMinutes: number;
  readonly stage: MentorStage;
  readonly birthDate: Day | undefined;
  readonly gender: Gender;
  /** What the approval lacks today (`approvalVerdict`). */
  readonly missing: readonly Missing[];
  readonly capacity: number;
  /** Courses the volunteer is on, and matches that wait for an answer. */
  readonly taken: number;
  readonly languages: readonly string[];
  readonly lifeAreas: readonly LifeArea[];
  /** Empty where nobody has asked. */
  readonly slots: readonly Slot[];
  /** Worked as a mentor before, here or elsewhere. */
  readonly experienced: boolean;
  /** Away today; `returnOn` where it is known. */
  readonly absent: { readonly returnOn: Day | undefined } | undefined;
  readonly clearances: readonly Clearance[];
  readonly asked: readonly AskedClearance[];
  readonly refused: readonly RefusedClearance[];
  /** The last day of each check that the approval rests on. */
  readonly checkEnds: readonly { readonly kind: CheckKind; readonly end: Day }[];
  /** Persons (`personId`) and volunteers with whom this one may not be put together. */
  readonly conflicts: readonly string[];
  /** Persons (`personId`) whose mentor this one was on an earlier course. */
  readonly knows: readonly string[];
}

/** Places that one more course can take. */
export const freePlaces = ({ stage, capacity, taken }: Pick<Volunteer, 'stage' | 'capacity' | 'taken'>) =>
  stage === 'approved' ? Math.max(0, capacity - taken) : 0;
