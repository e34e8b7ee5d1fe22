import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { anchorOf, isBeforeRelease } from '../courses/release-date.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { type Author, type Course, findCourse, lockCourse, placeOf } from '../courses/store.ts';
import { phases } from '../courses/template.ts';
import { listMentors, lockMentors } from '../mentors/store.ts';
import type { Candidate, Situation } from './candidate.ts';
import { endedPeriod } from './ended.ts';
import { type Assignment, pairState, runsOn } from './pair.ts';
import { mustBeChoosable, placeTaken } from './policies.ts';
import { type Pair, type Ranking, rankOf, rankPairs } from './suggest.ts';

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
      sql<string>`coalesce(lower(a.period), h.made_on)`.as('from_day'),
      sql<string | null>`coalesce(upper(a.period), case when isempty(a.period) then h.made_on end)`.as(
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

export interface Chosen {
  readonly mentorIds: readonly [string, string];
  readonly reason: string;
}

/** The pair is not the first suggestion, and no reason is given. The form asks for one; nothing was changed. */
export class ReasonNeeded extends Error {
  override readonly name = 'ReasonNeeded';
}

/** What is kept of why: ids and points, never a name. */
export const groundsToKeep = (pair: Pair, ranking: Pick<Ranking, 'pairs' | 'leftOut'>) => ({
  mentors: pair.mentors.map((mentor) => mentor.id),
  score: pair.score,
  grounds: pair.grounds,
  pairs: ranking.pairs.length,
  leftOut: ranking.leftOut.length,
});

/**
 * Makes two mentors the pair of a course: one match, and an interval for each who is new. Course and mentors are held
 * still first and every rule is asked again, so that two who choose at once cannot both be right.
 *
 * @throws Refused where a hard rule says no; ReasonNeeded where a reason is missing.
 */
export const makePair = async (
  db: Database,
  courseId: string,
  chosen: Chosen,
  author: Author,
): Promise<{ readonly matchId: string; readonly rank: number; readonly added: number }> => {
  await lockCourse(db, courseId);
  await lockMentors(db, chosen.mentorIds);
  const choice = await findChoice(db, courseId, author.today);
  if (choice === undefined) throw new Error('the course went away');
  const { course, ranking } = choice;
  const { running, freePlaces } = pairState(choice.assignments, course.openedOn, author.today);
  mustBeChoosable(choice, running, chosen.mentorIds);
  const rank = rankOf(ranking, new Set(chosen.mentorIds)) ?? 0;
  const pair = ranking.pairs[rank - 1];
  if (pair === undefined) throw new Error('a pair that may be chosen has a rank');
  if (rank !== 1 && chosen.reason === '') throw new ReasonNeeded();
  const matchId = randomUUID();
  await db
    .insertInto('programme.match')
    .values({
      id: matchId,
      ...placeOf(course),
      course_id: course.id,
      suggested_rank: rank,
      departure_reason: rank === 1 ? null : chosen.reason,
      grounds: JSON.stringify(groundsToKeep(pair, ranking)),
      made_on: author.today.toString(),
      made_by: author.by,
      made_at: author.now.toString(),
    })
    .execute();
  const added = chosen.mentorIds.filter((id) => !running.some((one) => one.mentorId === id));
  for (const [index, mentorId] of added.entries()) {
    const place = freePlaces[index];
    if (place === undefined) throw placeTaken();
    await db
      .insertInto('programme.assignment')
      .values({
        id: randomUUID(),
        ...placeOf(course),
        course_id: course.id,
        mentor_id: mentorId,
        match_id: matchId,
        place,
        period: sql<string>`daterange(${author.today.toString()}::date, null)`,
      })
      .execute();
  }
  return { matchId, rank, added: added.length };
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
