import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { runningCourses } from './running.ts';
import { coursesById } from './store.ts';

/** A step of a course whose days begin soon. */
export interface ComingStep {
  readonly courseId: string;
  readonly person: string;
  readonly step: string;
  readonly from: Temporal.PlainDate;
}

/** So many days are the week that comes, and so many lines of it are told. */
const days = 7;
const most = 8;

/** What begins in the seven days after today, soonest first, of courses that do not rest. */
export const comingSteps = async (
  db: Database,
  today: Temporal.PlainDate,
): Promise<readonly ComingStep[]> => {
  const { rows } = await sql<{ id: string; step: string; day: string }>`
    select r.id, s.step, s.window_from::text as day
    from (${runningCourses}) r
    join programme.schedule_item s on s.course_id = r.id
    where r.rests_from is null and s.done_on is null
      and s.window_from > ${today.toString()}::date
      and s.window_from <= ${today.add({ days }).toString()}::date
    order by s.window_from, r.id, s.step limit ${most}`.execute(db);
  const courses = await coursesById(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, step, day }) => {
    const course = courses.get(id);
    return course === undefined
      ? []
      : [{ courseId: id, person: course.person, step, from: Temporal.PlainDate.from(day) }];
  });
};
