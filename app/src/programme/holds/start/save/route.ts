import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { lookForNames } from '../../../people/named.ts';
import { access, loadHold, returnForm } from '../page.tsx';
import { schema } from '../schema.ts';
import { startHold } from '../store.ts';
import { texts } from '../texts.ts';
import { wrongIn } from '../wrong.ts';

/** Puts the course to rest; its undo takes the pause back as if it had never been. */
export const holdCourse = post('/courses/:id/hold', {
  access,
  params: idParams,
  body: schema,
  warns: lookForNames(['note']),
  audit: 'course.held',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const found = await loadHold(context);
    if (found === undefined) return notFound;
    const { course } = found;
    const errors = course.hold === undefined ? wrongIn(found, body, clock.today(), lang) : {};
    const values = { ...body, from: body.from.toString() };
    if (Object.keys(errors).length > 0) return returnForm(context, { errors, values, lists: {} });
    await cases.change(
      (result: { holdId: string; told: number; newStay: boolean }) => ({
        action: 'course.held',
        subject: course.id,
        branchId: course.branchId,
        detail: { reason: body.reason, from: values.from, ...result },
      }),
      (db) =>
        startHold(
          db,
          course.id,
          {
            reason: body.reason,
            note: body.reason === 'other' ? body.note : '',
            from: body.from,
            prisonId: body.prison === '' ? undefined : body.prison,
          },
          { by: viewer.userId, now: clock.now(), today: clock.today() },
        ),
    );
    const path = `/courses/${course.id}`;
    return redirect(path, {
      kind: 'done',
      text: texts[lang].done,
      // A pause that began on an earlier day has rested already: it is ended, not undone.
      undo: body.from.equals(clock.today())
        ? { action: `${path}/resume`, fields: { outcome: 'resumed' }, text: texts[lang].undo }
        : undefined,
    });
  },
  rejected: returnForm,
});
