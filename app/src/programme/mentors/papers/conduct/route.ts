import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { backTo, fromField } from '../../back.ts';
import { idParams } from '../../fields.ts';
import { acceptConduct } from '../../papers-store.ts';
import { findMentor, followStage, lockMentors } from '../../store.ts';
import { access } from '../access.ts';
import { newerConduct } from '../policies.ts';
import { texts } from '../texts.ts';

/** Writes down that a mentor signed the code of conduct on paper today. */
export const recordConduct = post('/mentors/:id/conduct', {
  access,
  params: idParams,
  body: z.strictObject({ version: z.coerce.number().int().positive(), from: fromField }),
  audit: 'conduct.accepted',
  act: async ({ cases, clock, body, params, viewer, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    await cases.change(
      {
        action: 'conduct.accepted',
        subject: found.id,
        branchId: found.branchId,
        detail: { version: body.version },
      },
      async (db) => {
        await lockMentors(db, [found.id]);
        const mentor = await findMentor(db, found.id, today);
        if (mentor?.demands?.conduct !== body.version) throw newerConduct();
        const author = { by: viewer.userId, now: clock.now(), today };
        await acceptConduct(db, mentor, body.version, 'in-writing', author);
        return { stage: await followStage(db, found.id, today) };
      },
    );
    return redirect(backTo(body.from, found.id), { kind: 'done', text: texts[lang].accepted });
  },
  rejected: async () => notFound,
});
