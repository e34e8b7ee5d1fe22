import { z } from 'zod';
import { notFound, post, view } from '../../../../office/route.ts';
import { newToken } from '../../../../platform/secrets.ts';
import { idParams } from '../../../mentors/fields.ts';
import { expiryOf } from '../../link-state.ts';
import { ofOne } from '../access.ts';
import { LinkMadePage } from '../made.tsx';
import { usedMeanwhile } from '../policies.ts';
import { findWaiting, readdress } from '../store.ts';

/** The address of a link is kept nowhere: to be sent again, the link gets another, and the old one closes. */
export const renewLink = post('/referral-links/:id/renew', {
  access: ofOne,
  params: idParams,
  body: z.strictObject({}),
  audit: 'referral-link.renewed',
  act: async ({ cases, params: { id }, page, clock, house }) => {
    const found = await cases.read((db) => findWaiting(db, id, clock.now()));
    if (found === undefined) return notFound;
    const { token, hash } = newToken();
    const expiresAt = expiryOf(clock.today());
    const made = await cases.change({ action: 'referral-link.renewed', subject: id }, async (db) => {
      if (!(await readdress(db, id, { tokenHash: hash, expiresAt }))) throw usedMeanwhile();
      // Sealed, so that the kept answer to this click is no key to the link.
      return { token: house.secrets.seal('link token', token).toString('base64url') };
    });
    const opened = house.secrets.open('link token', Buffer.from(made.token, 'base64url'));
    return view(
      <LinkMadePage page={page} link={`${house.publicUrl}/refer/${opened}`} expiresAt={expiresAt} />,
    );
  },
  rejected: async () => notFound,
});
