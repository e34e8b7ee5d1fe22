import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { stagesOnTheWay } from '../stages.ts';
import { listMentors, type MentorRecord } from '../store.ts';

/** Everybody of the viewer's branches who is on the way in. */
export const onTheWay = async (db: Database, today: Temporal.PlainDate): Promise<readonly MentorRecord[]> => {
  const rows = await db
    .selectFrom('programme.mentor')
    .select('id')
    .where('stage', 'in', [...stagesOnTheWay])
    .where(sql<boolean>`branch_id = any ((select office.viewer_branches())::uuid[])`)
    .execute();
  return listMentors(db, today, { ids: rows.map((row) => row.id) });
};

/** Days from the application to the approval of each of the viewer's mentors who was approved since a day. */
export const daysToApproval = async (db: Database, since: Temporal.PlainDate): Promise<readonly number[]> => {
  const found = await sql<{ days: number }>`
    select min(approved.from_on) - min(applied.from_on) as days
    from programme.mentor_stage applied
    join programme.mentor_stage approved on approved.mentor_id = applied.mentor_id and approved.stage = 'approved'
    where applied.stage = 'applied'
    group by applied.mentor_id
    having min(approved.from_on) >= ${since.toString()}::date`.execute(db);
  return found.rows.map((row) => row.days);
};
