import { sql } from 'kysely';
import type { Database } from '../platform/database/register.ts';

/**
 * The door through which a consent to follow-up, withdrawn or given anew, takes effect in every study that the person is
 * in: in the same transaction as the consent itself, so that no analysis runs in between. `db` is the case register,
 * which can neither read nor write anything else of a study; the day is derived from the consents by the database, and
 * nothing comes back. Doing it again changes nothing.
 */
export const carryFollowUp = async (db: Database, personId: string): Promise<void> => {
  await sql`select keys.carry_follow_up(${personId}::uuid)`.execute(db);
};
