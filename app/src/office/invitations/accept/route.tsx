import { z } from 'zod';
import type { Database } from '../../../platform/database/register.ts';
import { newPasswordField } from '../../accounts/fields.ts';
import { createAccount, setPassword } from '../../accounts/store.ts';
import { post, rejectedForm, view } from '../../route.ts';
import { firstSignIn } from '../../setup/first-sign-in.ts';
import { tokenParams } from '../../setup/organisation/schema.ts';
import { eventFor, used } from '../accepted.ts';
import { AcceptPage, InvitationGonePage } from '../show/view.tsx';
import { findInvitation, grantInvited, type OpenInvitation, useInvitation } from '../store.ts';

/** A new account with the invited role, or a new password for an account whose access was reset. */
const open = async (
  db: Database,
  invitation: OpenInvitation,
  passwordHash: string,
  now: Temporal.Instant,
): Promise<string> => {
  const { account, email, name } = invitation;
  if (account === undefined) return createAccount(db, { email, name, passwordHash }, now);
  await setPassword(db, account.id, passwordHash, now);
  return account.id;
};

export const acceptInvitation = post('/invitation/:token', {
  access: { who: 'anyone' },
  params: tokenParams,
  body: z.strictObject({ password: newPasswordField }),
  audit: 'account.invitation-accepted',
  act: async ({ accounts, clock, page, house, http, params: { token }, body: { password } }) => {
    const invitation = await accounts.read((db) => findInvitation(db, token, clock.now()));
    if (invitation === undefined) return view(<InvitationGonePage page={page} />, 410);
    if (invitation.account?.password === true) throw used;
    const passwordHash = await house.accounts.hashPassword(password);
    await accounts.change(eventFor(invitation), async (db) => {
      const now = clock.now();
      if (!(await useInvitation(db, invitation.id, now))) throw used;
      const userId = await open(db, invitation, passwordHash, now);
      await grantInvited(db, invitation, userId, now);
      return { userId };
    });
    return firstSignIn(house, http, { email: invitation.email, password });
  },
  rejected: async ({ accounts, clock, page, params: { token } }, { errors }) => {
    const invitation = await accounts.read((db) => findInvitation(db, token, clock.now()));
    return invitation === undefined
      ? view(<InvitationGonePage page={page} />, 410)
      : rejectedForm(<AcceptPage page={page} token={token} invitation={invitation} errors={errors} />);
  },
});
