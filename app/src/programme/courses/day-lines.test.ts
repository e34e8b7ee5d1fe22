import { expect, test } from 'vitest';
import { contactLine } from '../contacts/day-lines.ts';
import { pairLine } from '../matching/day-lines.ts';
import { checkLine } from '../mentors/day-lines.ts';
import { releaseLine } from './day-lines.ts';
import type { ReleaseDate } from './release-date.ts';

const day = Temporal.PlainDate.from;
const course = { id: 'c', person: 'Mikkel' };
const record: ReleaseDate = {
  id: 'r',
  kind: 'expected',
  certainty: 'likely',
  date: day('2027-02-01'),
  latestDate: undefined,
  source: 'brev',
  recordedBy: 'x',
  recordedAt: Temporal.Instant.from('2026-11-01T09:00:00Z'),
  supersededBy: undefined,
  stay: 1,
};
const release = (today: string, facts: Partial<ReleaseDate> = {}, agreed = false) => {
  const line = releaseLine('da', course, { ...record, ...facts }, agreed, day(today));
  return line === undefined ? undefined : `${line.tone}: ${line.text}`;
};

test('a release that is near asks who meets, until it is agreed; one that passed asks whether it happened', () => {
  expect(release('2027-01-17')).toBeUndefined();
  expect(release('2027-01-20')).toBe('soon: Mikkel løslades om 12 dage; ingen ved, hvem der henter.');
  expect(release('2027-01-20', {}, true)).toBeUndefined();
  expect(release('2027-01-30')).toBe('danger: Mikkel løslades om 2 dage; ingen ved, hvem der henter.');
  expect(release('2027-02-01')).toBe('danger: Mikkel løslades i dag; ingen ved, hvem der henter.');
  expect(release('2027-02-02')).toBe(
    'danger: Mikkel skulle være løsladt 1. februar 2027, og ingen har bekræftet det.',
  );
  expect(release('2027-02-02', { kind: 'actual', certainty: 'certain' })).toBeUndefined();
  expect(release('2027-02-02', { latestDate: day('2027-02-10') })).toBeUndefined();
  expect(release('2027-02-02', { certainty: 'unknown', date: undefined })).toBeUndefined();
});

test('a course without a whole pair says for how long, and is urgent once the course should have begun', () => {
  const pair = (state: 'none' | 'half' | 'whole', today: string) => {
    const seekingSince = state === 'whole' ? undefined : day('2026-11-20');
    const line = pairLine(
      'da',
      course,
      { state, running: [], freePlaces: [], seekingSince },
      record.date,
      day(today),
    );
    return line === undefined ? undefined : `${line.tone}: ${line.text}`;
  };
  expect(pair('whole', '2026-11-22')).toBeUndefined();
  expect(pair('none', '2026-11-21')).toBe('soon: Mikkel har ingen mentorer. Søgt i 1 dag.');
  expect(pair('none', '2026-12-03')).toBe('danger: Mikkel har ingen mentorer. Søgt i 13 dage.');
  expect(pair('half', '2026-12-03')).toBe('soon: Mikkel: Én mentor siden 20. november 2026, 13 dage.');
});

test('a month without contact is told on the day after', () => {
  expect([30, 31, 60, 61].map((days) => contactLine('da', course, days)?.tone)).toEqual([
    undefined,
    'soon',
    'soon',
    'danger',
  ]);
  expect(contactLine('en', course, 34)?.text).toBe('Nobody has been in contact with Mikkel for 34 days.');
});

test('a check that runs out is told two months before; one that ran out is urgent while a course runs', () => {
  const line = (until: string, running = 1, stage: 'approved' | 'paused' = 'approved') => {
    const check = {
      kind: 'criminal-record',
      prisonId: undefined,
      seenOn: day('2025-01-01'),
      validUntil: day(until),
    } as const;
    const told = checkLine(
      'da',
      { id: 'm', name: 'Åse', checks: [check], trainings: [], running, stage },
      day('2026-11-22'),
    );
    return told === undefined ? undefined : `${told.tone}: ${told.text}`;
  };
  expect(line('2027-01-22')).toBeUndefined();
  expect(line('2027-01-21')).toBe('info: Åse: straffeattest udløber om 60 dage, 21. januar 2027.');
  expect(line('2026-12-01')).toMatch(/^soon/u);
  expect(line('2026-11-21')).toBe(
    'danger: Åse: straffeattest udløb 21. november 2026. Mentoren får ingen nye forløb.',
  );
  expect(line('2026-11-21', 0)).toMatch(/^soon/u);
  expect(line('2026-11-21', 1, 'paused')).toBeUndefined();
});
