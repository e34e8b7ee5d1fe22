import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';

/** What a mentor of a course is told of the pair. */
export interface PairNote {
  /** Since when the viewer has been the only one; undefined with two. */
  readonly aloneSince: Temporal.PlainDate | undefined;
  readonly goal: string | undefined;
  /** What the one before wrote, where the viewer may read it. */
  readonly handover: string | undefined;
}

export const pairNote = async (
  db: Database,
  courseId: string,
  today: Temporal.PlainDate,
): Promise<PairNote> => {
  const on = today.toString();
  const { rows } = await sql<{ alone: string | null; goal: string | null; handover: string | null }>`
    select programme.viewer_goal(c.id) goal, programme.viewer_handover_note(c.id) handover,
      case when (select count(*) from programme.assignment a where a.course_id = c.id and a.period @> ${on}::date) = 1
           then coalesce((select max(upper(b.period)) from programme.assignment b
                          where b.course_id = c.id and upper(b.period) <= ${on}::date
                            and b.place <> (select a.place from programme.assignment a
                                            where a.course_id = c.id and a.period @> ${on}::date)), c.opened_on)
      end::text alone
    from programme.course c where c.id = ${courseId}`.execute(db);
  const [row] = rows;
  return {
    aloneSince: typeof row?.alone === 'string' ? Temporal.PlainDate.from(row.alone) : undefined,
    goal: row?.goal ?? undefined,
    handover: row?.handover ?? undefined,
  };
};
