import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/register.ts';

/** The rows of a new account with a password, as the sign-in library expects them. Gives the account's id. */
export const createAccount = async (
  db: Database,
  account: { readonly email: string; readonly name: string; readonly passwordHash: string },
  now: Temporal.Instant,
): Promise<string> => {
  const id = randomUUID();
  const at = now.toString();
  await db
    .insertInto('auth.user')
    .values({
      id,
      name: account.name,
      email: account.email.toLowerCase(),
      // Whoever holds the link got it by mail, or from the terminal.
      emailVerified: true,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await setPassword(db, id, account.passwordHash, now);
  return id;
};

export const accountExists = async (db: Database, email: string): Promise<boolean> =>
  (await db
    .selectFrom('auth.user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()) !== undefined;

/** Ends every session of an account: it is nobody from the next request on. */
export const endSessions = async (db: Database, userId: string): Promise<void> => {
  await db.deleteFrom('auth.session').where('userId', '=', userId).execute();
};

/** A password for an account that has none, after its access was reset. */
export const setPassword = async (
  db: Database,
  userId: string,
  passwordHash: string,
  now: Temporal.Instant,
): Promise<void> => {
  const at = now.toString();
  await db
    .insertInto('auth.account')
    .values({
      id: randomUUID(),
      accountId: userId,
      providerId: 'credential',
      userId,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
};
