import { z } from 'zod';
import type { Database } from '../../../platform/database/register.ts';
import { newPasswordField } from '../../accounts/fields.ts';
import { createAccount, setPassword } from '../../accounts/store.ts';
import { Refused } from '../../refused.ts';
import { get, post, redirect, rejectedForm, view } from '../../route.ts';
import { firstSignIn } from '../../setup/first-sign-in.ts';
import { tokenParams } from '../../setup/organisation/schema.ts';
import { findInvitation, grantInvited, type OpenInvitation, useInvitation } from '../store.ts';
import { AcceptPage, InvitationGonePage } from './view.tsx';

const used = new Refused('invitation-used', {
  da: 'Invitationen er brugt eller trukket tilbage. Intet er ændret.',
  en: 'The invitation has been used or withdrawn. Nothing has changed.',
});

const eventFor = (invitation: OpenInvitation) => (done: { userId: string }) => ({
  action: 'account.invitation-accepted',
  subject: done.userId,
  organisationId: invitation.organisationId,
  branchId: invitation.branchId ?? undefined,
  detail: { invitation: invitation.id, role: invitation.role },
});

export const invitationForm = get('/invitation/:token', {
  access: { who: 'anyone' },
  params: tokenParams,
  reads: 'nothing sensitive',
  show: async ({ accounts, clock, page, params: { token } }) => {
    const invitation = await accounts.read((db) => findInvitation(db, token, clock.now()));
    return invitation === undefined
      ? view(<InvitationGonePage page={page} />, 410)
      : view(<AcceptPage page={page} token={token} invitation={invitation} />);
  },
});

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

export const invitationRoutes = [invitationForm, acceptInvitation, acceptRole] as const;
