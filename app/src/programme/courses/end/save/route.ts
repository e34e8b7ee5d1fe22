import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { lookForNames } from '../../../people/named.ts';
import { useAnswerNow } from '../../../referrals/answers/store.ts';
import { closeCourse } from '../../close.ts';
import { access, loadEnding, returnForm } from '../page.tsx';
import { endSchema } from '../schema.ts';
import { texts } from '../texts.ts';

const closedAlready = () =>
  new Refused('course-closed', { da: texts.da.closedAlready, en: texts.en.closedAlready });

/** Ends the course today; the note is kept where the reason is another than the listed ones. */
export const endCourse = post('/courses/:id/end', {
  access,
  params: idParams,
  body: endSchema,
  warns: lookForNames(['note']),
  audit: 'course.closed',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const found = await loadEnding(context);
    if (found === undefined) return notFound;
    const values = { reason: body.reason, note: body.note, answer: body.answer };
    const wrong = (errors: Readonly<Record<string, string>>) =>
      returnForm(context, { errors, values, lists: {} });
    const { course } = found;
    // A second press of the same form is answered below with what the first one did.
    if (course.closedOn === undefined) {
      if (!found.reasons.includes(body.reason)) return wrong({ reason: texts[lang].notNow });
      if (body.reason === 'other' && body.note === '') return wrong({ note: texts[lang].noteNeeded });
    }
    const event = {
      action: 'course.closed',
      subject: course.id,
      branchId: course.branchId,
      detail: {
        reason: body.reason,
        mentors: found.mentors.length,
        ...(body.answer === '' ? {} : { answer: body.answer }),
      },
    };
    await cases.change(event, async (db) => {
      const closing = { reason: body.reason, note: body.reason === 'other' ? body.note : '' };
      if (!(await closeCourse(db, course.id, clock.today(), closing))) throw closedAlready();
      if (body.answer !== '')
        await useAnswerNow(db, body.answer, course.personId, { by: viewer.userId, at: clock.now() });
      return { id: course.id };
    });
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
