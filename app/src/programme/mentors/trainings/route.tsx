import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { mustNotBeOwn } from '../../own-business.ts';
import { backTo } from '../back.ts';
import { idParams } from '../fields.ts';
import { addTraining } from '../papers-store.ts';
import { mentorPage } from '../show/route.tsx';
import { texts } from '../show/texts.ts';
import { findMentor, lockMentors } from '../store.ts';
import { trainingSchema } from './schema.ts';

const afterToday = {
  da: 'Datoen ligger i fremtiden. Skriv kurset, når det er gennemført.',
  en: 'The date is in the future. Write the training down when it is completed.',
};

/** Writes down a training; the stage follows. */
export const recordTraining = post('/mentors/:id/trainings', {
  access: { who: ['coordinator'], over: 'branch', subject: 'mentor' },
  params: idParams,
  body: trainingSchema,
  audit: 'mentor.trained',
  act: async (context) => {
    const { cases, clock, body, params, viewer, lang } = context;
    const today = clock.today();
    if (Temporal.PlainDate.compare(body.completedOn, today) > 0) {
      const values = { course: body.course, completedOn: body.completedOn.toString() };
      const errors = { completedOn: context.say(afterToday) };
      const shown = await mentorPage(context, { form: 'training', errors, values });
      return shown === undefined ? notFound : rejectedForm(shown);
    }
    const found = await cases.read((db) => findMentor(db, params.id, today));
    const course = found?.demands?.trainings.find((one) => one.id === body.course);
    if (found === undefined || course === undefined) return notFound;
    mustNotBeOwn(found.userId, viewer.userId);
    await cases.change(
      (result: { stage: string }) => ({
        action: 'mentor.trained',
        subject: found.id,
        branchId: found.branchId,
        detail: { course: course.name.da, completedOn: body.completedOn.toString(), ...result },
      }),
      async (db) => {
        await lockMentors(db, [found.id]);
        const author = { by: viewer.userId, now: clock.now(), today };
        return { stage: await addTraining(db, found, course, body.completedOn, author) };
      },
    );
    return redirect(backTo(body.from, found.id), { kind: 'done', text: texts[lang].trainingSaved });
  },
  rejected: async (context, { errors, values }) => {
    const shown = await mentorPage(context, { form: 'training', errors, values });
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
