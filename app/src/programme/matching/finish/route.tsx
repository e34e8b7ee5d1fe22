import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { lookForNames } from '../../people/named.ts';
import { takeBackAbout } from '../answers/take-back.ts';
import { access, find, params } from '../end/find.ts';
import { texts } from '../end/texts.ts';
import { EndPage } from '../end/view.tsx';
import { addHandover } from '../handover/store.ts';
import { endAssignment } from '../store.ts';
import { endSchema, handedOver } from './schema.ts';

/** Ends a mentor's time on a course today; the course goes on with a free place, handed over to whoever comes. */
export const endAssignmentRoute = post('/courses/:id/mentors/:assignment/end', {
  access,
  params,
  body: endSchema,
  warns: lookForNames(['note']),
  audit: 'course.assignment-ended',
  act: async (context) => {
    const { cases, clock, body, viewer, lang, page } = context;
    const found = await find(context);
    if (found === undefined) return notFound;
    const { course, assignment, cameToday } = found;
    const today = clock.today();
    const { choice, errors } = handedOver(body, { openedOn: course.openedOn, today }, lang);
    if (!cameToday && choice === undefined) {
      const { arrivingFrom, leavingUntil } = body;
      const days = { arrivingFrom: arrivingFrom?.toString(), leavingUntil: leavingUntil?.toString() };
      return rejectedForm(<EndPage page={page} {...found} values={{ ...body, ...days }} errors={errors} />);
    }
    const author = { by: viewer.userId, now: clock.now(), today };
    const event = {
      action: 'course.assignment-ended',
      subject: course.id,
      branchId: course.branchId,
      detail: {
        assignmentId: assignment.id,
        mentorId: assignment.mentorId,
        reason: body.reason,
        ...(cameToday ? {} : { arrivingSees: choice?.arrivingSees, leavingSees: choice?.leavingSees }),
      },
    };
    await cases.change(event, async (db) => {
      await takeBackAbout(db, course.id, assignment.mentorId, author.now);
      const ended = await endAssignment(db, course.id, assignment.id, body.reason, today);
      if (ended && !cameToday && choice !== undefined)
        await addHandover(db, course, assignment.id, choice, author);
      return { ended };
    });
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async (context, { errors, values }) => {
    const found = await find(context);
    return found === undefined
      ? notFound
      : rejectedForm(<EndPage page={context.page} {...found} values={values} errors={errors} />);
  },
});
