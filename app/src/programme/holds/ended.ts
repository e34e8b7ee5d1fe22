import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Hold } from './hold.ts';

/** Ends the pause of a course, where one runs; false when none does. */
export const endHold = async (
  db: Database,
  courseId: string,
  on: Temporal.PlainDate,
  outcome: NonNullable<Hold['outcome']>,
  by?: string,
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.course_hold')
    .set({ until_on: sql<string>`greatest(from_on, ${on.toString()}::date)`, outcome, ended_by: by ?? null })
    .where('course_id', '=', courseId)
    .where('until_on', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
