import { notFound, post, redirect } from '../../../../office/route.ts';
import { takenBackSchema } from '../../absence/schema.ts';
import { type AbsenceBefore, takeAbsenceBack } from '../../absence/store.ts';
import { takenBackSaying } from '../../absence/undo.ts';
import { findSelf } from '../../papers-store.ts';
import { ownAbsencePath } from '../absence.tsx';
import { access } from '../page.tsx';

/** The mentor is not going to be away after all. */
export const stayAfterAll = post('/my/about/absence/take-back', {
  access,
  body: takenBackSchema,
  audit: 'mentor.absence-taken-back',
  act: async ({ cases, clock, body, lang }) => {
    const today = clock.today();
    const mentor = await cases.read((db) => findSelf(db, today));
    if (mentor === undefined) return notFound;
    const before = await cases.change<AbsenceBefore>(
      (detail) => ({
        action: 'mentor.absence-taken-back',
        subject: mentor.id,
        branchId: mentor.branchId,
        detail,
      }),
      (db) => takeAbsenceBack(db, mentor.id, body.absence, today),
    );
    return redirect('/my/about', takenBackSaying(lang, ownAbsencePath, before));
  },
  rejected: async () => notFound,
});
