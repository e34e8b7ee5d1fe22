import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { idParams } from '../fields.ts';
import { overMentor } from '../form/access.ts';
import { foreignTown, showForm } from '../form/page.tsx';
import { formOf, isBorn, mentorSchema, notBorn } from '../form/schema.ts';
import { texts } from '../form/texts.ts';
import { writtenIn } from '../form/values.ts';
import { changeMentor, findMentor, lockMentors } from '../store.ts';

export const correctMentor = post('/mentors/:id/edit', {
  access: overMentor,
  params: idParams,
  body: mentorSchema,
  audit: 'mentor.corrected',
  act: async (context) => {
    const { cases, clock, body, params, lang, say } = context;
    const found = await cases.read((db) => findMentor(db, params.id, clock.today()));
    if (found === undefined) return notFound;
    if (!isBorn(body, clock.today()))
      return rejectedForm(
        await showForm(context, { ...writtenIn(body), errors: { birthDate: say(notBorn) } }, found),
      );
    const event = { action: 'mentor.corrected', subject: found.id, branchId: found.branchId };
    await cases.change(event, async (db) => {
      await lockMentors(db, [found.id]);
      if (!(await changeMentor(db, found, formOf(body)))) throw foreignTown();
      return {};
    });
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, filled) => {
    const mentor = await context.cases.read((db) => findMentor(db, context.params.id, context.clock.today()));
    return mentor === undefined ? notFound : rejectedForm(await showForm(context, filled, mentor));
  },
});
