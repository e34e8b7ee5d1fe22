import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looksLikeCpr, parseCpr } from './cpr.ts';

test.each([
  ['010190-1234', '1990-01-01'],
  ['0101901234', '1990-01-01'],
  ['290204 4123', '2004-02-29'],
  ['290204–4123', '2004-02-29'],
  ['29.02.04 − 4123', '2004-02-29'],
  ['311299-9000', '1999-12-31'],
  ['010136-4000', '2036-01-01'],
  ['010137-4000', '1937-01-01'],
  ['010157-5000', '2057-01-01'],
  ['010158-5000', '1858-01-01'],
])('%s is a person born %s', (text, birthDate) => {
  expect(parseCpr(text)?.birthDate.toString()).toBe(birthDate);
});

test.each(['', '0', '300290-1234', '290205-4123', '001090-1234', '010190-123', '01019012345', 'abcdef-1234'])(
  '%s is no number',
  (text) => expect(parseCpr(text)).toBeUndefined(),
);

test('a number is found in a text, a phone number is not', () => {
  expect(looksLikeCpr('ring til 010190-1234 i morgen')).toBe(true);
  expect(looksLikeCpr('sag 0101901234.')).toBe(true);
  for (const dash of ['–', ' - ', '−', '\u2011'])
    expect(looksLikeCpr(`cpr010190${dash}1234`), dash).toBe(true);
  expect(looksLikeCpr('01.01.90-1234')).toBe(true);
  expect(looksLikeCpr('telefon 20 30 40 50, konto 99999999999')).toBe(false);
  expect(looksLikeCpr('+45 20304050, 1.1.1990, nr. 123456')).toBe(false);
});

test('the date part always stands in the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (number) => {
      const text = String(number).padStart(10, '0');
      const cpr = parseCpr(text);
      if (cpr === undefined) return;
      const { day, month, year } = cpr.birthDate;
      const two = (value: number) => String(value % 100).padStart(2, '0');
      expect(text.slice(0, 6)).toBe(`${two(day)}${two(month)}${two(year)}`);
    }),
  );
});
