import { describe, expect, test } from 'vitest';
import { seeker, settings, volunteer } from './invented.ts';
import { type Exclusion, exclusionsOf, liftedBy, pairExclusion, visitOf } from './rules.ts';
import { firstMeetingOf, noWishes, type Seeker } from './seeker.ts';
import type { Settings } from './settings.ts';
import type { Volunteer } from './volunteer.ts';

const limits = (change: Partial<Settings['limits']>): Settings => ({
  ...settings,
  limits: { ...settings.limits, ...change },
});
const both = limits({ clearanceOf: 'both' });
const aaby = seeker('s').home;

describe('D40 the hard rules for one volunteer', () => {
  test.each<[string, Partial<Volunteer>, Partial<Seeker>, readonly Exclusion[]]>([
    ['anybody who is fine', {}, {}, []],
    ['is on the course already', {}, { staying: 'v' }, [{ rule: 'already-here' }]],
    ['was on it before', {}, { former: ['v'] }, [{ rule: 'was-here' }]],
    ['may not meet the participant', { conflicts: ['person s'] }, {}, [{ rule: 'conflict' }]],
    ['may not be beside who stays', { conflicts: ['w'] }, { staying: 'w' }, [{ rule: 'conflict' }]],
    ['is not approved', { stage: 'training' }, {}, [{ rule: 'not-approved' }]],
    ['is away', { absent: { returnOn: '2027-01-01' } }, {}, [{ rule: 'absent', returnOn: '2027-01-01' }]],
    ['has no place left', { capacity: 2, taken: 2 }, {}, [{ rule: 'no-capacity' }]],
    [
      'lacks a check',
      { missing: [{ requirement: 'criminal-record', reason: 'expired' }] },
      {},
      [{ rule: 'check-missing', missing: { requirement: 'criminal-record', reason: 'expired' } }],
    ],
    ['turns 25 tomorrow', { birthDate: '2001-11-23' }, {}, [{ rule: 'too-young', minimum: 25 }]],
    ['is 25 today', { birthDate: '2001-11-22' }, {}, []],
    [
      'lives elsewhere in the branch and travels less',
      { home: { ...aaby, townId: 'beby' }, maxTravelMinutes: 30 },
      {},
      [{ rule: 'too-far', minutes: 45, limit: 30 }],
    ],
    [
      'is of another branch',
      { home: { ...aaby, townId: 'z', branchId: 'east' } },
      {},
      [{ rule: 'other-branch' }],
    ],
    [
      'was refused by that prison',
      { clearances: [], refused: [{ prisonId: 'north', on: '2026-11-01' }] },
      {},
      [{ rule: 'clearance-refused', on: '2026-11-01' }],
    ],
    ['was refused by another prison', { refused: [{ prisonId: 'south', on: '2026-11-01' }] }, {}, []],
    [
      'was refused, and the participant is out',
      { refused: [{ prisonId: 'north', on: '2026-11-01' }] },
      { beforeRelease: false },
      [],
    ],
    [
      'is a man where a woman must be',
      { gender: 'man' },
      { wishes: { ...noWishes, gender: 'woman', genderIsMust: true } },
      [{ rule: 'gender-wish', wished: 'woman' }],
    ],
    [
      'is a man where a woman is only wished',
      { gender: 'man' },
      { wishes: { ...noWishes, gender: 'woman' } },
      [],
    ],
    [
      'fails in two ways',
      { stage: 'paused', conflicts: ['person s'] },
      {},
      [{ rule: 'conflict' }, { rule: 'not-approved' }],
    ],
  ])('%s', (_, facts, sought, exclusions) => {
    expect(exclusionsOf(volunteer('v', facts), seeker('s', sought), settings)).toEqual(exclusions);
    for (const { rule } of exclusions) expect(liftedBy[rule]).toBeDefined();
  });

  test('a mentor is lent where the branches lend, the way is known and short enough', () => {
    const at = (longitude: number) => ({ latitude: 56, longitude });
    const lending = { ...settings, lending: true };
    const from = (point: Volunteer['home']['point']) =>
      volunteer('v', { home: { townId: 'z', branchId: 'east', point } });
    const here = seeker('s', { home: { ...aaby, point: at(10) } });
    expect(exclusionsOf(from(at(10.3)), here, lending)).toEqual([]);
    expect(exclusionsOf(from(at(10.3)), here, settings)).toEqual([{ rule: 'other-branch' }]);
    expect(exclusionsOf(from(undefined), here, lending)).toEqual([{ rule: 'other-branch' }]);
    expect(exclusionsOf(from(at(12)), here, lending)).toMatchObject([{ rule: 'too-far' }]);
  });

  test('where both must have access, who cannot have it in time is left out, with the days', () => {
    const late = volunteer('v', { clearances: [] });
    expect(exclusionsOf(late, seeker('s'), both)).toEqual([
      { rule: 'clearance-late', readyOn: '2027-02-20', firstMeeting: '2026-12-31' },
    ]);
    expect(exclusionsOf(late, seeker('s'), settings)).toEqual([]);
    expect(exclusionsOf(late, seeker('s', { beforeRelease: false }), both)).toEqual([]);
  });
});

