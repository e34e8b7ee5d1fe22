import { z } from 'zod';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { formatInstant } from '../../../ui/index.ts';
import { note } from '../../mentors/fields.ts';
import { lookForNames } from '../../people/named.ts';
import { access, find, params } from '../raise/find.ts';
import { ConcernFormPage } from '../raise/view.tsx';
import { raiseConcern } from '../store.ts';
import { texts } from '../texts.ts';

/** One press from the form: the coordinators are told, and the mentor gets a receipt. */
export const raiseConcernRoute = post('/my/:courseId/concern', {
  access,
  params,
  body: z.strictObject({ text: note }),
  warns: lookForNames(['text'], 'mentor'),
  audit: 'concern.raised',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const course = await find(context);
    if (course === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now() };
    await cases.change(
      (result: { concernId: string }) => ({
        action: 'concern.raised',
        subject: result.concernId,
        branchId: course.branchId,
        detail: { courseId: course.courseId },
      }),
      async (db) => ({ concernId: await raiseConcern(db, course, { text: body.text }, author) }),
    );
    return redirect(`/my/${course.courseId}`, {
      kind: 'done',
      text: texts[lang].sent(formatInstant(lang, author.now, 'day')),
    });
  },
  rejected: async (context, { errors, values }) => {
    const course = await find(context);
    if (course === undefined) return notFound;
    return rejectedForm(
      <ConcernFormPage
        page={context.page}
        course={course}
        text={values['text']}
        errors={errors}
        requestId={values['_request'] ?? context.newRequestId}
      />,
    );
  },
});
