import { sql } from 'kysely';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/register.ts';
import { endedPeriod } from './ended.ts';
import type { Assignment } from './pair.ts';

/** Everybody who is or was on a course; those that came last first. */
export const assignmentsOf = async (
  db: Database,
  courseIds: readonly string[],
): Promise<readonly (Assignment & { readonly courseId: string })[]> => {
  if (courseIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.assignment as a')
    .innerJoin('programme.mentor as m', 'm.id', 'a.mentor_id')
    .leftJoin('programme.match as h', 'h.id', 'a.match_id')
    .select(['a.id', 'a.course_id', 'a.mentor_id', 'm.name', 'a.place', 'a.end_reason'])
    .select([
      sql<string>`coalesce(lower(a.period), h.live_on)`.as('from_day'),
      sql<string | null>`coalesce(upper(a.period), case when isempty(a.period) then h.live_on end)`.as(
        'until_day',
      ),
      sql<boolean>`isempty(a.period)`.as('taken_back'),
    ])
    .where('a.course_id', '=', anyOf(courseIds))
    .orderBy('from_day', 'desc')
    .orderBy('a.place')
    .execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      courseId: row.course_id,
      mentorId: row.mentor_id,
      mentor: row.name,
      place: row.place === 1 ? 1 : 2,
      from: Temporal.PlainDate.from(row.from_day),
      until: row.until_day === null ? undefined : Temporal.PlainDate.from(row.until_day),
      endReason: row.end_reason ?? undefined,
      takenBack: row.taken_back,
    }),
  );
};

/**
 * Ends a mentor's time on a course from today on. False when it has ended already.
 */
export const endAssignment = async (
  db: Database,
  courseId: string,
  assignmentId: string,
  reason: string,
  today: Temporal.PlainDate,
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.assignment')
    .set({
      period: endedPeriod(today),
      end_reason: reason,
    })
    .where('id', '=', assignmentId)
    .where('course_id', '=', courseId)
    .where(sql<boolean>`upper_inf(period) and lower(period) <= ${today.toString()}::date`)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
