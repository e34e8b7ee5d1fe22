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

/** The day, where the people are, on which a card was made or ends. */
export const cardDay = (at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();

/** The keyed hash that the register keeps in place of the code. */
export const codeHash = (secrets: Secrets, code: string): Buffer =>
  secrets.fingerprint('participant card', code);
