import { notFound, post, redirect } from '../../../office/route.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { access, returnForm } from '../choose/page.tsx';
import { chooseSchema, chosenIds } from '../choose/schema.ts';
import { texts } from '../choose/texts.ts';
import { matchRefusal } from '../policies.ts';
import { makePair, ReasonNeeded } from '../store.ts';

/** One press: a match with its grounds, and an interval for each mentor who is new. */
export const makePairRoute = post('/courses/:id/match', {
  access,
  params: idParams,
  body: chooseSchema,
  audit: 'course.matched',
  act: async (context) => {
    const { cases, clock, params, body, viewer, lang } = context;
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const chosen = { mentorIds: chosenIds(body), reason: body.reason };
    try {
      await cases.change(
        (result: { matchId: string; rank: number; added: number }) => ({
          action: 'course.matched',
          subject: course.id,
          branchId: course.branchId,
          detail: { ...result, mentors: chosen.mentorIds.join(' ') },
        }),
        (db) => makePair(db, course.id, chosen, author),
      );
    } catch (error) {
      if (error instanceof ReasonNeeded)
        return returnForm(context, body, { reason: texts[lang].reasonNeeded });
      throw matchRefusal(error);
    }
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async (context, { values, errors }) => returnForm(context, values, errors),
});
