import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { hasAsked, ownPerson, ownPlan } from '../store.ts';
import { texts } from '../texts.ts';
import { askForAnother } from './store.ts';
import { AnotherMentorPage } from './view.tsx';

const access = { who: 'participant' } as const;

/** Whether another mentor can be asked for now, and whether it was already. */
export const anotherMentorForm = get('/me/mentor', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, newRequestId }) => {
    const found = await cases.read(async (db) => ({ plan: await ownPlan(db), asked: await hasAsked(db) }));
    if (found.plan === undefined) return redirect('/me');
    return view(<AnotherMentorPage page={page} asked={found.asked} requestId={newRequestId} />);
  },
});

/** Waits for the coordinator among the concerns; the mentors see nothing of it. */
export const askForAnotherMentor = post('/me/mentor', {
  access,
  body: z.strictObject({}),
  audit: 'participant.mentor-asked',
  act: async ({ cases, clock, lang }) => {
    const person = await cases.read(ownPerson);
    const event = (made: { course: string }) => ({
      action: 'participant.mentor-asked',
      subject: made.course,
      branchId: person.branchId,
    });
    await cases.change(event, async (db) => {
      return { course: await askForAnother(db, person, clock.now()) };
    });
    return redirect('/me', { kind: 'done', text: texts[lang].anotherDone });
  },
  rejected: async () => notFound,
});
