import { z } from 'zod';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { access, find, params } from '../end/find.ts';
import { texts } from '../end/texts.ts';
import { EndPage } from '../end/view.tsx';
import { endReasons } from '../pair.ts';
import { endAssignment } from '../store.ts';

/** Ends a mentor's time on a course today; the course goes on with a free place. */
export const endAssignmentRoute = post('/courses/:id/mentors/:assignment/end', {
  access,
  params,
  body: z.strictObject({ reason: z.enum(endReasons, 'Vælg en grund. | Choose a reason.') }),
  audit: 'course.assignment-ended',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const found = await find(context);
    if (found === undefined) return notFound;
    const { course, assignment } = found;
    const event = {
      action: 'course.assignment-ended',
      subject: course.id,
      branchId: course.branchId,
      detail: { assignmentId: assignment.id, mentorId: assignment.mentorId, reason: body.reason },
    };
    await cases.change(event, async (db) => ({
      ended: await endAssignment(db, course.id, assignment.id, body.reason, clock.today()),
    }));
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async (context, { errors }) => {
    const found = await find(context);
    return found === undefined
      ? notFound
      : rejectedForm(<EndPage page={context.page} {...found} errors={errors} />);
  },
});
