import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { courseOver } from '../policies.ts';
import { texts } from '../show/texts.ts';
import { findCourse, lockCourse, markStep } from '../store.ts';
import { releaseStep, template } from '../template.ts';

const steps = template.map((step) => step.key).filter((key) => key !== releaseStep);

/**
 * Marks a step as done today, or takes the mark back. That the release happened is said by its date. Whoever presses on the
 * day's list stays there.
 */
export const markStepRoute = post('/courses/:id/steps', {
  access: { who: ['coordinator'], over: 'branch', subject: 'course' },
  params: idParams,
  body: z.strictObject({
    step: z.enum(steps),
    done: z.enum(['yes', 'no']),
    list: z.literal('today').optional(),
  }),
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
    const onList = body.list === 'today';
    const back = onList ? '/today' : path;
    if (!result.changed) return redirect(back);
    const said = done ? text.marked : text.unmarked;
    const again = { step: body.step, done: 'no', ...(onList ? { list: 'today' } : {}) };
    return redirect(back, {
      kind: 'done',
      text: onList ? `${course.person}: ${said}` : said,
      undo: done ? { action: `${path}/steps`, fields: again, text: text.undo } : undefined,
    });
  },
  rejected: async () => notFound,
});
