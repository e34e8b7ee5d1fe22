import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';

/**
 * The period of an assignment that ends on a day, that day not included. One that began that day never ran: it becomes
 * empty, and its match keeps the day. Without a match nobody would know the day afterwards, so it keeps its one day.
 */
export const endedPeriod = (on: Temporal.PlainDate) => sql<string>`
  case when lower(period) < ${on.toString()}::date then daterange(lower(period), ${on.toString()}::date)
       when match_id is not null then 'empty'::daterange
       else daterange(lower(period), lower(period) + 1) end`;

/** Ends every assignment of a course, or of a mentor, that is still open. Gives the courses it was on. */
export const endOpenAssignments = async (
  db: Database,
  of: { readonly courseId: string } | { readonly mentorId: string },
  reason: string,
  on: Temporal.PlainDate,
): Promise<readonly string[]> => {
  const open = db
    .updateTable('programme.assignment')
    .set({ period: endedPeriod(on), end_reason: reason })
    .where(sql<boolean>`upper_inf(period)`);
  const ended = await ('courseId' in of
    ? open.where('course_id', '=', of.courseId)
    : open.where('mentor_id', '=', of.mentorId)
  )
    .returning('course_id')
    .execute();
  return ended.map((row) => row.course_id);
};
