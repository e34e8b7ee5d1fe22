import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approvalVerdict, bestCheck, holdsOn, runningOut, stageAfter, validUntil } from './approval.ts';
import type { Check, Training } from './mentor.ts';

const day = Temporal.PlainDate.from;
const today = day('2026-11-22');
const seen = (kind: Check['kind'], seenOn: string, until?: string, prisonId?: string): Check => ({
  kind,
  seenOn: day(seenOn),
  validUntil: until === undefined ? undefined : day(until),
  prisonId,
});
const trained: readonly Training[] = [{ courseName: 'Grundkursus', completedOn: day('2026-10-01') }];
const all = [
  seen('interview', '2026-09-01'),
  seen('declarations', '2026-09-01'),
  seen('criminal-record', '2026-09-01'),
];
const adult = { birthDate: day('1990-01-01') };

describe('approval', () => {
  test('needs nothing more when everything is seen', () => {
    expect(approvalVerdict(adult, all, trained, today)).toEqual({
      met: ['age', 'interview', 'declarations', 'criminal-record', 'basic-training'],
      missing: [],
    });
  });

  test.each([
    [
      'the day before turning 25',
      { birthDate: day('2001-11-23') },
      [{ requirement: 'age', reason: 'too-young' }],
    ],
    ['on the day of turning 25', { birthDate: day('2001-11-22') }, []],
    ['without a birth date', { birthDate: undefined }, [{ requirement: 'age', reason: 'unknown-age' }]],
  ] as const)('%s', (_, mentor, missing) => {
    expect(approvalVerdict(mentor, all, trained, today).missing).toEqual(missing);
  });

  test('somebody born on 29 February turns 25 on 28 February where there is no leap day', () => {
    const leap = { birthDate: day('2004-02-29') };
    expect(
      approvalVerdict(leap, all, trained, day('2029-02-28')).missing.map((m) => m.requirement),
    ).not.toContain('age');
  });

  test('says what is absent and what has run out, and does not count training to come', () => {
    const checks = [seen('interview', '2026-09-01'), seen('criminal-record', '2024-11-01')];
    const later = [{ courseName: 'Grundkursus', completedOn: day('2026-12-01') }];
    expect(approvalVerdict(adult, checks, later, today).missing).toEqual([
      { requirement: 'declarations', reason: 'absent' },
      { requirement: 'criminal-record', reason: 'expired' },
      { requirement: 'basic-training', reason: 'absent' },
    ]);
  });

  test('property: one more valid check never makes more missing', () => {
    const anyCheck = fc
      .record({
        kind: fc.constantFrom('interview', 'declarations', 'criminal-record', 'reference' as const),
        ago: fc.integer({ min: 0, max: 1200 }),
      })
      .map(({ kind, ago }) => ({
        ...seen(kind as Check['kind'], '2026-11-22'),
        seenOn: today.subtract({ days: ago }),
      }));
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 6 }), anyCheck, (checks, one) => {
        const before = approvalVerdict(adult, checks, trained, today);
        const after = approvalVerdict(adult, [...checks, one], trained, today);
        expect(after.missing.length).toBeLessThanOrEqual(before.missing.length);
        expect(after.met.length + after.missing.length).toBe(5);
      }),
    );
  });
});

describe('how long a check holds', () => {
  test('a criminal record two years, others until told, a written day always wins; the last day counts', () => {
    expect(validUntil(seen('criminal-record', '2026-02-28'))).toEqual(day('2028-02-28'));
    expect(validUntil(seen('interview', '2026-02-28'))).toBeUndefined();
    const written = seen('criminal-record', '2026-02-28', '2026-11-22');
    expect(holdsOn(written, today)).toBe(true);
    expect(holdsOn(written, today.add({ days: 1 }))).toBe(false);
  });

  test('the one that holds longest counts, of a clearance only for its prison', () => {
    const checks = [
      seen('prison-clearance', '2026-01-01', '2027-01-01', 'north'),
      seen('prison-clearance', '2026-02-01', '2026-12-01', 'north'),
      seen('prison-clearance', '2026-02-01', '2028-12-01', 'south'),
    ];
    expect(bestCheck(checks, 'prison-clearance', 'north')).toBe(checks[0]);
    expect(bestCheck(checks, 'prison-clearance', 'west')).toBeUndefined();
    expect(runningOut(checks, today).map(({ end }) => end.toString())).toEqual(['2027-01-01']);
    const renewed = [seen('criminal-record', '2024-12-01'), seen('criminal-record', '2026-10-01')];
    expect(runningOut(renewed, today)).toEqual([]);
    expect(runningOut(renewed.slice(0, 1), today)).toHaveLength(1);
  });
});

test('the stage follows what is seen, and decisions stay', () => {
  const stage = (checks: readonly Check[]) =>
    stageAfter('applied', approvalVerdict(adult, checks, [], today));
  expect(stage([])).toBe('applied');
  expect(stage(all.slice(1))).toBe('applied');
  expect(stage(all.slice(0, 1))).toBe('interviewed');
  expect(stage(all.slice(0, 2))).toBe('checks');
  expect(stage(all)).toBe('training');
  for (const decided of ['approved', 'paused', 'left'] as const)
    expect(stageAfter(decided, approvalVerdict(adult, [], [], today))).toBe(decided);
});
