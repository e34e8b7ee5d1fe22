/** What the one who comes may see of the time before. */
export const arrivingSees = ['nothing', 'note', 'since', 'everything'] as const;
export type ArrivingSees = (typeof arrivingSees)[number];

/** What the one who leaves may still see. */
export const leavingSees = ['nothing', 'own-contacts'] as const;
export type LeavingSees = (typeof leavingSees)[number];

/** The coordinator's choice for a place that one mentor left and another comes to. */
export interface Handover {
  readonly assignmentId: string;
  /** Who left. */
  readonly mentor: string;
  readonly note: string;
  readonly arrivingSees: ArrivingSees;
  /** Set exactly when the next one sees the contacts since a day. */
  readonly arrivingFrom: Temporal.PlainDate | undefined;
  readonly leavingSees: LeavingSees;
  /** The last day; set exactly when the one who left sees the own contacts. */
  readonly leavingUntil: Temporal.PlainDate | undefined;
}
export type HandoverChoice = Omit<Handover, 'assignmentId' | 'mentor'>;

/** So long may somebody who left read the own contacts at most. */
export const longestLook = 90;
