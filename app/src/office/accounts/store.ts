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
  await db
    .insertInto('auth.account')
    .values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: account.passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return id;
};

export const accountExists = async (db: Database, email: string): Promise<boolean> =>
  (await db
    .selectFrom('auth.user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()) !== undefined;
