import { Refused } from '../../office/refused.ts';
import { get, post, type RouteContext, redirect, rejectedForm, view } from '../../office/route.ts';
import { trainingCourses } from '../mentors/seen-store.ts';
import { inputOf, trainingCourseSchema } from './schema.ts';
import { addTrainingCourse, changeTrainingCourse } from './store.ts';
import { texts } from './texts.ts';
import { type Returned, TrainingPage } from './view.tsx';

const access = { who: ['programme-lead'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'viewer'>;

const showPage = async ({ cases, page, viewer }: Context, returned?: Returned) => {
  const courses = await cases.read((db) => trainingCourses(db, viewer.organisation?.id ?? ''));
  return <TrainingPage page={page} courses={courses} {...(returned === undefined ? {} : { returned })} />;
};

export const showTraining = get('/settings/training', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await showPage(context)),
});

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
  rejected: async (context, { errors, values }) => rejectedForm(await showPage(context, { errors, values })),
});
