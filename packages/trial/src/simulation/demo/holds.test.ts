import { describe, expect, it } from 'vitest';
import { deriveOutcome } from '../../outcome/derive.ts';
import { lockProtocol } from '../../protocol/lock.ts';
import { verifyAllocations } from '../../randomisation/verify.ts';
import { SIMULATED_OUTCOME } from '../trial/register.ts';
import { simulateTrial } from '../trial/trial.ts';
import { simulateDemo } from './demo.ts';
import { DEMO_PLAN } from './finished.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const groupBy = <T>(items: readonly T[], key: (item: T) => string) => Map.groupBy(items, key);

/** Programmes of several seeds and days, leap day and year's end among them. */
const PROGRAMMES = [
  simulateDemo(1, day('2026-12-01')),
  simulateDemo(2, day('2028-02-29')),
  simulateDemo(3, day('2027-12-31')),
  simulateDemo(4, day('2027-03-28')),
  simulateDemo(5, day('2026-06-15')),
];

describe.each(PROGRAMMES.map((demo) => [demo.seed, demo.today, demo] as const))(
  'seed %d on %s',
  (_seed, _today, demo) => {
    it('ids and references hold together', () => {
      const lists: readonly unknown[] = Object.values(demo).filter((value) => Array.isArray(value));
      const idOf = (row: unknown) =>
        row !== null && typeof row === 'object' && 'id' in row && typeof row.id === 'string' ? row.id : [];
      const ids = lists.flat().flatMap(idOf);
      expect(ids.length).toBeGreaterThan(2000);
      expect(new Set(ids).size).toBe(ids.length);
      const known = new Set(ids);
      const seen = new Set<string>();
      const walk = (value: unknown): void => {
        if (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-8/.test(value)) seen.add(value);
        else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk);
      };
      walk(lists);
      expect([...seen].filter((id) => !known.has(id))).toEqual([]);
      for (const id of ids)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it('nothing is dated after today but what is still to come', () => {
      const past = [
        ...demo.participants.map((one) => one.createdAt),
        ...demo.referrals.flatMap((one) => [one.receivedAt, one.decidedAt ?? '']),
        ...demo.releaseDates.map((one) => one.recordedAt),
        ...demo.releaseDates.filter((one) => one.kind === 'actual').map((one) => one.date ?? ''),
        ...demo.consents.flatMap((one) => [one.givenOn, one.recordedAt, one.withdrawnOn ?? '']),
        ...demo.assessments.map((one) => one.recordedAt),
        ...demo.courses.flatMap((one) => [one.openedOn, one.closedOn ?? '']),
        ...demo.mentors.flatMap((one) => [one.createdAt, one.stageSince]),
        ...demo.checks.map((one) => one.seenOn),
        ...demo.trainings.map((one) => one.completedOn),
        ...demo.assignments.flatMap((one) => [one.from, one.until ?? '']),
        ...demo.contacts.flatMap((one) => [one.heldOn, one.loggedAt]),
        ...demo.allocations.flatMap((one) => [one.allocatedAt, one.originDate ?? '']),
        ...demo.outcomes.flatMap((one) => [one.offenceDate, one.chargeDate ?? '', one.decisionDate ?? '']),
        ...demo.studies.map((one) => one.registeredAt),
      ];
      expect(past.filter((text) => text.slice(0, 10) > demo.today)).toEqual([]);
    });

    it('a course has at most two mentors at a time, nobody twice at once, nobody above capacity', () => {
      const capacity = new Map(demo.mentors.map((one) => [one.id, one.capacity]));
      const at = (on: string, list: typeof demo.assignments) =>
        list.filter((one) => one.from <= on && (one.until === null || on < one.until));
      for (const list of groupBy(demo.assignments, (one) => one.courseId).values())
        for (const { from } of list) {
          const now = at(from, list);
          expect(new Set(now.map((one) => one.place)).size).toBe(now.length);
          expect(new Set(now.map((one) => one.mentorId)).size).toBe(now.length);
        }
      for (const [mentorId, list] of groupBy(demo.assignments, (one) => one.mentorId))
        for (const { from } of list)
          expect(at(from, list).length).toBeLessThanOrEqual(capacity.get(mentorId)!);
      for (const { from, until, endReason } of demo.assignments) {
        expect(until === null || from < until).toBe(true);
        expect(until === null).toBe(endReason === null);
      }
    });

    it('contacts are held by mentors who were on the course that day, and logged by someone who may', () => {
      const byCourse = groupBy(demo.assignments, (one) => one.courseId);
      const logins = new Map(demo.users.map((user) => [user.id, user]));
      const branchOf = new Map(demo.courses.map((course) => [course.id, course.branchId]));
      for (const contact of demo.contacts) {
        expect(contact.mentorIds.length).toBeGreaterThan(0);
        for (const id of contact.mentorIds)
          expect(
            byCourse
              .get(contact.courseId)!
              .some(
                (one) =>
                  one.mentorId === id &&
                  one.from <= contact.heldOn &&
                  (one.until === null || contact.heldOn < one.until),
              ),
          ).toBe(true);
        expect(contact.minutes === null).toBe(contact.kept !== 'held');
        const logger = logins.get(contact.loggedBy)!;
        expect(logger.roles[0]!.branchId).toBe(branchOf.get(contact.courseId));
        if (logger.mentorId) expect(contact.mentorIds).toContain(logger.mentorId);
      }
    });

    it('only the mentoring arm has courses, and everyone was accepted and consented before the draw', () => {
      const arms = new Map(demo.allocations.map((one) => [one.participantId, one]));
      for (const course of demo.courses) {
        const allocation = arms.get(course.participantId)!;
        expect(allocation.arm).toBe('mentoring');
        expect(allocation.allocatedAt.slice(0, 10) <= course.openedOn).toBe(true);
      }
      const consents = groupBy(demo.consents, (one) => one.participantId);
      for (const { participantId, allocatedAt } of demo.allocations) {
        const given = consents.get(participantId)!;
        expect(given.map((one) => one.purpose).sort()).toEqual([
          'authority-contact',
          'programme',
          'register-follow-up',
        ]);
        for (const one of given) expect(one.recordedAt < allocatedAt).toBe(true);
      }
      expect(arms.size).toBe(demo.allocations.length);
    });

    it('the allocations are those of the revealed secret, in the order of time', () => {
      for (const study of demo.studies) {
        const own = demo.allocations.filter((one) => one.studyId === study.id);
        expect(own.map((one) => one.sequence)).toEqual(own.map((_, i) => i + 1));
        const instants = own.map((one) => one.allocatedAt);
        expect(instants).toEqual([...instants].sort());
        expect(new Set(instants).size).toBe(instants.length);
        expect(lockProtocol(study.protocol).hash).toBe(study.protocolHash);
        const log = own.map((one) => ({ ...one, subject: one.studyKey }));
        expect(verifyAllocations(study, log)).toEqual({ ok: true, checked: own.length, faults: [] });
      }
      const keys = demo.allocations.map((one) => one.studyKey);
      expect(new Set(keys).size).toBe(keys.length);
    });

    it('release dates keep their history: a date or a reason, one line of expected dates, superseded in order', () => {
      for (const records of groupBy(demo.releaseDates, (one) => one.participantId).values()) {
        const byId = new Map(records.map((one) => [one.id, one]));
        const open = records.filter(
          (one) => (one.kind === 'expected' || one.kind === 'actual') && one.supersededBy === null,
        );
        expect(open).toHaveLength(1);
        for (const one of records) {
          expect(one.date === null).toBe(one.certainty === 'unknown');
          if (one.supersededBy) expect(one.recordedAt <= byId.get(one.supersededBy)!.recordedAt).toBe(true);
        }
      }
    });

    it('the finished trial has 97 people, and its register rows give back what was simulated', () => {
      const study = demo.studies.find((one) => one.state === 'closed')!;
      const own = demo.allocations.filter((one) => one.studyId === study.id);
      expect(own).toHaveLength(97);
      const outcomes = groupBy(demo.outcomes, (one) => one.participantId);
      const startsOn = day(demo.today).subtract({ days: 700 + 90 + 730 + 250 + 40 });
      const sealed = {
        ...simulateTrial(DEMO_PLAN, ['x'], startsOn).randomisation,
        secret: study.secret,
        protocolHash: study.protocolHash,
      };
      const truth = simulateTrial(DEMO_PLAN, ['demo', demo.seed, 'finished'], startsOn, sealed).people;
      for (const [i, allocation] of own.entries()) {
        const end = demo.followUpEnds.find((one) => one.participantId === allocation.participantId);
        const outcome = deriveOutcome(
          SIMULATED_OUTCOME,
          {
            origin: day(allocation.originDate!),
            lengthDays: 730,
            completeUntil: day(study.completeUntil!),
            end: end ? { reason: end.reason, on: day(end.on) } : null,
          },
          (outcomes.get(allocation.participantId) ?? []).map((one) => ({
            ...one,
            offenceDate: day(one.offenceDate),
            chargeDate: one.chargeDate === null ? null : day(one.chargeDate),
            decisionDate: one.decisionDate === null ? null : day(one.decisionDate),
          })),
        );
        expect(outcome).toMatchObject(truth[i]!.truth);
        expect(allocation.arm).toBe(truth[i]!.arm);
        expect(outcome.event || outcome.timeDays === 730 || end !== undefined).toBe(true);
      }
    });

    it('every number, name and address is nobody’s', () => {
      const people = [...demo.participants, ...demo.mentors];
      expect(new Set(people.map((one) => one.name)).size).toBe(people.length);
      for (const { cpr, birthDate } of demo.participants) {
        expect(cpr).toMatch(/^(6[1-9]|7\d|8\d|9[01])(0[1-9]|1[0-2])\d\d-\d{4}$/);
        expect(`${Number(cpr.slice(0, 2)) - 60}`.padStart(2, '0')).toBe(birthDate.slice(8));
      }
      for (const { phone } of people) expect(phone).toMatch(/^(00 00 \d\d \d\d)?$/);
      for (const { email } of [...demo.users, ...demo.mentors])
        expect(email).toMatch(/^[a-z.]+@demo\.invalid$/);
      expect(new Set(demo.users.map((one) => one.email)).size).toBe(demo.users.length);
      expect(new Set(demo.participants.map((one) => one.cpr)).size).toBe(demo.participants.length);
    });
  },
);
