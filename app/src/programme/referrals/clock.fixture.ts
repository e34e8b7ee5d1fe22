import type { Clock } from '../../platform/clock.ts';

const zone = 'Europe/Copenhagen';

/** A clock at noon of a day that a test may set forward. */
export const movableClock = (first: string): Clock & { readonly goTo: (day: string) => void } => {
  let today = Temporal.PlainDate.from(first);
  return Object.freeze({
    now: () => today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant(),
    today: () => today,
    goTo: (day: string) => {
      today = Temporal.PlainDate.from(day);
    },
  });
};
