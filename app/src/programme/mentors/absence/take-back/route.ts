import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../fields.ts';
import { findMentor, lockMentors } from '../../store.ts';
import { access } from '../access.ts';
import { takenBackSchema } from '../schema.ts';
import { type AbsenceBefore, takeAbsenceBack } from '../store.ts';
import { takenBackSaying } from '../undo.ts';

/** An absence that has not begun does not come about. */
export const withdrawAbsence = post('/mentors/:id/absence/take-back', {
  access,
  params: idParams,
  body: takenBackSchema,
  audit: 'mentor.absence-taken-back',
  act: async ({ cases, clock, body, params, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    const before = await cases.change<AbsenceBefore>(
      (detail) => ({
        action: 'mentor.absence-taken-back',
        subject: found.id,
        branchId: found.branchId,
        detail,
      }),
      async (db) => {
        await lockMentors(db, [found.id]);
        return takeAbsenceBack(db, found.id, body.absence, today);
      },
    );
    const path = `/mentors/${found.id}`;
    return redirect(path, takenBackSaying(lang, `${path}/absence`, before));
  },
  rejected: async () => notFound,
});
