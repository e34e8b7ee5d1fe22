import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { courseOver } from '../policies.ts';
import { texts } from '../show/texts.ts';
import { findCourse, lockCourse, markStep } from '../store.ts';
import { releaseStep, template } from '../template.ts';

const steps = template.map((step) => step.key).filter((key) => key !== releaseStep);

/** Marks a step as done today, or takes the mark back. That the release happened is said by its date. */
export const markStepRoute = post('/courses/:id/steps', {
  access: { who: ['coordinator'], over: 'branch', subject: 'course' },
  params: idParams,
  body: z.strictObject({ step: z.enum(steps), done: z.enum(['yes', 'no']) }),
  audit: 'course.step-marked',
  act: async ({ cases, clock, params, body, viewer, lang }) => {
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    if (course.closedOn !== undefined) throw courseOver();
    const path = `/courses/${course.id}`;
    const text = texts[lang];
    const done = body.done === 'yes';
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const result = await cases.change(
      {
        action: 'course.step-marked',
        subject: course.id,
        branchId: course.branchId,
        detail: { step: body.step, done },
      },
      async (db) => {
        await lockCourse(db, course.id);
        return { changed: await markStep(db, course.id, body.step, done, author) };
      },
    );
    if (!result.changed) return redirect(path);
    return redirect(path, {
      kind: 'done',
      text: done ? text.marked : text.unmarked,
      undo: done
        ? { action: `${path}/steps`, fields: { step: body.step, done: 'no' }, text: text.undo }
        : undefined,
    });
  },
  rejected: async () => notFound,
});
