import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { texts } from '../show/texts.ts';
import { findOwnPerson, openCourse } from './store.ts';

/** Opens a course for a person: the button stands on the person's page. */
export const openCourseRoute = post('/people/:id/course', {
  access: { who: ['coordinator'], over: 'branch', subject: 'person' },
  params: idParams,
  body: z.strictObject({}),
  audit: 'course.opened',
  act: async ({ cases, clock, params, viewer, lang }) => {
    const person = await cases.read((db) => findOwnPerson(db, params.id));
    if (person === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const done = await cases.change(
      (result: { courseId: string }) => ({
        action: 'course.opened',
        subject: result.courseId,
        branchId: person.branch_id,
        detail: { personId: person.id },
      }),
      async (db) => ({ courseId: await openCourse(db, person.id, author) }),
    );
    return redirect(`/courses/${done.courseId}`, { kind: 'done', text: texts[lang].openedDone });
  },
  rejected: async () => notFound,
});