describe('7 access in time for the first meeting', () => {
  const none = volunteer('v', { clearances: [] });
  const visit = (one: Volunteer, sought: Partial<Seeker> = {}, rules = settings) =>
    visitOf(one, seeker('s', sought), rules).state;

  test('the first meeting is two months before the release, or two weeks where less is left', () => {
    const meeting = (release: string | undefined) =>
      firstMeetingOf({ beforeRelease: true, release }, settings.today);
    expect(meeting('2027-03-01')).toBe('2026-12-31');
    expect(meeting('2027-01-21')).toBe('2026-11-22');
    expect(meeting('2027-01-20')).toBe('2027-01-06');
    expect(meeting(undefined)).toBeUndefined();
    expect(firstMeetingOf({ beforeRelease: false, release: '2026-01-01' }, settings.today)).toBeUndefined();
  });

  test('what a prison needs decides whether asking today is in time', () => {
    expect(visit(none)).toBe('late');
    expect(visit(none, {}, { ...settings, leadDays: { north: 39 } })).toBe('in-time');
    expect(visit(none, {}, { ...settings, leadDays: { north: 40 } })).toBe('late');
    expect(visit(none, { release: '2027-06-01' })).toBe('in-time');
    expect(visit(none, { release: undefined })).toBe('unknown');
    expect(visit(none, { prisonId: undefined })).toBe('not-needed');
  });

  test('a request on its way counts from the day it was sent; one that is overdue may come any day', () => {
    const asked = (sentOn: string) =>
      volunteer('v', { clearances: [], asked: [{ prisonId: 'north', sentOn }] });
    expect(visit(asked('2026-10-02'))).toBe('in-time');
    expect(visit(asked('2026-10-03'))).toBe('late');
    expect(visitOf(asked('2026-01-01'), seeker('s'), settings)).toEqual({
      state: 'in-time',
      readyOn: settings.today,
    });
  });

  test('a clearance that the prison gave all the same counts more than an older no', () => {
    const refused = [{ prisonId: 'north', on: '2026-01-01' }];
    expect(visit(volunteer('v', { refused }))).toBe('cleared');
    expect(visit(volunteer('v', { refused, clearances: [] }))).toBe('refused');
  });

  test('a clearance must hold on the day of the first meeting, for that prison', () => {
    const cleared = (prisonId: string, until: string) =>
      volunteer('v', { clearances: [{ prisonId, until }] });
    expect(visit(cleared('north', '2026-12-31'))).toBe('cleared');
    expect(visit(cleared('north', '2026-12-30'))).toBe('late');
    expect(visit(cleared('south', '2029-01-01'))).toBe('late');
  });
});

describe('D40 the hard rules for two', () => {
  const pair = (
    one: Partial<Volunteer>,
    other: Partial<Volunteer>,
    sought: Partial<Seeker> = {},
    rules = settings,
  ) => pairExclusion(volunteer('v', one), volunteer('w', other), seeker('s', sought), rules);

  test('each rule by itself', () => {
    expect(pair({}, {})).toBeUndefined();
    expect(pairExclusion(volunteer('v'), volunteer('v'), seeker('s'), settings)).toBe('same-mentor');
    expect(pair({ conflicts: ['w'] }, {})).toBe('conflict');
    expect(pair({}, { conflicts: ['v'] })).toBe('conflict');
    expect(pair({}, {}, { language: 'ar' })).toBe('no-common-language');
    expect(pair({ languages: ['ar'] }, {}, { language: 'ar' })).toBeUndefined();
    expect(pair({ clearances: [] }, {})).toBeUndefined();
    expect(pair({ clearances: [] }, { clearances: [] })).toBe('no-clearance');
    expect(pair({ clearances: [] }, { clearances: [] }, { beforeRelease: false })).toBeUndefined();
    expect(pair({ experienced: false }, {})).toBeUndefined();
    expect(pair({ experienced: false }, { experienced: false })).toBe('nobody-experienced');
    expect(
      pair({ experienced: false }, { experienced: false }, {}, limits({ experienced: false })),
    ).toBeUndefined();
  });

  test('where both must have access, who is on the course already is not asked again', () => {
    expect(pair({ clearances: [] }, {}, {}, both)).toBe('no-clearance');
    expect(pair({ clearances: [] }, {}, { staying: 'v' }, both)).toBeUndefined();
    expect(pair({}, { clearances: [] }, { staying: 'v' }, both)).toBe('no-clearance');
  });
});
