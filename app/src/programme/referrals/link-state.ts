/** open: may be handed in; used: handed in, and followed for a while; expired, revoked: nothing more can be done. */
export type LinkState = 'open' | 'used' | 'expired' | 'revoked';

const zone = 'Europe/Copenhagen';

/** How many days a link is open for its hand-in, the day it is made not counted. */
export const linkOpenDays = 14;

/** The moment after the last day on which a link made today can be used: the day that is said is a whole day. */
export const expiryOf = (today: Temporal.PlainDate): Temporal.Instant =>
  today
    .add({ days: linkOpenDays + 1 })
    .toZonedDateTime(zone)
    .toInstant();

/** The last whole or begun day before a moment: what a page says of an expiry. */
export const lastDayOf = (expires: Temporal.Instant): Temporal.PlainDate =>
  expires.subtract({ milliseconds: 1 }).toZonedDateTimeISO(zone).toPlainDate();

/** A link is followed for so long after its hand-in, but no longer than thirty days after the release. */
export const followUntil = (handedIn: Temporal.Instant): Temporal.Instant =>
  handedIn.toZonedDateTimeISO(zone).add({ years: 1 }).toInstant();

/** Where a link stands at a moment. */
export const linkState = (
  link: {
    readonly expires_at: Temporal.Instant;
    readonly used_at: Temporal.Instant | null;
    readonly revoked_at: Temporal.Instant | null;
  },
  now: Temporal.Instant,
): LinkState => {
  if (link.revoked_at !== null) return 'revoked';
  if (link.used_at !== null) return 'used';
  return Temporal.Instant.compare(link.expires_at, now) <= 0 ? 'expired' : 'open';
};
