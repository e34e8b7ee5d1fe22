import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { declarationKinds, declarationVersion } from '../../declarations.ts';
import { addDeclaration, findSelf, followOwnStage } from '../../papers-store.ts';
import { access } from '../page.tsx';
import { texts } from '../texts.ts';

/** The mentor declares one of the three, in the words on the page. */
export const declareOwn = post('/my/about/declarations', {
  access,
  body: z.strictObject({ kind: z.enum(declarationKinds) }),
  audit: 'mentor.declared',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const today = clock.today();
    const mentor = await cases.read((db) => findSelf(db, today));
    if (mentor === undefined) return notFound;
    const detail = { kind: body.kind, version: declarationVersion };
    await cases.change(
      { action: 'mentor.declared', subject: mentor.id, branchId: mentor.branchId, detail },
      async (db) => {
        const author = { by: viewer.userId, now: clock.now(), today };
        await addDeclaration(db, mentor, body.kind, 'self', author);
        await followOwnStage(db, today);
        return {};
      },
    );
    return redirect('/my/about', { kind: 'done', text: texts[lang].declared });
  },
  rejected: async () => notFound,
});
