import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysPhrase, formatDate, formatInstant, formatTime, parseDate } from './dates.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);

const anyDate = fc.integer({ min: 0, max: 80_000 }).map((days) => date('1900-01-01').add({ days }));

describe('dates in words', () => {
  test.each([
    ['2027-01-12', 'tirsdag 12. januar 2027', 'Tuesday 12 January 2027'],
    ['2028-02-29', 'tirsdag 29. februar 2028', 'Tuesday 29 February 2028'],
    ['2026-05-03', 'søndag 3. maj 2026', 'Sunday 3 May 2026'],
  ])('%s', (iso, da, en) => {
    expect(formatDate('da', date(iso))).toBe(da);
    expect(formatDate('en', date(iso))).toBe(en);
  });

  test('shorter styles', () => {
    expect(formatDate('da', date('2027-01-12'), 'day')).toBe('12. januar 2027');
    expect(formatDate('da', date('2027-01-12'), 'short')).toBe('12. jan. 2027');
    expect(formatDate('da', date('2027-07-01'), 'short')).toBe('1. juli 2027');
    expect(formatDate('en', date('2027-09-01'), 'short')).toBe('1 Sep 2027');
    expect(formatDate('da', date('2027-01-12'), 'month')).toBe('januar 2027');
  });

  test('an instant is told in Danish time, also when UTC has another day', () => {
    const late = Temporal.Instant.from('2027-01-12T23:30:00Z');
    expect(formatInstant('da', late)).toBe('onsdag 13. januar 2027 kl. 00.30');
    expect(formatInstant('en', late, 'short')).toBe('13 Jan 2027 at 00:30');
    const summer = Temporal.Instant.from('2027-07-01T12:05:00Z');
    expect(formatInstant('da', summer, 'day')).toBe('1. juli 2027 kl. 14.05');
    expect(formatTime('da', Temporal.PlainTime.from('09:05'))).toBe('09.05');
  });

  test.each([
    [0, 'i dag', 'today'],
    [1, 'i morgen', 'tomorrow'],
    [-1, 'i går', 'yesterday'],
    [12, 'om 12 dage', 'in 12 days'],
    [-3, 'for 3 dage siden', '3 days ago'],
  ])('%i days', (days, da, en) => {
    expect(daysPhrase('da', days)).toBe(da);
    expect(daysPhrase('en', days)).toBe(en);
  });
});

describe('dates as people type them', () => {
  test.each([
    '2027-01-12',
    '12.1.2027',
    '12/1-2027',
    '12-01-2027',
    ' 12 1 2027 ',
    '12. januar 2027',
    '12 jan. 2027',
  ])('%s', (text) => {
    expect(parseDate(text)?.toString()).toBe('2027-01-12');
  });

  test.each([
    '',
    '2027-02-29',
    '31.4.2027',
    '12.1.27',
    '1.13.2027',
    'i morgen',
    '12. janvier 2027',
    '2027-1-12',
  ])('%s is no date', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test('every date written in words is read back as itself', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom('da' as const, 'en' as const), (day, lang) => {
        for (const style of ['day', 'short'] as const) {
          expect(parseDate(formatDate(lang, day, style))?.toString()).toBe(day.toString());
        }
      }),
    );
  });
});
