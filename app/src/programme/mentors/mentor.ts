import {
  CHECK_KINDS,
  type CheckKind,
  LIFE_AREAS,
  type LifeArea,
  MENTOR_STAGES,
  type MentorStage,
} from '@primus-motor/trial';

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
}

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
  /** Courses the mentor is on today or will be. */
  readonly running: number;
}

export const freePlaces = (mentor: Pick<Mentor, 'capacity' | 'running' | 'stage'>): number =>
  mentor.stage === 'approved' ? Math.max(0, mentor.capacity - mentor.running) : 0;
