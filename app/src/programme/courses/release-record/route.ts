import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { lookForNames } from '../../people/named.ts';
import { useAnswerNow } from '../../referrals/answers/store.ts';
import { tellMentors } from '../notices.ts';
import { changedMeanwhile } from '../policies.ts';
import { fieldsOf } from '../release/fields.ts';
import { access, authorOf, findOpen, notYet, returnForm } from '../release/page.tsx';
import { confirmSchema } from '../release/schema.ts';
import { texts } from '../release/texts.ts';
import { currentReleaseDate } from '../release-date.ts';
import { type Recorded, recordRelease, releaseDatesOf } from '../release-store.ts';
import { lockCourse } from '../store.ts';

/** Records the date and moves what the preview said, in one transaction; somebody else's change meanwhile stops it. */
export const recordReleaseRoute = post('/courses/:id/release-date', {
  access,
  params: idParams,
  body: confirmSchema,
  warns: lookForNames(['confirmedBy', 'source']),
  audit: 'course.release-recorded',
  act: async (context) => {
    const { cases, body, lang } = context;
    const errors = notYet(context, body);
    if (errors !== undefined) return returnForm(context, fieldsOf(body), errors);
    const course = await findOpen(context);
    if (course === undefined) return notFound;
    const path = `/courses/${course.id}`;
    const done = await cases.change(
      (result: Recorded & { told: number }) => ({
        action: 'course.release-recorded',
        subject: course.id,
        branchId: course.branchId,
        detail: {
          kind: body.kind,
          certainty: body.certainty,
          date: body.date?.toString() ?? null,
          ...(body.answer === '' ? {} : { answer: body.answer }),
          ...result,
        },
      }),
      async (db) => {
        await lockCourse(db, course.id);
        const current = currentReleaseDate(await releaseDatesOf(db, [course.personId]));
        if ((current?.id ?? '') !== body.basis) throw changedMeanwhile();
        const author = authorOf(context);
        const recorded = await recordRelease(db, course, body, author);
        if (body.answer !== '')
          await useAnswerNow(db, body.answer, course.personId, { by: author.by, at: author.now });
        const told = recorded.dateMoved
          ? await tellMentors(db, course.id, 'release', recorded.recordId, author.now)
          : 0;
        return { ...recorded, told };
      },
    );
    return redirect(path, {
      kind: 'done',
      text: texts[lang].saved(done.moved),
      undo:
        body.basis === ''
          ? undefined
          : {
              action: `${path}/release-date/undo`,
              fields: { record: done.recordId },
              text: texts[lang].undo,
            },
    });
  },
  rejected: async (context, { values, errors }) => returnForm(context, values, errors),
});
