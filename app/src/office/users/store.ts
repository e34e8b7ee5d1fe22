import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Role } from '../viewer.ts';
import { elsewhere, lastAdministrator, mustBeCompatible } from './role.ts';

export interface HeldRole {
  readonly id: string;
  readonly role: Role;
  readonly branch: string | undefined;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Whether a second factor has been set up, so that the account can be used. */
  readonly ready: boolean;
  readonly roles: readonly HeldRole[];
}

/** Everybody who holds a role in the organisation now, by name. */
export const listAccounts = async (db: Database, organisationId: string): Promise<readonly Account[]> => {
  const rows = await db
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .leftJoin('office.branch as b', 'b.id', 'm.branch_id')
    .select([
      'u.id',
      'u.name',
      'u.email',
      'u.twoFactorEnabled',
      'm.id as membership',
      'm.role',
      'b.name as branch',
    ])
    .where('m.organisation_id', '=', organisationId)
    .where('m.valid_to', 'is', null)
    .orderBy(sql`u.name collate "da-x-icu"`)
    .orderBy('u.id')
    .orderBy('m.role')
    .orderBy(sql`b.name collate "da-x-icu"`)
    .execute();
  const accounts = new Map<string, Account & { readonly roles: HeldRole[] }>();
  for (const row of rows) {
    const account = accounts.get(row.id) ?? {
      id: row.id,
      name: row.name,
      email: row.email,
      ready: row.twoFactorEnabled === true,
      roles: [],
    };
    account.roles.push({ id: row.membership, role: row.role as Role, branch: row.branch ?? undefined });
    accounts.set(row.id, account);
  }
  return [...accounts.values()];
};

export interface Branch {
  readonly id: string;
  readonly name: string;
}

export const listBranches = async (db: Database, organisationId: string): Promise<readonly Branch[]> =>
  db
    .selectFrom('office.branch')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();

/** A role that is held now, with whose it is; undefined for one of another organisation. */
export const findHeldRole = async (db: Database, organisationId: string, id: string) =>
  db
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .leftJoin('office.branch as b', 'b.id', 'm.branch_id')
    .select(['m.id', 'm.user_id', 'u.name', 'm.role', 'b.name as branch'])
    .where('m.id', '=', id)
    .where('m.organisation_id', '=', organisationId)
    .where('m.valid_to', 'is', null)
    .executeTakeFirst();

/** An account that holds or has held a role in the organisation. */
export const findColleague = async (
  db: Database,
  organisationId: string,
  by: { readonly id: string } | { readonly email: string },
): Promise<{ readonly id: string; readonly name: string; readonly email: string } | undefined> =>
  db
    .selectFrom('auth.user as u')
    .select(['u.id', 'u.name', 'u.email'])
    .where('id' in by ? 'u.id' : 'u.email', '=', 'id' in by ? by.id : by.email.toLowerCase())
    .where((where) =>
      where.exists(
        where
          .selectFrom('office.membership as m')
          .select('m.id')
          .whereRef('m.user_id', '=', 'u.id')
          .where('m.organisation_id', '=', organisationId),
      ),
    )
    .executeTakeFirst();

export interface Grant {
  readonly organisationId: string;
  readonly userId: string;
  readonly role: Role;
  readonly branchId: string | null;
  readonly grantedBy: string | null;
}

/** Who changes roles in an organisation does it one at a time: first this lock, then what is held is read. */
export const lockRoles = async (db: Database, organisationId: string): Promise<void> => {
  await sql`select 1 from office.organisation where id = ${organisationId} for update`.execute(db);
};

/**
 * Gives a role, unless it is held already. The caller holds the roles' lock.
 *
 * @throws Refused when the roles do not go together, or the account works in another organisation
 */
export const grantRole = async (db: Database, grant: Grant, now: Temporal.Instant): Promise<void> => {
  const held = await db
    .selectFrom('office.membership')
    .select(['role', 'branch_id', 'organisation_id'])
    .where('user_id', '=', grant.userId)
    .where('valid_to', 'is', null)
    .execute();
  if (held.some((one) => one.organisation_id !== grant.organisationId)) throw elsewhere;
  mustBeCompatible(
    grant.role,
    held.map((one) => one.role as Role),
  );
  if (held.some((one) => one.role === grant.role && one.branch_id === grant.branchId)) return;
  await db
    .insertInto('office.membership')
    .values({
      organisation_id: grant.organisationId,
      user_id: grant.userId,
      role: grant.role,
      branch_id: grant.branchId,
      granted_by: grant.grantedBy,
      valid_from: now.toString(),
    })
    .execute();
};

/**
 * Ends a role: it stays in the history. Of two administrators who end each other's role at once, one keeps it.
 *
 * @returns whose it was, and how many roles they have left; undefined when there is no such role now
 * @throws Refused for the last administrator
 */
export const endRole = async (
  db: Database,
  organisationId: string,
  id: string,
  now: Temporal.Instant,
): Promise<{ readonly userId: string; readonly left: number } | undefined> => {
  await lockRoles(db, organisationId);
  const held = await db
    .selectFrom('office.membership')
    .select(['id', 'user_id', 'role'])
    .where('organisation_id', '=', organisationId)
    .where('valid_to', 'is', null)
    .execute();
  const ended = held.find((one) => one.id === id);
  if (ended === undefined) return undefined;
  const administrators = held.filter((one) => one.role === 'administrator');
  if (ended.role === 'administrator' && administrators.length === 1) throw lastAdministrator;
  await db
    .updateTable('office.membership')
    .set({ valid_to: sql`greatest(valid_from, ${now.toString()}::timestamptz)` })
    .where('id', '=', id)
    .execute();
  const left = held.filter((one) => one.user_id === ended.user_id).length - 1;
  return { userId: ended.user_id, left };
};

/** Whether this is or was a role in the organisation. */
export const isRoleOf = async (db: Database, organisationId: string, id: string): Promise<boolean> =>
  (await db
    .selectFrom('office.membership')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()) !== undefined;
