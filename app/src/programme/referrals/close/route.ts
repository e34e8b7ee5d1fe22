import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { findReferral } from '../store.ts';

/** From now on nothing can be read or said through the link of a referral. */
export const closeLink = post('/referrals/:id/close-link', {
  access: { who: ['coordinator'], over: 'branch', subject: 'referral' },
  params: idParams,
  body: z.strictObject({}),
  audit: 'referral-link.revoked',
  act: async ({ cases, params: { id }, viewer, clock, say }) => {
    const found = await cases.read((db) => findReferral(db, id));
    if (found === undefined) return notFound;
    const event = { action: 'referral-link.revoked', subject: id, branchId: found.branch_id };
    await cases.change(event, async (db) => {
      const closed = await db
        .updateTable('programme.referral_link')
        .set({ revoked_at: clock.now().toString(), revoked_by: viewer.userId })
        .where('id', '=', found.link_id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (closed.numUpdatedRows !== 1n)
        throw new Refused('link-closed', {
          da: 'Der er intet link at lukke. Intet er ændret.',
          en: 'There is no link to close. Nothing was changed.',
        });
      return { id };
    });
    return redirect(`/referrals/${id}`, {
      kind: 'done',
      text: say({
        da: 'Linket er lukket. Den, der henviste, kan ikke længere se eller svare gennem det.',
        en: 'The link is closed. The one who referred can no longer see or answer through it.',
      }),
    });
  },
  rejected: async () => notFound,
});
