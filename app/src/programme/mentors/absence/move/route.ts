import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { idParams } from '../../fields.ts';
import { mentorPage } from '../../show/route.tsx';
import { findMentor, lockMentors } from '../../store.ts';
import { access } from '../access.ts';
import { movedSchema } from '../schema.ts';
import { type AbsenceBefore, moveAbsence } from '../store.ts';
import { movedSaying } from '../undo.ts';

/** The days of an absence were others than written. */
export const correctAbsence = post('/mentors/:id/absence/move', {
  access,
  params: idParams,
  body: movedSchema,
  audit: 'mentor.absence-moved',
  act: async ({ cases, clock, body, params, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    const detail = { from: body.from.toString(), returnOn: body.returnOn?.toString() ?? null };
    const before = await cases.change<AbsenceBefore>(
      { action: 'mentor.absence-moved', subject: found.id, branchId: found.branchId, detail },
      async (db) => {
        await lockMentors(db, [found.id]);
        return moveAbsence(db, found.id, body, today);
      },
    );
    const path = `/mentors/${found.id}`;
    return redirect(path, movedSaying(lang, `${path}/absence`, body.absence, before));
  },
  rejected: async (context, { errors, values }) => {
    const shown = await mentorPage(context, { form: 'absence', errors, values });
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
