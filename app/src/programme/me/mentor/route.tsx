import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { tellOwnCoordinators } from '../../consents/mail.ts';
import { hasAsked, ownPerson, ownPlan } from '../store.ts';
import { texts } from '../texts.ts';
import { AnotherMentorPage } from './view.tsx';

const access = { who: 'participant' } as const;

const notNow = () =>
  new Refused('nothing-to-ask', {
    da: 'Vi ved det allerede, eller du har ingen mentor lige nu.',
    en: 'We know already, or you have no mentor right now.',
  });

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
      const plan = await ownPlan(db);
      if (plan === undefined || (await hasAsked(db))) throw notNow();
      await db
        .insertInto('programme.concern')
        .values({
          id: randomUUID(),
          organisation_id: person.organisationId,
          branch_id: person.branchId,
          course_id: plan.courseId,
          raised_by: `participant ${person.id}`,
          raised_at: clock.now().toString(),
        })
        .execute();
      await tellOwnCoordinators(db, 'mentor');
      return { course: plan.courseId };
    });
    return redirect('/me', { kind: 'done', text: texts[lang].anotherDone });
  },
  rejected: async () => notFound,
});
