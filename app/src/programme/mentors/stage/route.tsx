import { z } from 'zod';
import { notFound, post, type RouteContext, redirect } from '../../../office/route.ts';
import { idParams } from '../fields.ts';
import { mustBeApprovable, mustBePausable } from '../policies.ts';
import { texts } from '../show/texts.ts';
import { findMentor, lockMentors, type MentorRecord, setStage } from '../store.ts';

const access = { who: ['coordinator'], over: 'branch', subject: 'mentor' } as const;
const noFields = z.strictObject({});
type Context = RouteContext<{ id: string }, undefined, Record<string, never>>;

/** Locks the mentor, reads again, asks the rule, and only then changes the stage. */
const changeStage = async (
  { cases, clock, params }: Context,
  action: string,
  stage: 'approved' | 'paused',
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

export const approveMentor = post('/mentors/:id/approve', {
  access,
  params: idParams,
  body: noFields,
  audit: 'mentor.approved',
  act: async (context) => {
    const done = await changeStage(context, 'mentor.approved', 'approved', mustBeApprovable);
    if (!done) return notFound;
    return redirect(`/mentors/${context.params.id}`, { kind: 'done', text: texts[context.lang].approved });
  },
  rejected: async () => notFound,
});

export const pauseMentor = post('/mentors/:id/pause', {
  access,
  params: idParams,
  body: noFields,
  audit: 'mentor.paused',
  act: async (context) => {
    const done = await changeStage(context, 'mentor.paused', 'paused', mustBePausable);
    if (!done) return notFound;
    return redirect(`/mentors/${context.params.id}`, { kind: 'done', text: texts[context.lang].paused });
  },
  rejected: async () => notFound,
});
