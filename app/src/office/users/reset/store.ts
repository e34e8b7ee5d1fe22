import type { Database } from '../../../platform/database/register.ts';
import { endSessions } from '../../accounts/store.ts';
import type { Role } from '../../viewer.ts';

/** A role that the account holds now: the new invitation says it again. */
export const anyRole = async (
  db: Database,
  organisationId: string,
  userId: string,
): Promise<{ readonly role: Role; readonly branchId: string | null } | undefined> => {
  const row = await db
    .selectFrom('office.membership')
    .select(['role', 'branch_id'])
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('valid_to', 'is', null)
    .orderBy('valid_from')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { role: row.role as Role, branchId: row.branch_id };
};

/** Takes away password, second factor and sessions; the account and its roles stay. */
export const closeAccess = async (db: Database, userId: string): Promise<void> => {
  await endSessions(db, userId);
  await db.deleteFrom('auth.twoFactor').where('userId', '=', userId).execute();
  await db.deleteFrom('auth.account').where('userId', '=', userId).execute();
  await db.updateTable('auth.user').set({ twoFactorEnabled: false }).where('id', '=', userId).execute();
};
