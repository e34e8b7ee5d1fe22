import { notFound, post, redirect } from '../../../../office/route.ts';
import { findCourse } from '../../../courses/store.ts';
import { idParams } from '../../../mentors/fields.ts';
import { type Done, goOn } from '../outcome.ts';
import { access, returnForm } from '../page.tsx';
import { resumeSchema } from '../schema.ts';
import { texts } from '../texts.ts';

const actions = { still: 'course.held', resumed: 'course.resumed', restarted: 'course.restarted' } as const;

/** A pause goes on, is over, or the course begins anew. */
export const resumeCourseRoute = post('/courses/:id/resume', {
  access,
  params: idParams,
  body: resumeSchema,
  audit: 'course.resumed',
  act: async ({ cases, clock, params, body, viewer, lang }) => {
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const { outcome } = body;
    const done = await cases.change(
      (result: Done) => ({
        action: actions[outcome],
        subject: course.id,
        branchId: course.branchId,
        detail: { outcome, ...result },
      }),
      (db) => goOn(db, course.id, outcome, author),
    );
    const text = texts[lang];
    const said = {
      still: text.doneStill,
      resumed: text.doneResumed(done.moved),
      restarted: text.doneRestarted,
    };
    return redirect(`/courses/${done.courseId}`, { kind: 'done', text: said[outcome] });
  },
  rejected: returnForm,
});
