import { describe, expect, it } from 'vitest';
import { ROLES } from '../../vocabulary.ts';
import { DEMO_SEED, simulateDemo } from './demo.ts';

const count = <T>(items: readonly T[], key: (item: T) => string) =>
  Object.fromEntries([...Map.groupBy(items, key)].map(([name, list]) => [name, list.length]));

describe.each(['2026-12-01', '2027-07-18', '2028-02-29'])('on %s the demo programme shows', (today) => {
  const demo = simulateDemo(DEMO_SEED, Temporal.PlainDate.from(today));
  const before = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString();
  const running = demo.courses.filter((course) => course.closedOn === null);
  const mentorsNow = (courseId: string) =>
    demo.assignments.filter((one) => one.courseId === courseId && one.until === null).length;

  it('six branches that serve eight towns, and prisons by kind', () => {
    expect(demo.branches.map((branch) => branch.name)).toEqual([
      'Aalborg',
      'Aarhus',
      'Esbjerg',
      'Odense',
      'Vejle, Fredericia og Kolding',
      'København',
    ]);
    expect(demo.towns.map((town) => town.name)).toEqual([
      'Aalborg',
      'Aarhus',
      'Esbjerg',
      'Odense',
      'Vejle',
      'Fredericia',
      'Kolding',
      'København',
    ]);
    expect(new Set(demo.prisons.map((prison) => prison.kind))).toEqual(new Set(['open', 'closed']));
  });

  it('someone in every role, a coordinator in every branch and two evaluators', () => {
    const roles = demo.users.flatMap((user) => user.roles);
    for (const role of ROLES) expect(roles.some((one) => one.role === role)).toBe(true);
    for (const branch of demo.branches) {
      expect(roles.filter((one) => one.role === 'coordinator' && one.branchId === branch.id)).toHaveLength(1);
      expect(demo.users.some((user) => user.key === `mentor-${branch.key}-1`)).toBe(true);
    }
    expect(roles.filter((one) => one.role === 'evaluator')).toHaveLength(2);
    for (const { role, branchId } of roles)
      expect(branchId === null).toBe(!['coordinator', 'mentor'].includes(role));
  });

  it('courses on every stage, some running in every branch', () => {
    expect(Object.keys(count(demo.courses, (course) => course.stage)).sort()).toEqual([
      'closed',
      'closing',
      'month-6',
      'near-release',
      'prison',
      'released',
    ]);
    for (const branch of demo.branches)
      expect(running.some((course) => course.branchId === branch.id)).toBe(true);
  });

  it('referrals that wait in every branch, and every answer a referral can get', () => {
    for (const branch of demo.branches)
      expect(demo.referrals.some((one) => one.state === 'new' && one.branchId === branch.id)).toBe(true);
    const states = count(demo.referrals, (one) => one.state);
    expect(states).toMatchObject({ new: 8, declined: 3, withdrawn: 1 });
    for (const one of demo.referrals) {
      expect(one.state === 'new').toBe(one.decidedAt === null);
      expect(['declined', 'withdrawn'].includes(one.state)).toBe(one.reason !== null);
    }
  });

  it('people ready for the draw, with some consents, and with none', () => {
    const allocated = new Set(demo.allocations.map((one) => one.participantId));
    const waiting = demo.referrals.filter(
      (one) => one.state === 'accepted' && !allocated.has(one.participantId),
    );
    const consents = waiting.map(
      (one) => demo.consents.filter((c) => c.participantId === one.participantId).length,
    );
    expect(count(consents, String)).toEqual({ 0: 3, 1: 1, 2: 1, 3: 6 });
    const withdrawn = demo.consents.filter((one) => one.withdrawnOn === before(2));
    expect(withdrawn.map((one) => one.purpose)).toEqual(['authority-contact']);
  });

  it('one half pair, two courses without a pair, a replaced mentor, and a new concern', () => {
    const pairs = count(running, (course) => String(mentorsNow(course.id)));
    expect(pairs).toMatchObject({ 0: 2, 1: 1 });
    expect(demo.assignments.some((one) => one.endReason === 'mentor-stopped')).toBe(true);
    expect(demo.contacts.filter((one) => one.concern && one.heldOn >= before(3)).length).toBeGreaterThan(0);
  });

  it('three courses silent for more than a month, and no other', () => {
    const silent = running.filter((course) => {
      const last = demo.contacts.filter((one) => one.courseId === course.id).at(-1);
      return last !== undefined && last.heldOn < before(31);
    });
    expect(silent).toHaveLength(3);
  });

  it('release dates that moved, one that nobody knows, and parole still to be decided', () => {
    const moved = demo.releaseDates.filter((one) => one.supersededBy !== null && one.kind === 'expected');
    expect(moved.length).toBeGreaterThan(20);
    const openCourse = new Set(running.map((course) => course.participantId));
    const unknown = demo.releaseDates.filter((one) => one.date === null && openCourse.has(one.participantId));
    expect(unknown).toHaveLength(1);
    const kinds = Object.keys(count(demo.releaseDates, (one) => one.kind)).sort();
    expect(kinds).toEqual(['actual', 'conditional-pending', 'expected', 'full-term', 'two-thirds']);
  });

  it('mentors free and taken in every branch, on their way in, and checks in order, running out and run out', () => {
    const taken = new Set(demo.assignments.filter((one) => one.until === null).map((one) => one.mentorId));
    for (const branch of demo.branches) {
      const approved = demo.mentors.filter((one) => one.branchId === branch.id && one.stage === 'approved');
      expect(approved.some((one) => taken.has(one.id))).toBe(true);
      expect(approved.some((one) => !taken.has(one.id))).toBe(true);
    }
    expect(Object.keys(count(demo.mentors, (one) => one.stage)).sort()).toEqual([
      'applied',
      'approved',
      'checks',
      'interviewed',
      'left',
      'paused',
      'training',
    ]);
    const stages = new Map(demo.mentors.map((one) => [one.id, one.stage]));
    const records = demo.checks.filter(
      (one) => one.kind === 'criminal-record' && stages.get(one.mentorId) === 'approved',
    );
    expect(records.filter((one) => one.validUntil! < today)).toHaveLength(1);
    expect(records.filter((one) => one.validUntil! >= today && one.validUntil! < before(-30))).toHaveLength(
      1,
    );
    for (const id of taken) expect(stages.get(id)).toBe('approved');
  });

  it('one finished study with its truth and one that recruits', () => {
    expect(demo.studies.map((one) => [one.slug, one.state])).toEqual([
      ['demo-finished', 'closed'],
      ['demo-running', 'recruiting'],
    ]);
    const [finished, recruiting] = demo.studies;
    expect(finished!.truth!.byRiskBand.high!.difference).toBeCloseTo(-0.323685, 6);
    expect(finished!.truth!.overall.difference).toBeCloseTo(-0.182091, 6);
    expect(recruiting!.truth).toBeNull();
    expect(demo.outcomes.every((one) => one.studyId === finished!.id)).toBe(true);
  });
});
