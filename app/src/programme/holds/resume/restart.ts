import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { closeCourse } from '../../courses/close.ts';
import { tellMentors } from '../../courses/notices.ts';
import { anchorOf } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import {
  type Author,
  type Course,
  findCourse,
  insertCourse,
  lockCourse,
  placeOf,
} from '../../courses/store.ts';
import { runsOn } from '../../matching/pair.ts';
import { assignmentsOf } from '../../matching/store.ts';
import { endHold } from '../ended.ts';
import { restsNoMore } from '../policies.ts';

/** Why the two were chosen goes along: it is the same pair. */
const copyMatch = async (db: Database, from: string, to: string, author: Author): Promise<string | null> => {
  const id = randomUUID();
  const made = await sql`
    insert into programme.match (id, organisation_id, branch_id, course_id, suggested_rank, departure_reason, grounds,
                                 made_on, made_by, made_at, mentor_ids, joint_goal, introduction)
    select ${id}::uuid, organisation_id, branch_id, ${to}::uuid, suggested_rank, departure_reason, grounds,
           ${author.today.toString()}::date, ${author.by}, ${author.now.toString()}::timestamptz, mentor_ids, joint_goal,
           introduction
    from programme.match where course_id = ${from}::uuid and state = 'live'
    order by made_on desc, made_at desc limit 1`.execute(db);
  return Number(made.numAffectedRows ?? 0n) === 1 ? id : null;
};

const assignPair = async (
  db: Database,
  old: Course,
  courseId: string,
  pair: readonly { readonly mentorId: string; readonly place: 1 | 2 }[],
  author: Author,
): Promise<void> => {
  if (pair.length === 0) return;
  const match = await copyMatch(db, old.id, courseId, author);
  await db
    .insertInto('programme.assignment')
    .values(
      pair.map(({ mentorId, place }) => ({
        id: randomUUID(),
        ...placeOf(old),
        course_id: courseId,
        mentor_id: mentorId,
        match_id: match,
        place,
        period: sql<string>`daterange(${author.today.toString()}::date, null)`,
      })),
    )
    .execute();
};

/**
 * Ends a course that rests and begins a new one the same day, with the same mentors and a new plan from the release date
 * that counts. The old one stays as it was written.
 *
 * @throws Refused when the course does not rest
 */
export const restartCourse = async (
  db: Database,
  courseId: string,
  author: Author,
): Promise<{ readonly courseId: string; readonly told: number }> => {
  await lockCourse(db, courseId);
  const old = await findCourse(db, courseId);
  if (old?.hold === undefined) throw restsNoMore();
  const pair = (await assignmentsOf(db, [old.id])).filter((one) => runsOn(one, author.today));
  await endHold(db, old.id, author.today, 'restarted', author.by);
  if (!(await closeCourse(db, old.id, author.today, { reason: 'restarted' }))) throw restsNoMore();
  const release = anchorOf((await currentReleaseDates(db, [old.personId])).get(old.personId));
  const begun = await insertCourse(db, { ...old, id: old.personId }, release, author, old.id);
  await assignPair(db, old, begun, pair, author);
  return { courseId: begun, told: await tellMentors(db, begun, 'restart', begun, author.now) };
};
