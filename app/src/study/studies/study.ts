import type { LockedProtocol, StudyState } from '@primus-motor/trial';

/** A registered study as its own staff see it. */
export interface Study {
  readonly id: string;
  readonly slug: string;
  readonly invented: boolean;
  readonly state: StudyState;
  readonly commitment: string;
  readonly registeredAt: Temporal.Instant;
  readonly locked: LockedProtocol;
}

/** How far the study has come, over both arms: no count here tells them apart. */
export interface Progress {
  readonly allocated: number;
  /** Day 0 of follow-up is known. */
  readonly withOrigin: number;
  /** Follow-up stopped because the consent to it was withdrawn. */
  readonly withdrawn: number;
  readonly lastOrigin: Temporal.PlainDate | undefined;
}

/** Planned length of follow-up in whole days. A study here counts in days. */
export const followUpDays = ({ protocol }: LockedProtocol): number => protocol.followUp.length;

/** The first day on which everybody's planned follow-up is over and decided; undefined while nobody is released. */
export const matureFrom = (study: Study, progress: Progress): Temporal.PlainDate | undefined =>
  progress.lastOrigin?.add({
    days: followUpDays(study.locked) + (study.locked.protocol.outcome.definition?.maturityDays ?? 0),
  });
