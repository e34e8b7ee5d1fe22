import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardDay, expiryOf, lastCardDay } from './code.ts';

const at = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/Copenhagen]`).toInstant();

test.each([
  ['2026-11-22T00:00', '2027-02-20'],
  ['2026-11-22T23:59', '2027-02-20'],
  // Summer time begins on the last day, or the day after.
  ['2026-12-28T23:30', '2027-03-28'],
  ['2026-12-27T12:00', '2027-03-27'],
  ['2027-07-30T00:30', '2027-10-28'],
])('M125 a card made %s lets its holder in through the whole of %s', (made, last) => {
  const expires = expiryOf(at(made));
  expect(lastCardDay(expires).toString()).toBe(last);
  expect(Temporal.Instant.compare(at(`${last}T23:59:59`), expires)).toBe(-1);
});

test('M125 a card made at whatever moment ends on the ninetieth day after it, at midnight', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (time) => {
      const made = Temporal.Instant.fromEpochMilliseconds(time);
      const expires = expiryOf(made);
      expect(cardDay(made).until(lastCardDay(expires)).days).toBe(90);
      expect(expires.toZonedDateTimeISO('Europe/Copenhagen').toPlainTime().toString()).toBe('00:00:00');
    }),
  );
});
