import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/register.ts';
import { createAccount } from '../accounts/store.ts';
import type { TypedBranch, TypedPrison } from './places.ts';

export interface NewAdministrator {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

export interface NewOrganisation {
  readonly name: string;
  readonly branches: readonly TypedBranch[];
  readonly prisons: readonly TypedPrison[];
}

/** The organisation of this installation, if it has been set up. */
export const ownOrganisation = async (
  db: Database,
): Promise<{ readonly id: string; readonly name: string } | undefined> =>
  db
    .selectFrom('office.organisation')
    .select(['id', 'name'])
    .where('demo', '=', false)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();

export const createOrganisation = async (
  db: Database,
  organisation: NewOrganisation,
  now: Temporal.Instant,
): Promise<string> => {
  const id = randomUUID();
  const at = now.toString();
  await db
    .insertInto('office.organisation')
    .values({ id, name: organisation.name, created_at: at })
    .execute();
  for (const branch of organisation.branches) {
    const branchId = randomUUID();
    await db
      .insertInto('office.branch')
      .values({ id: branchId, organisation_id: id, name: branch.name })
      .execute();
    await db
      .insertInto('office.town')
      .values(
        branch.towns.map((name) => ({
          id: randomUUID(),
          organisation_id: id,
          branch_id: branchId,
          name,
        })),
      )
      .execute();
  }
  await db
    .insertInto('office.prison')
    .values(organisation.prisons.map((prison) => ({ id: randomUUID(), organisation_id: id, ...prison })))
    .execute();
  return id;
};

/** An account that is administrator of the organisation. */
export const createAdministrator = async (
  db: Database,
  organisationId: string,
  administrator: NewAdministrator,
  now: Temporal.Instant,
): Promise<string> => {
  const userId = await createAccount(db, administrator, now);
  await db
    .insertInto('office.membership')
    .values({
      organisation_id: organisationId,
      user_id: userId,
      role: 'administrator',
      valid_from: now.toString(),
    })
    .execute();
  return userId;
};
