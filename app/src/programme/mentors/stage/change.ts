import { z } from 'zod';
import type { RouteContext } from '../../../office/route.ts';
import { findMentor, lockMentors, type MentorRecord, setStage } from '../store.ts';

export const access = { who: ['coordinator'], over: 'branch', subject: 'mentor' } as const;

export const noFields = z.strictObject({});

type Context = RouteContext<{ id: string }, undefined, Record<string, never>>;

/** Locks the mentor, reads again, asks the rule, and only then changes the stage. */
export const changeStage = async (
  { cases, clock, params }: Context,
  action: string,
  stage: 'approved' | 'paused' | 'left',
  rule: (mentor: MentorRecord, today: Temporal.PlainDate) => void,
): Promise<boolean> => {
  const today = clock.today();
  const found = await cases.read((db) => findMentor(db, params.id, today));
  if (found === undefined) return false;
  await cases.change({ action, subject: found.id, branchId: found.branchId }, async (db) => {
    await lockMentors(db, [found.id]);
    const mentor = await findMentor(db, found.id, today);
    if (mentor === undefined) throw new Error('the mentor went away');
    rule(mentor, today);
    await setStage(db, mentor.id, stage, today);
    return { stage };
  });
  return true;
};
