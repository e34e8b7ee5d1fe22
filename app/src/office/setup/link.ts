import { sql } from 'kysely';
import type pg from 'pg';
import type { Database } from '../../platform/database/register.ts';
import { hashToken, newToken } from '../../platform/secrets.ts';

/** How long the link in the terminal works. */
const lifetime = Temporal.Duration.from({ hours: 24 });

/**
 * A fresh one-time link for the first administrator, with its event. Those made before work until they expire, so that a
 * restart by whatever watches the server does not end a link that somebody was just sent; the first one used ends them
 * all. Only somebody who asks for it ends them at once.
 */
export const makeSetupLink = async (
  owner: pg.ClientBase,
  publicUrl: string,
  now: Temporal.Instant,
  earlier: 'stay' | 'end' = 'stay',
): Promise<string> => {
  const { token, hash } = newToken();
  await owner.query(
    `with gone as (
       delete from office.setup_link where used_at is null and ($3 or expires_at <= $4::timestamptz)),
     made as (insert into office.setup_link (token_hash, expires_at) values ($1, $2))
     select audit.append(null, null, 'terminal', 'setup-link.made', null, jsonb_build_object('earlier', $5::text))`,
    [hash, now.add(lifetime).toString(), earlier === 'end', now.toString(), earlier],
  );
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

/** Uses the link up, and with it every other one: of two at once one gets true. */
export const useLink = async (db: Database, token: string, now: Temporal.Instant): Promise<boolean> => {
  const used = await db
    .updateTable('office.setup_link')
    .set({ used_at: now.toString() })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > ${now.toString()}::timestamptz`)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) return false;
  await db
    .updateTable('office.setup_link')
    .set({ used_at: now.toString() })
    .where('used_at', 'is', null)
    .execute();
  return true;
};
