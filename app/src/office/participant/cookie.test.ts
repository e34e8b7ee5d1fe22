import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testSecrets } from '../../../test/database.ts';
import { secretsFrom } from '../../platform/secrets.ts';
import { cardOf, endedParticipantCookie, participantCookie, visitMinutes } from './cookie.ts';

const house = { publicUrl: 'https://primus.test.invalid', secrets: testSecrets };
const now = Temporal.Instant.from('2026-11-22T12:00:00Z');
const valueIn = (cookie: string) => decodeURIComponent(/=([^;]*)/u.exec(cookie)?.[1] ?? '');

test('M125 a cookie stands for its card for half an hour, and is the browser’s alone', () => {
  const card = randomUUID();
  const cookie = participantCookie(house, card, now);
  expect(cookie).toMatch(/^__Host-primus-me=.*; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/u);
  const value = valueIn(cookie);
  expect(cardOf(house, value, now)).toBe(card);
  expect(cardOf(house, value, now.add({ minutes: visitMinutes }).subtract({ seconds: 1 }))).toBe(card);
  expect(cardOf(house, value, now.add({ minutes: visitMinutes }))).toBeUndefined();
  expect(valueIn(endedParticipantCookie(house))).toBe('');
});

test('M125 whatever is changed in it makes it nobody’s', () => {
  const value = valueIn(participantCookie(house, randomUUID(), now));
  const stranger = { ...house, secrets: secretsFrom(Buffer.alloc(32, 7)) };
  expect(cardOf(stranger, value, now)).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(value.length - 1), fc.constantFrom(...'0123456789abcdefAZ.-_'), (at, letter) => {
      fc.pre(value[at] !== letter);
      // The last letter of the signature carries two bits that no byte has.
      fc.pre(at < value.length - 1);
      expect(cardOf(house, value.slice(0, at) + letter + value.slice(at + 1), now)).toBeUndefined();
    }),
  );
  for (const odd of ['', '.', '..', 'x.y.z', `${randomUUID()}.99999999999999.`])
    expect(cardOf(house, odd, now)).toBeUndefined();
});
