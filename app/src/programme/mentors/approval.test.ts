import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approvalVerdict, bestCheck, holdsOn, type Judged, validUntil } from './approval.ts';
import { declarationKinds, declarationVersion } from './declarations.ts';
import { type Demands, usualDemands } from './demands.ts';
import type { Check, Training } from './mentor.ts';
import { runningOut } from './running-out.ts';
import { stageAfter } from './stages.ts';

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
  seen('reference', '2026-09-01'),
  seen('criminal-record', '2026-09-01'),
];
const declared = declarationKinds.map((kind) => ({
  kind,
  version: declarationVersion,
  acceptedOn: day('2026-09-01'),
  how: 'in-writing' as const,
}));
const adult: Judged = { birthDate: day('1990-01-01'), declarations: declared };
const asking = (demands: Partial<Demands>): Judged => ({
  ...adult,
  demands: { ...usualDemands, ...demands },
});
const missingOf = (mentor: Judged, checks = all, trainings = trained) =>
  approvalVerdict(mentor, checks, trainings, today).missing.map(
    ({ requirement, reason }) => `${requirement} ${reason}`,
  );

describe('approval', () => {
  test('needs nothing more when everything is seen', () => {
    expect(approvalVerdict(adult, all, trained, today)).toEqual({
      met: ['age', 'interview', 'reference', 'criminal-record', ...declarationKinds, 'training'],
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
    expect(approvalVerdict({ ...adult, ...mentor }, all, trained, today).missing).toEqual(missing);
  });

  test('somebody born on 29 February turns 25 on 28 February where there is no leap day', () => {
    const leap = { ...adult, birthDate: day('2004-02-29') };
    expect(
      approvalVerdict(leap, all, trained, day('2029-02-28')).missing.map((m) => m.requirement),
    ).not.toContain('age');
  });

  test('says what is absent and what has run out, and does not count training to come', () => {
    const checks = [seen('interview', '2026-09-01'), seen('criminal-record', '2024-11-01')];
    const later = [{ courseName: 'Grundkursus', completedOn: day('2026-12-01') }];
    expect(missingOf(adult, checks, later)).toEqual([
      'reference absent',
      'criminal-record expired',
      'training absent',
    ]);
  });

  test('C24 a reference is asked of everybody, a child certificate only of who may meet children', () => {
    const alone = all.filter((check) => check.kind !== 'reference');
    expect(missingOf(adult, alone)).toEqual(['reference absent']);
    const near = asking({ childCertificate: true });
    expect(missingOf(near)).toEqual(['child-certificate absent']);
    expect(missingOf(near, [...all, seen('child-certificate', '2024-11-22')])).toEqual([]);
    expect(missingOf(near, [...all, seen('child-certificate', '2024-11-21')])).toEqual([
      'child-certificate expired',
    ]);
  });

  test('C24 each declaration counts for itself, in the words of today, or all three on one sheet', () => {
    const [first, ...others] = declared;
    const older = { ...adult, declarations: [...others, { ...declared[0], version: 0 }] } as Judged;
    expect(missingOf({ ...adult, declarations: others })).toEqual([`${first?.kind} absent`]);
    expect(missingOf(older)).toEqual([`${first?.kind} outdated`]);
    expect(missingOf({ ...adult, declarations: [] })).toHaveLength(3);
    expect(missingOf({ ...adult, declarations: [] }, [...all, seen('declarations', '2026-09-01')])).toEqual(
      [],
    );
  });

  test('C29 the code of conduct is asked for once there is one, and anew with each version', () => {
    const asked = asking({ conduct: 2 });
    const of = (version: number) => ({ version, acceptedOn: day('2026-09-01') });
    expect(missingOf(asking({ conduct: undefined }))).toEqual([]);
    expect(missingOf(asked)).toEqual(['conduct absent']);
    expect(missingOf({ ...asked, conduct: [of(1)] })).toEqual(['conduct outdated']);
    expect(missingOf({ ...asked, conduct: [of(1), of(2)] })).toEqual([]);
  });

  test('C27 C28 a required training counts until its refresher, the last day included', () => {
    const [basic] = usualDemands.trainings;
    if (basic === undefined) throw new Error('there is a basic training');
    const renewed = (months: number) => asking({ trainings: [{ ...basic, refresherMonths: months }] });
    const on = (completedOn: string): readonly Training[] => [
      { courseName: 'Noget andet', series: basic.series, completedOn: day(completedOn) },
    ];
    expect(missingOf(renewed(12), all, on('2025-11-22'))).toEqual([]);
    expect(missingOf(renewed(12), all, on('2025-11-21'))).toEqual(['training expired']);
    expect(missingOf(renewed(12), all, [...on('2020-01-01'), ...on('2026-01-01')])).toEqual([]);
    const other = { ...basic, id: 'x', series: 'x', name: { da: 'Nødhjælp', en: 'First aid' } };
    const two = asking({ trainings: [basic, other, { ...other, id: 'y', series: 'y', required: false }] });
    const [missing] = approvalVerdict(two, all, trained, today).missing;
    expect(missing).toMatchObject({ requirement: 'training', training: { name: { da: 'Nødhjælp' } } });
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
        expect(after.met.length + after.missing.length).toBe(8);
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
    expect(runningOut({ checks, trainings: [] }, today).map(({ end }) => end.toString())).toEqual([
      '2027-01-01',
    ]);
    const renewed = [seen('criminal-record', '2024-12-01'), seen('criminal-record', '2026-10-01')];
    expect(runningOut({ checks: renewed, trainings: [] }, today)).toEqual([]);
    expect(runningOut({ checks: renewed.slice(0, 1), trainings: [] }, today)).toHaveLength(1);
  });
});

test('C26 the stage follows what is seen, and decisions stay', () => {
  const stage = (checks: readonly Check[], mentor: Judged = { ...adult, declarations: [] }) =>
    stageAfter('applied', approvalVerdict(mentor, checks, [], today));
  expect(stage([])).toBe('applied');
  expect(stage(all.slice(1), adult)).toBe('applied');
  expect(stage(all.slice(0, 1))).toBe('interviewed');
  expect(stage(all.slice(0, 2))).toBe('checks');
  expect(stage(all.slice(0, 1), adult)).toBe('checks');
  expect(stage(all)).toBe('checks');
  expect(stage(all, adult)).toBe('training');
  for (const decided of ['approved', 'paused', 'left'] as const)
    expect(stageAfter(decided, approvalVerdict(adult, [], [], today))).toBe(decided);
});
