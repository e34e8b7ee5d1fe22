/** Whom the programme takes in: its own rules, as whole numbers. */
export interface IntakeRule {
  /** 0 is the rule that holds until the programme lead sets one. */
  readonly version: number;
  readonly minimumAge: number;
  /** Weeks to the release, both ends included. */
  readonly weeksFrom: number;
  readonly weeksTo: number;
  /** So many weeks outside are almost inside. */
  readonly nearWeeks: number;
}

/**
 * Until somebody sets another rule. A course begins about two months before the release, and a mentor's access to a
 * prison takes its time; half a year ahead is as far as dates hold.
 */
export const defaultRule: IntakeRule = Object.freeze({
  version: 0,
  minimumAge: 18,
  weeksFrom: 4,
  weeksTo: 26,
  nearWeeks: 4,
});
