import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { anchorOf, isBeforeRelease } from '../courses/release-date.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { type Course, findCourse } from '../courses/store.ts';
import { phases } from '../courses/template.ts';
import { listMentors } from '../mentors/store.ts';
import type { Candidate, Situation } from './candidate.ts';
import { endedPeriod } from './ended.ts';
import { type Assignment, runsOn } from './pair.ts';
import { type Pair, type Ranking, rankPairs } from './suggest.ts';

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
    .where('a.course_id', 'in', [...courseIds])
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

/** A course, who is on it, and every pair that could be, as they stand in this transaction. */
export interface Choice {
  readonly course: Course;
  readonly situation: Situation;
  readonly assignments: readonly Assignment[];
  readonly candidates: readonly Candidate[];
  readonly ranking: Ranking;
}

/** Where a mentor may come from is the course's own branch: nobody drives across the country every week. */
export const findChoice = async (
  db: Database,
  courseId: string,
  today: Temporal.PlainDate,
): Promise<Choice | undefined> => {
  const course = await findCourse(db, courseId);
  if (course === undefined) return undefined;
  const assignments = await assignmentsOf(db, [courseId]);
  const current = (await currentReleaseDates(db, [course.personId])).get(course.personId);
  const release = anchorOf(current);
  const situation: Situation = {
    today,
    language: course.language,
    townId: course.townId,
    prisonId: course.prisonId,
    beforeRelease: isBeforeRelease(current, today),
    release,
    courseEnd: release?.add({ days: phases.at(-1)?.to ?? 0 }),
  };
  const mentors = await listMentors(db, today, { branchId: course.branchId });
  const candidates: readonly Candidate[] = mentors
    .map((mentor) => {
      const own = assignments.filter((one) => one.mentorId === mentor.id);
      const here = own.some((one) => runsOn(one, today));
      return { ...mentor, here, wasHere: !here && own.some((one) => !one.takenBack) };
    })
    .filter((candidate) => candidate.here || candidate.stage !== 'left');
  return { course, situation, assignments, candidates, ranking: rankPairs(candidates, situation) };
};

/** What is kept of why: ids and points, never a name. */
export const groundsToKeep = (pair: Pair, ranking: Pick<Ranking, 'pairs' | 'leftOut'>) => ({
  mentors: pair.mentors.map((mentor) => mentor.id),
  score: pair.score,
  grounds: pair.grounds,
  pairs: ranking.pairs.length,
  leftOut: ranking.leftOut.length,
});

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
