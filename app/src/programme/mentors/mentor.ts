import {
  CHECK_KINDS,
  type CheckKind,
  LIFE_AREAS,
  type LifeArea,
  MENTOR_STAGES,
  type MentorStage,
} from '@primus-motor/trial';
import type { Declaration } from './declarations.ts';
import type { Demands } from './demands.ts';

export const mentorStages = MENTOR_STAGES;
export const checkKinds = CHECK_KINDS;
export const lifeAreas = LIFE_AREAS;
export const genders = ['woman', 'man', 'other', 'not-stated'] as const;
export type Gender = (typeof genders)[number];

/** A check that was seen, never kept: what, when, and until when it holds. */
export interface Check {
  readonly kind: CheckKind;
  /** The prison that a clearance is for. */
  readonly prisonId: string | undefined;
  readonly seenOn: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate | undefined;
}

export interface Training {
  readonly courseName: string;
  readonly completedOn: Temporal.PlainDate;
  /** Which of the organisation's courses it was; undefined for one that only has a name. */
  readonly series?: string | undefined;
  readonly hours?: number | undefined;
}

/** A version of the code of conduct that a mentor accepted. */
export interface ConductAcceptance {
  readonly version: number;
  readonly acceptedOn: Temporal.PlainDate;
}

export const absenceKinds = ['leave', 'long-term', 'no-contact', 'inactive'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

/** Away, with the day of return where it is known: from that day on the mentor is back. */
export interface Absence {
  readonly id: string;
  readonly kind: AbsenceKind;
  readonly from: Temporal.PlainDate;
  readonly returnOn: Temporal.PlainDate | undefined;
}

export const slots = ['weekday-day', 'weekday-evening', 'weekend-day', 'weekend-evening'] as const;
export type Slot = (typeof slots)[number];
export const transports = ['car', 'public', 'bicycle'] as const;
export type Transport = (typeof transports)[number];

/** A volunteer mentor as the rules need to know one. */
export interface Mentor {
  readonly id: string;
  readonly name: string;
  readonly birthDate: Temporal.PlainDate | undefined;
  readonly townId: string;
  readonly stage: MentorStage;
  /** How many participants at once. */
  readonly capacity: number;
  readonly languages: readonly string[];
  readonly lifeAreas: readonly LifeArea[];
  readonly checks: readonly Check[];
  readonly trainings: readonly Training[];
  /** Courses the mentor is on today, will be, or is asked to be. */
  readonly running: number;
  /** Declared and accepted, whatever the version. */
  readonly declarations?: readonly Declaration[] | undefined;
  readonly conduct?: readonly ConductAcceptance[] | undefined;
  /** What is asked of this mentor; the usual where nothing is said. */
  readonly demands?: Demands | undefined;
  /** Away today. */
  readonly absence?: Absence | undefined;
}

/** Nobody who is away has a place free; the place comes back by itself on the day of return. */
export const freePlaces = (mentor: Pick<Mentor, 'capacity' | 'running' | 'stage' | 'absence'>): number =>
  mentor.stage === 'approved' && mentor.absence === undefined
    ? Math.max(0, mentor.capacity - mentor.running)
    : 0;
