import { z } from 'zod';
import { post, redirect, rejectedForm } from '../../../office/route.ts';
import { foreignTown, showForm } from '../form/page.tsx';
import { formOf, isBorn, mentorSchema, notBorn } from '../form/schema.ts';
import { texts } from '../form/texts.ts';
import { writtenIn } from '../form/values.ts';
import { coordinator } from '../new/route.ts';
import { addMentor } from '../store.ts';

export const registerMentor = post('/mentors/new', {
  access: coordinator,
  params: z.object({}),
  body: mentorSchema,
  audit: 'mentor.registered',
  act: async (context) => {
    const { cases, clock, body, lang, say } = context;
    if (!isBorn(body, clock.today()))
      return rejectedForm(
        await showForm(context, { ...writtenIn(body), errors: { birthDate: say(notBorn) } }),
      );
    const done = await cases.change(
      (result: { mentorId: string; branchId: string }) => ({
        action: 'mentor.registered',
        subject: result.mentorId,
        branchId: result.branchId,
      }),
      async (db) => {
        const made = await addMentor(db, formOf(body), clock.today());
        if (made === undefined) throw foreignTown();
        return made;
      },
    );
    return redirect(`/mentors/${done.mentorId}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, filled) => rejectedForm(await showForm(context, filled)),
});
