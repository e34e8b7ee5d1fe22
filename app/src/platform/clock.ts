/** The one source of time. Injected everywhere, so that tests and the demo decide what today is. */
export interface Clock {
  readonly now: () => Temporal.Instant;
  /** The date where the people are, whatever the server's own zone. */
  readonly today: () => Temporal.PlainDate;
}

const zone = 'Europe/Copenhagen';

export const systemClock: Clock = Object.freeze({
  now: () => Temporal.Now.instant(),
  today: () => Temporal.Now.plainDateISO(zone),
});

/** A clock that stands still at noon of the given day. */
export const fixedClock = (today: Temporal.PlainDate): Clock =>
  Object.freeze({
    now: () => today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant(),
    today: () => today,
  });
