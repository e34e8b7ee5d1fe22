import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/register.ts';
import type { Problem } from '../../engine/index.ts';
import { settingsOn } from '../../settings/store.ts';
import { situationOf } from '../situation.ts';

/** Everybody of the organisation who waits and everybody who could help, and which branches they are of. */
export interface Country {
  readonly branchIds: readonly string[];
  readonly problem: Problem;
}

/**
 * The country as the engine looks at it: ids and facts, nobody's name. A programme lead may see nobody; for the rest of
 * this transaction, which can only read, the database shows them all. A branch that is closed for writing stays out.
 */
export const countryOf = async (db: Database, today: Temporal.PlainDate): Promise<Country> => {
  await sql`select set_config('primus.country', 'on', true)`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select id from office.branch where id = any ((select office.viewer_branches())::uuid[]) and closed_for_writing is null
    order by id`.execute(db);
  const branchIds = rows.map(({ id }) => id);
  const seekers: Problem['seekers'][number][] = [];
  const volunteers: Problem['volunteers'][number][] = [];
  for (const branchId of branchIds) {
    const situation = await situationOf(db, branchId, today);
    seekers.push(...situation.seekers);
    volunteers.push(...situation.volunteers);
  }
  const settings = { ...(await settingsOn(db, today)), lending: true };
  return { branchIds, problem: { seekers, volunteers, settings } };
};
