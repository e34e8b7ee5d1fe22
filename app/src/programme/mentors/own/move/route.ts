import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { besideTheDays } from '../../absence/policies.ts';
import { movedSchema } from '../../absence/schema.ts';
import { type AbsenceBefore, moveAbsence } from '../../absence/store.ts';
import { movedSaying } from '../../absence/undo.ts';
import { findSelf } from '../../papers-store.ts';
import { ownAbsencePath } from '../absence.tsx';
import { access, ownPage } from '../page.tsx';

/** The mentor is away on other days than written. */
export const beAwayOtherDays = post('/my/about/absence/move', {
  access,
  body: movedSchema,
  audit: 'mentor.absence-moved',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const today = clock.today();
    const mentor = await cases.read((db) => findSelf(db, today));
    if (mentor === undefined) return notFound;
    const detail = { from: body.from.toString(), returnOn: body.returnOn?.toString() ?? null };
    try {
      const before = await cases.change<AbsenceBefore>(
        { action: 'mentor.absence-moved', subject: mentor.id, branchId: mentor.branchId, detail },
        (db) => moveAbsence(db, mentor.id, body, today),
      );
      return redirect('/my/about', movedSaying(lang, ownAbsencePath, body.absence, before));
    } catch (error) {
      return rejectedForm(await ownPage(context, besideTheDays(error, lang, body)));
    }
  },
  rejected: async (context, { errors, values }) => rejectedForm(await ownPage(context, { errors, values })),
});
