/** How long things live. */
export const lifetime = Object.freeze({
  /** A session that nobody uses: a working day, so that a lunch or a visit does not sign anybody out. */
  idle: Temporal.Duration.from({ hours: 8 }),
  /** A session however much it is used: signing in once a day is what one-time codes are for. */
  absolute: Temporal.Duration.from({ hours: 24 }),
  /** How often a session's last use is written down. */
  touch: Temporal.Duration.from({ minutes: 1 }),
  /** Between the password and the code. */
  secondStep: Temporal.Duration.from({ minutes: 10 }),
  /** Between the first password and the first code of a new account. */
  setUp: Temporal.Duration.from({ hours: 1 }),
  /** How long a proof of who somebody is holds for a page that asks for one. */
  proof: Temporal.Duration.from({ minutes: 10 }),
  /** The same for the form on such a page, which takes time to fill in. */
  proofOfForm: Temporal.Duration.from({ minutes: 30 }),
  /** How long a browser is known. */
  device: Temporal.Duration.from({ hours: 365 * 24 }),
});
