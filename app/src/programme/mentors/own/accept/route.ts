import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { newerConduct } from '../../papers/policies.ts';
import { acceptConduct, findSelf, followOwnStage } from '../../papers-store.ts';
import { access } from '../page.tsx';
import { texts } from '../texts.ts';

/** The mentor accepts the code of conduct that is in force. */
export const acceptOwn = post('/my/about/conduct', {
  access,
  body: z.strictObject({ version: z.coerce.number().int().positive() }),
  audit: 'conduct.accepted',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findSelf(db, today));
    if (found === undefined) return notFound;
    const detail = { version: body.version };
    await cases.change(
      { action: 'conduct.accepted', subject: found.id, branchId: found.branchId, detail },
      async (db) => {
        const mentor = await findSelf(db, today);
        if (mentor?.demands?.conduct !== body.version) throw newerConduct();
        const author = { by: viewer.userId, now: clock.now(), today };
        await acceptConduct(db, mentor, body.version, 'self', author);
        await followOwnStage(db, today);
        return {};
      },
    );
    return redirect('/my/about', { kind: 'done', text: texts[lang].accepted });
  },
  rejected: async () => notFound,
});
