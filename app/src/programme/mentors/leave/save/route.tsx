import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { idParams } from '../../fields.ts';
import { access } from '../../stage/change.ts';
import { findMentor } from '../../store.ts';
import { findHere } from '../find.ts';
import { choiceOf, leaveSchema } from '../schema.ts';
import { letGo } from '../store.ts';
import { texts } from '../texts.ts';
import { LeavePage } from '../view.tsx';

/** For good; a pause is the other thing. */
export const letLeave = post('/mentors/:id/leave', {
  access,
  params: idParams,
  body: leaveSchema,
  audit: 'mentor.left',
  act: async (context) => {
    const { cases, clock, params, body, viewer, lang } = context;
    const today = clock.today();
    const mentor = await cases.read((db) => findMentor(db, params.id, today));
    if (mentor === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today };
    const choice = choiceOf(body);
    const open = await findHere(context);
    if (choice === undefined && open !== undefined && open.ties.running.length > 0)
      return rejectedForm(
        <LeavePage
          page={context.page}
          {...open}
          values={body}
          errors={{ sees: texts[lang].choose }}
          requestId={context.newRequestId}
        />,
      );
    const done = await cases.change(
      (result: { courses: number; questions: number }) => ({
        action: 'mentor.left',
        subject: mentor.id,
        branchId: mentor.branchId,
        detail: { ...result, ...(choice === undefined ? {} : { arrivingSees: choice.arrivingSees }) },
      }),
      (db) => letGo(db, mentor.id, choice, author),
    );
    return redirect(`/mentors/${mentor.id}`, {
      kind: 'done',
      text: `${texts[lang].done(done.courses)} ${texts[lang].account}`,
    });
  },
  rejected: async (context, { errors, values }) => {
    const found = await findHere(context);
    if (found === undefined) return notFound;
    const { page, newRequestId } = context;
    return rejectedForm(
      <LeavePage page={page} {...found} values={values} errors={errors} requestId={newRequestId} />,
    );
  },
});
