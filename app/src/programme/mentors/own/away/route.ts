import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { besideTheDays } from '../../absence/policies.ts';
import { absenceSchema } from '../../absence/schema.ts';
import { addAbsence } from '../../absence/store.ts';
import { texts as absenceTexts } from '../../absence/texts.ts';
import { findSelf } from '../../papers-store.ts';
import { access, ownPage } from '../page.tsx';

/** The mentor is away, and says so without asking anybody. */
export const beAway = post('/my/about/absence', {
  access,
  body: absenceSchema,
  audit: 'mentor.absent',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const today = clock.today();
    const mentor = await cases.read((db) => findSelf(db, today));
    if (mentor === undefined) return notFound;
    const detail = {
      kind: body.kind,
      from: body.from.toString(),
      returnOn: body.returnOn?.toString() ?? null,
    };
    const author = { by: viewer.userId, now: clock.now(), today };
    try {
      await cases.change(
        { action: 'mentor.absent', subject: mentor.id, branchId: mentor.branchId, detail },
        async (db) => {
          await addAbsence(db, mentor, body, author);
          return {};
        },
      );
    } catch (error) {
      return rejectedForm(await ownPage(context, besideTheDays(error, lang, body)));
    }
    return redirect('/my/about', { kind: 'done', text: absenceTexts[lang].saved });
  },
  rejected: async (context, { errors, values }) => rejectedForm(await ownPage(context, { errors, values })),
});
