import { Refused } from '../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../office/route.ts';
import { access, trainingPage } from '../page.tsx';
import { inputOf, trainingCourseSchema } from '../schema.ts';
import { addTrainingCourse, changeTrainingCourse } from '../store.ts';
import { texts } from '../texts.ts';

/** A new course, or a new version of one. */
export const saveTraining = post('/settings/training', {
  access,
  body: trainingCourseSchema,
  audit: 'training.changed',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const organisation = viewer.organisation?.id ?? '';
    await cases.change(
      {
        action: 'training.changed',
        subject: body.id === '' ? undefined : body.id,
        detail: { hours: body.hours, required: body.required === 'yes' },
      },
      async (db) => {
        const done =
          body.id === ''
            ? await addTrainingCourse(db, organisation, inputOf(body), clock.today())
            : await changeTrainingCourse(db, organisation, body.id, inputOf(body), clock.today());
        const key = done === 'name-taken' ? 'taken' : 'gone';
        if (done !== 'done') throw new Refused(`training-${done}`, { da: texts.da[key], en: texts.en[key] });
        return {};
      },
    );
    return redirect('/settings/training', { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, { errors, values }) =>
    rejectedForm(await trainingPage(context, { errors, values })),
});
