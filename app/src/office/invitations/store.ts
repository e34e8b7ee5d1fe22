import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { hashToken, newToken } from '../../platform/secrets.ts';
import { queueMail } from '../mail/store.ts';
import { grantRole, lockRoles } from '../users/store.ts';
import type { Role } from '../viewer.ts';
import { invitationLifetime, type Words } from './invitation.ts';

export interface NewInvitation {
  readonly organisationId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly branchId: string | null;
  readonly createdBy: string;
}

/** The invitation and its mail, together or not at all. Gives the invitation's id. */
export const invite = async (
  db: Database,
  invitation: NewInvitation,
  letter: (path: string) => Words,
  now: Temporal.Instant,
): Promise<string> => {
  const id = randomUUID();
  const { token, hash } = newToken();
  await db
    .insertInto('office.invitation')
    .values({
      id,
      organisation_id: invitation.organisationId,
      email: invitation.email.toLowerCase(),
      name: invitation.name,
      role: invitation.role,
      branch_id: invitation.branchId,
      token_hash: hash,
      expires_at: now.add(invitationLifetime).toString(),
      created_by: invitation.createdBy,
      created_at: now.toString(),
    })
    .execute();
  const { subject, body } = letter(`/invitation/${token}`);
  await queueMail(db, invitation.organisationId, { to: invitation.email, subject, body }, now);
  return id;
};

export interface OpenInvitation {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  /** Everything in the organisation is invented. */
  readonly demo: boolean;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly branchId: string | null;
  readonly branch: string | undefined;
  readonly createdBy: string | null;
  /** The account with this address, if there is one, and whether it has a password. */
  readonly account: { readonly id: string; readonly password: boolean } | undefined;
}

/** Not used, not expired, and whoever invited is still an administrator of the organisation. */
const isOpen = (now: Temporal.Instant) => sql<boolean>`
  i.used_at is null and i.expires_at > ${now.toString()}::timestamptz
  and exists (select 1 from office.membership m where m.user_id = i.created_by and m.role = 'administrator'
              and m.organisation_id = i.organisation_id and m.valid_to is null)`;

export const findInvitation = async (
  db: Database,
  token: string,
  now: Temporal.Instant,
): Promise<OpenInvitation | undefined> => {
  const row = await db
    .selectFrom('office.invitation as i')
    .innerJoin('office.organisation as o', 'o.id', 'i.organisation_id')
    .leftJoin('office.branch as b', 'b.id', 'i.branch_id')
    .leftJoin('auth.user as u', 'u.email', 'i.email')
    .select(['i.id', 'i.organisation_id', 'o.name as organisation', 'o.demo', 'i.email', 'i.name', 'i.role'])
    .select(['i.branch_id', 'b.name as branch', 'i.created_by', 'u.id as user_id'])
    .select(sql<boolean>`exists (select 1 from auth.account a where a."userId" = u.id)`.as('password'))
    .where('i.token_hash', '=', hashToken(token))
    .where(isOpen(now))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    demo: row.demo,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    branchId: row.branch_id,
    branch: row.branch ?? undefined,
    createdBy: row.created_by,
    account: row.user_id === null ? undefined : { id: row.user_id, password: row.password },
  };
};

/** Uses the invitation up: of two at once one gets true. */
export const useInvitation = async (db: Database, id: string, now: Temporal.Instant): Promise<boolean> => {
  const used = await db
    .updateTable('office.invitation as i')
    .set({ used_at: now.toString() })
    .where('i.id', '=', id)
    .where(isOpen(now))
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
};

/** Gives what the invitation promised. @throws Refused when the roles do not go together */
export const grantInvited = async (
  db: Database,
  invitation: OpenInvitation,
  userId: string,
  now: Temporal.Instant,
): Promise<void> => {
  await lockRoles(db, invitation.organisationId);
  const { organisationId, role, branchId, createdBy } = invitation;
  await grantRole(db, { organisationId, userId, role, branchId, grantedBy: createdBy }, now);
};

export interface WaitingInvitation {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly branch: string | undefined;
  readonly expiresAt: Temporal.Instant;
}

export const listWaiting = async (
  db: Database,
  organisationId: string,
  now: Temporal.Instant,
): Promise<readonly WaitingInvitation[]> => {
  const rows = await db
    .selectFrom('office.invitation as i')
    .leftJoin('office.branch as b', 'b.id', 'i.branch_id')
    .select(['i.id', 'i.name', 'i.email', 'i.role', 'b.name as branch', 'i.expires_at'])
    .where('i.organisation_id', '=', organisationId)
    .where(isOpen(now))
    .orderBy(sql`i.name collate "da-x-icu"`)
    .orderBy('i.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    branch: row.branch ?? undefined,
    expiresAt: row.expires_at,
  }));
};

/** Stops the waiting invitations of an organisation: one of them, or all to one address. */
export const stopInvitations = async (
  db: Database,
  organisationId: string,
  which: { readonly id: string } | { readonly email: string },
  now: Temporal.Instant,
): Promise<number> => {
  const stopped = await db
    .updateTable('office.invitation as i')
    .set({ expires_at: now.toString() })
    .where('i.organisation_id', '=', organisationId)
    .where('id' in which ? 'i.id' : 'i.email', '=', 'id' in which ? which.id : which.email.toLowerCase())
    .where(isOpen(now))
    .executeTakeFirst();
  return Number(stopped.numUpdatedRows);
};

/** Whether the organisation ever sent this invitation, whatever became of it. */
export const isInvitationOf = async (db: Database, organisationId: string, id: string): Promise<boolean> =>
  (await db
    .selectFrom('office.invitation')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()) !== undefined;
