import { describe, expect, it } from 'vitest';
import { canonicalHash, canonicalJson } from '../../canonical.ts';
import { simulateDemo } from '../demo/demo.ts';
import type { DemoProgramme } from '../demo/types.ts';
import { simulateProgramme } from './programme.ts';

const today = Temporal.PlainDate.from('2026-12-01');
const size = { participants: 230, volunteers: 1100, contacts: 3001 };
const simulate = (seed: number, wanted = size): readonly DemoProgramme[] => [
  ...simulateProgramme(seed, today, wanted),
];
const parts = simulate(7);
const participants = parts.flatMap((part) => part.participants);
const referrals = parts.flatMap((part) => part.referrals);
const mentors = parts.flatMap((part) => part.mentors);
const courses = parts.flatMap((part) => part.courses);
const assignments = parts.flatMap((part) => part.assignments);
const contacts = parts.flatMap((part) => part.contacts);

describe('M130 a programme of any size', () => {
  it('is the same bytes for the same seed, here and in the record', () => {
    const first = canonicalJson(parts);
    expect(canonicalJson(simulate(7))).toBe(first);
    expect(canonicalHash(JSON.parse(first))).toBe(
      'a6df802d904a68bb5a6cacf712a0b8b2ebbc01087f9855fee8a3f8e81fbcfaf4',
    );
    expect(canonicalJson(simulate(8))).not.toBe(first);
  });

  it('has exactly as many people, volunteers and contacts as asked for, and everybody once', () => {
    expect(participants).toHaveLength(size.participants);
    expect(mentors).toHaveLength(size.volunteers);
    expect(contacts).toHaveLength(size.contacts);
    for (const list of [participants, referrals, mentors, courses, assignments, contacts])
      expect(new Set(list.map(({ id }: { readonly id: string }) => id)).size).toBe(list.length);
  });

  it('gives nobody the number of somebody else, in whatever part or in the demo beside it', () => {
    // With this seed two people of different parts drew the same number once.
    const own = simulate(100, { participants: 300, volunteers: 0, contacts: 0 }).flatMap(
      (part) => part.participants,
    );
    const everybody = [...own, ...simulateDemo(100, today).participants].map(({ cpr }) => cpr);
    expect(new Set(everybody).size).toBe(everybody.length);
  });

  it('has people on every stage, and a third of everything in the largest branch', () => {
    expect(new Set(referrals.map(({ state }) => state))).toEqual(
      new Set(['new', 'accepted', 'declined', 'withdrawn']),
    );
    expect(new Set(mentors.map(({ stage }) => stage)).size).toBe(7);
    const byBranch = Map.groupBy(mentors, ({ branchId }) => branchId);
    const shares = [...byBranch.values()].map((own) => own.length / size.volunteers).toSorted();
    expect(shares).toHaveLength(6);
    expect(shares.at(-1)).toBeGreaterThan(0.28);
    expect(shares.at(-1)).toBeLessThan(0.4);
  });

  it('gives no mentor more running courses than places, and nobody twice on a course', () => {
    const running = Map.groupBy(
      assignments.filter(({ until }) => until === null),
      ({ mentorId }) => mentorId,
    );
    const capacity = new Map(mentors.map(({ id, capacity: places }) => [id, places]));
    for (const [mentor, own] of running) expect(own.length).toBeLessThanOrEqual(capacity.get(mentor) ?? 0);
    for (const own of Map.groupBy(assignments, ({ courseId }) => courseId).values())
      expect(new Set(own.map(({ mentorId }) => mentorId)).size).toBe(own.length);
  });

  it('holds each contact while its course ran, with mentors who were on it', () => {
    const ofCourse = Map.groupBy(assignments, ({ courseId }) => courseId);
    for (const { courseId, heldOn, mentorIds } of contacts) {
      expect(heldOn <= today.toString()).toBe(true);
      for (const id of mentorIds) {
        const own = ofCourse.get(courseId)?.find((one) => one.mentorId === id);
        expect(own !== undefined && own.from <= heldOn && (own.until === null || heldOn < own.until)).toBe(
          true,
        );
      }
    }
  });
});
