import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../fields.ts';
import { findMentor, lockMentors } from '../../store.ts';
import { access } from '../access.ts';
import { besideTheDays } from '../policies.ts';
import { returnForm } from '../return-form.ts';
import { movedSchema } from '../schema.ts';
import { type AbsenceBefore, moveAbsence } from '../store.ts';
import { movedSaying } from '../undo.ts';

/** The days of an absence were others than written. */
export const correctAbsence = post('/mentors/:id/absence/move', {
  access,
  params: idParams,
  body: movedSchema,
  audit: 'mentor.absence-moved',
  act: async (context) => {
    const { cases, clock, body, params, lang } = context;
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    const detail = { from: body.from.toString(), returnOn: body.returnOn?.toString() ?? null };
    const path = `/mentors/${found.id}`;
    try {
      const before = await cases.change<AbsenceBefore>(
        { action: 'mentor.absence-moved', subject: found.id, branchId: found.branchId, detail },
        async (db) => {
          await lockMentors(db, [found.id]);
          return moveAbsence(db, found.id, body, today);
        },
      );
      return redirect(path, movedSaying(lang, `${path}/absence`, body.absence, before));
    } catch (error) {
      return returnForm(context, besideTheDays(error, lang, body));
    }
  },
  rejected: returnForm,
});
