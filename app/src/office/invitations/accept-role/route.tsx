import { z } from 'zod';
import { post, redirect, view } from '../../route.ts';
import { tokenParams } from '../../setup/organisation/schema.ts';
import { eventFor, used } from '../accepted.ts';
import { InvitationGonePage } from '../show/view.tsx';
import { findInvitation, grantInvited, useInvitation } from '../store.ts';

/** One more role for an account that has a password: it is signed in to as always. */
export const acceptRole = post('/invitation/:token/accept', {
  access: { who: 'anyone' },
  params: tokenParams,
  body: z.strictObject({}),
  audit: 'account.invitation-accepted',
  act: async ({ accounts, clock, page, say, params: { token } }) => {
    const invitation = await accounts.read((db) => findInvitation(db, token, clock.now()));
    const account = invitation?.account;
    if (invitation === undefined || account === undefined || !account.password)
      return view(<InvitationGonePage page={page} />, 410);
    await accounts.change(eventFor(invitation), async (db) => {
      const now = clock.now();
      if (!(await useInvitation(db, invitation.id, now))) throw used;
      await grantInvited(db, invitation, account.id, now);
      return { userId: account.id };
    });
    const text = say({
      da: 'Du har fået rollen. Log ind for at bruge den.',
      en: 'You have the role. Sign in to use it.',
    });
    return redirect('/sign-in', { kind: 'done', text });
  },
  rejected: async () => redirect('/sign-in'),
});
