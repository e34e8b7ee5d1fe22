import { sql } from 'kysely';
import type pg from 'pg';
import type { Database } from '../../platform/database/register.ts';
import { hashToken, newToken } from '../../platform/secrets.ts';

/** How long the link in the terminal works. */
const lifetime = Temporal.Duration.from({ hours: 24 });

/** A fresh one-time link for the first administrator; those that were not used stop working. */
export const makeSetupLink = async (
  owner: pg.ClientBase,
  publicUrl: string,
  now: Temporal.Instant,
): Promise<string> => {
  const { token, hash } = newToken();
  await owner.query('delete from office.setup_link where used_at is null');
  await owner.query('insert into office.setup_link (token_hash, expires_at) values ($1, $2)', [
    hash,
    now.add(lifetime).toString(),
  ]);
  return `${publicUrl}/setup/${token}`;
};

/** Whether nobody has set up an organisation yet, so that the start should print a link. */
export const setupIsWaiting = async (owner: pg.ClientBase): Promise<boolean> => {
  const found = await owner.query('select 1 from office.organisation where not demo limit 1');
  return found.rowCount === 0;
};

export const linkIsOpen = async (db: Database, token: string, now: Temporal.Instant): Promise<boolean> =>
  (await db
    .selectFrom('office.setup_link')
    .select('expires_at')
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > ${now.toString()}::timestamptz`)
    .executeTakeFirst()) !== undefined;

/** Uses the link up: of two at once one gets true. */
export const useLink = async (db: Database, token: string, now: Temporal.Instant): Promise<boolean> => {
  const used = await db
    .updateTable('office.setup_link')
    .set({ used_at: now.toString() })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > ${now.toString()}::timestamptz`)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
};
