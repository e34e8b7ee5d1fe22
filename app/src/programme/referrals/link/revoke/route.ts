import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { ofOne } from '../access.ts';
import { listTexts } from '../list/texts.ts';
import { usedMeanwhile } from '../policies.ts';
import { closeWaiting, findWaiting } from '../store.ts';

/** Nobody can hand in through the link from now on; its draft goes with the daily work. */
export const revokeLink = post('/referral-links/:id/revoke', {
  access: ofOne,
  params: idParams,
  body: z.strictObject({}),
  audit: 'referral-link.revoked',
  act: async ({ cases, params: { id }, clock, viewer, lang }) => {
    const found = await cases.read((db) => findWaiting(db, id, clock.now()));
    if (found === undefined) return notFound;
    await cases.change({ action: 'referral-link.revoked', subject: id }, async (db) => {
      if (!(await closeWaiting(db, id, { by: viewer.userId, at: clock.now() }))) throw usedMeanwhile();
      return {};
    });
    return redirect('/referral-links', { kind: 'done', text: listTexts[lang].closed });
  },
  rejected: async () => notFound,
});
