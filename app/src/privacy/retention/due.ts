import type { SubjectKind } from '../catalogue/index.ts';
import type { Category, Policy } from './policy.ts';

/** What keeps somebody from being erased, whatever the day. */
export const holds = [
  'open-concern',
  'open-request',
  'follow-up',
  'paused',
  'still-active',
  'open-expense',
] as const;
export type Hold = (typeof holds)[number];

export interface ParticipantFacts {
  readonly kind: 'participant';
  readonly id: string;
  readonly label: string;
  /** A course runs, or a referral has no answer yet. */
  readonly underWay: boolean;
  readonly takenIn: boolean;
  readonly lastCourseEnded: Temporal.PlainDate | undefined;
  /** The latest of course, answer and randomisation; of a person with none of them, when they were registered. */
  readonly lastEvent: Temporal.PlainDate;
  readonly hasNotes: boolean;
  readonly holds: readonly Hold[];
}

export interface VolunteerFacts {
  readonly kind: 'volunteer';
  readonly id: string;
  readonly label: string;
  readonly wasApproved: boolean;
  readonly leftOn: Temporal.PlainDate | undefined;
  readonly holds: readonly Hold[];
}

export interface StudyFacts {
  readonly kind: 'study';
  readonly id: string;
  readonly label: string;
  readonly closedOn: Temporal.PlainDate | undefined;
}

export type Facts = ParticipantFacts | VolunteerFacts | StudyFacts;

/** Something that goes on a day, unless it is held. */
export interface Due {
  readonly category: Category;
  readonly kind: SubjectKind | 'study';
  readonly id: string;
  readonly label: string;
  readonly on: Temporal.PlainDate;
  readonly holds: readonly Hold[];
}

/** What has a day, under a policy: each category of somebody at most once. */
export const dueOf = (facts: Facts, policy: Policy): readonly Due[] => {
  const line = (
    category: Category,
    from: Temporal.PlainDate | undefined,
    held: readonly Hold[],
  ): readonly Due[] => {
    const months = policy.periods[category];
    if (months === null || from === undefined) return [];
    const { kind, id, label } = facts;
    return [{ category, kind, id, label, on: from.add({ months }), holds: held }];
  };
  switch (facts.kind) {
    case 'study':
      return line('study-key', facts.closedOn, []);
    case 'volunteer':
      return line(facts.wasApproved ? 'volunteer' : 'applicant', facts.leftOn, facts.holds);
    case 'participant': {
      if (facts.underWay) return [];
      // The follow-up needs to know who somebody is, not what was noted.
      const ofNotes = facts.holds.filter((hold) => hold !== 'follow-up');
      return [
        ...(facts.hasNotes ? line('notes', facts.lastCourseEnded, ofNotes) : []),
        ...line(facts.takenIn ? 'participant' : 'not-taken-in', facts.lastEvent, facts.holds),
      ];
    }
  }
};

/** Whether it goes today. */
export const isRipe = (due: Due, today: Temporal.PlainDate): boolean =>
  due.holds.length === 0 && Temporal.PlainDate.compare(due.on, today) <= 0;
