import { randomInt } from 'node:crypto';
import type { Secrets } from '../../../platform/secrets.ts';

/** A card holds for so many days. */
export const cardDays = 90;

/**
 * The code on a card: nine digits, so that it can be typed on any telephone by whoever reads no Latin letters, and is
 * never taken for a CPR number, which has ten. A thousand million of them, each good only with its holder's date of
 * birth, and tries are counted.
 */
export const newCode = (): string => String(randomInt(1_000_000_000)).padStart(9, '0');

/** In three groups, as it is written and said: 482-773-951. */
export const inGroups = (code: string): string => code.match(/\d{3}/gu)?.join('-') ?? code;

/** What somebody typed, as digits; undefined when it cannot be a code. */
export const readCode = (typed: string): string | undefined => {
  const digits = typed.replaceAll(/[\s.\-–]/gu, '');
  return /^\d{9}$/u.test(digits) ? digits : undefined;
};

const zone = 'Europe/Copenhagen';

/** The day, where the people are, on which a card was made. */
export const cardDay = (at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate();

/** The moment after the last day of a card that is made now: the day that is said is a whole day. */
export const expiryOf = (now: Temporal.Instant): Temporal.Instant =>
  cardDay(now)
    .add({ days: cardDays + 1 })
    .toZonedDateTime(zone)
    .toInstant();

/** The last day on which a card lets its holder in. */
export const lastCardDay = (expires: Temporal.Instant): Temporal.PlainDate =>
  cardDay(expires.subtract({ milliseconds: 1 }));

/** The keyed hash that the register keeps in place of the code. */
export const codeHash = (secrets: Secrets, code: string): Buffer =>
  secrets.fingerprint('participant card', code);
