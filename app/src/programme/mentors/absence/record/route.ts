import { notFound, post, redirect } from '../../../../office/route.ts';
import { formatDate } from '../../../../ui/index.ts';
import { idParams } from '../../fields.ts';
import { findMentor, lockMentors } from '../../store.ts';
import { access } from '../access.ts';
import { besideTheDays } from '../policies.ts';
import { returnForm } from '../return-form.ts';
import { absenceSchema } from '../schema.ts';
import { addAbsence } from '../store.ts';
import { texts } from '../texts.ts';

/** A mentor is away: no new courses meanwhile, and by itself with us again on the day of return. */
export const recordAbsence = post('/mentors/:id/absence', {
  access,
  params: idParams,
  body: absenceSchema,
  audit: 'mentor.absent',
  act: async (context) => {
    const { cases, clock, body, params, viewer, lang } = context;
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    const detail = {
      kind: body.kind,
      from: body.from.toString(),
      returnOn: body.returnOn?.toString() ?? null,
    };
    const author = { by: viewer.userId, now: clock.now(), today };
    try {
      await cases.change(
        { action: 'mentor.absent', subject: found.id, branchId: found.branchId, detail },
        async (db) => {
          await lockMentors(db, [found.id]);
          await addAbsence(db, found, body, author);
          return {};
        },
      );
    } catch (error) {
      return returnForm(context, besideTheDays(error, lang, body));
    }
    const text = texts[lang];
    const said =
      body.returnOn === undefined ? text.saved : text.savedBack(formatDate(lang, body.returnOn, 'day'));
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: said });
  },
  rejected: returnForm,
});
