import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { ownPerson } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access } from '../access.ts';
import { askForAnother } from '../store.ts';

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
