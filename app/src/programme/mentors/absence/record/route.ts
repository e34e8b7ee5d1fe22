import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { formatDate } from '../../../../ui/index.ts';
import { idParams } from '../../fields.ts';
import { mentorPage } from '../../show/route.tsx';
import { findMentor, lockMentors } from '../../store.ts';
import { access } from '../access.ts';
import { overlaps } from '../policies.ts';
import { absenceSchema } from '../schema.ts';
import { addAbsence } from '../store.ts';
import { texts } from '../texts.ts';

/** A mentor is away: no new courses meanwhile, and by itself with us again on the day of return. */
export const recordAbsence = post('/mentors/:id/absence', {
  access,
  params: idParams,
  body: absenceSchema,
  audit: 'mentor.absent',
  act: async ({ cases, clock, body, params, viewer, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    const detail = {
      kind: body.kind,
      from: body.from.toString(),
      returnOn: body.returnOn?.toString() ?? null,
    };
    await cases.change(
      { action: 'mentor.absent', subject: found.id, branchId: found.branchId, detail },
      async (db) => {
        await lockMentors(db, [found.id]);
        const author = { by: viewer.userId, now: clock.now(), today };
        if (!(await addAbsence(db, found, body, author))) throw overlaps();
        return {};
      },
    );
    const text = texts[lang];
    const said =
      body.returnOn === undefined ? text.saved : text.savedBack(formatDate(lang, body.returnOn, 'day'));
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: said });
  },
  rejected: async (context, { errors, values }) => {
    const shown = await mentorPage(context, { form: 'absence', errors, values });
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
