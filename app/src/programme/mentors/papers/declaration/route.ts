import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { backTo, fromField } from '../../back.ts';
import { declarationKinds, declarationVersion } from '../../declarations.ts';
import { idParams } from '../../fields.ts';
import { addDeclaration } from '../../papers-store.ts';
import { findMentor, followStage, lockMentors } from '../../store.ts';
import { access } from '../access.ts';
import { texts } from '../texts.ts';

/** Writes down that a mentor signed one of the three declarations on paper today. */
export const recordDeclaration = post('/mentors/:id/declarations', {
  access,
  params: idParams,
  body: z.strictObject({ kind: z.enum(declarationKinds), from: fromField }),
  audit: 'mentor.declared',
  act: async ({ cases, clock, body, params, viewer, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    const detail = { kind: body.kind, version: declarationVersion };
    await cases.change(
      { action: 'mentor.declared', subject: found.id, branchId: found.branchId, detail },
      async (db) => {
        await lockMentors(db, [found.id]);
        const author = { by: viewer.userId, now: clock.now(), today };
        await addDeclaration(db, found, body.kind, 'in-writing', author);
        return { stage: await followStage(db, found.id, today) };
      },
    );
    return redirect(backTo(body.from, found.id), { kind: 'done', text: texts[lang].declared });
  },
  rejected: async () => notFound,
});
