import type { SubjectKind } from '../catalogue/index.ts';

/** So many days after it came in, a request is answered. */
export const daysToAnswer = 30;

export const identifications = ['photo-id', 'known-in-person', 'digital-signature', 'other'] as const;
export type Identification = (typeof identifications)[number];

export const outcomes = ['given', 'refused', 'withdrawn'] as const;
export type Outcome = (typeof outcomes)[number];

export interface AccessRequest {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
  readonly identifiedBy: Identification;
  readonly reason: string;
  readonly outcome: Outcome | undefined;
  readonly outcomeReason: string;
  readonly closedAt: Temporal.Instant | undefined;
  /** The name, while the person is in the register. */
  readonly name: string | undefined;
}

export interface Copied {
  readonly format: 'html' | 'json';
  readonly hash: string;
  readonly rows: number;
  readonly heldBack: number;
  readonly madeAt: Temporal.Instant;
}
