import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { type Course, listCourses } from '../../courses/store.ts';
import type { MentorRecord } from '../../mentors/store.ts';
import type { Problem } from '../engine/index.ts';
import { type Sought, seekersOf } from '../features/seekers.ts';
import { poolOf } from '../features/volunteers.ts';
import { runsOn } from '../pair.ts';
import { settingsOn } from '../settings/store.ts';

/** Why a course does not seek a pair now. */
export type NotSeeking = 'whole' | 'asked' | 'resting' | 'no-consent';

/** A course of a branch, and why it does not seek; undefined where it does. */
export interface Waiting extends Sought {
  readonly not: NotSeeking | undefined;
}

/** Everybody of a branch who could seek and everybody who could help, in one snapshot. */
export interface Situation extends Problem {
  readonly branchId: string;
  /** The running courses, in Danish order of name. */
  readonly courses: readonly Waiting[];
  readonly mentors: ReadonlyMap<string, MentorRecord>;
}

/** The viewer's branches as a coordinator, in Danish order. */
export const ownBranches = async (
  db: Database,
): Promise<readonly { readonly id: string; readonly name: string; readonly organisationId: string }[]> => {
  const rows = await db
    .selectFrom('office.branch')
    .select(['id', 'name', 'organisation_id'])
    .where(sql<boolean>`id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, organisationId: row.organisation_id }));
};

const standing = async (db: Database, branchId: string, today: Temporal.PlainDate) => {
  const asked = await db
    .selectFrom('programme.match')
    .select('course_id')
    .where('branch_id', '=', branchId)
    .where('state', '=', 'asked')
    .where('answer_by', '>=', today.toString())
    .execute();
  const consents = await sql<{ person_id: string }>`
    select person_id from programme.consents_on(${today.toString()}::date)
    where branch_id = ${branchId}::uuid and purpose = 'programme'`.execute(db);
  return {
    asked: new Set(asked.map((row) => row.course_id)),
    consented: new Set(consents.rows.map((row) => row.person_id)),
  };
};

/** Courses of a branch, each with why it does not seek a pair. */
const judged = async (
  db: Database,
  branchId: string,
  courses: readonly Course[],
  today: Temporal.PlainDate,
): Promise<readonly Waiting[]> => {
  const { asked, consented } = await standing(db, branchId, today);
  return (await seekersOf(db, branchId, courses, today)).map((sought) => {
    const running = sought.assignments.filter((one) => runsOn(one, today)).length;
    const not = (): NotSeeking | undefined => {
      if (running >= 2) return 'whole';
      if (asked.has(sought.course.id)) return 'asked';
      if (sought.course.hold !== undefined) return 'resting';
      return consented.has(sought.course.personId) ? undefined : 'no-consent';
    };
    return { ...sought, not: not() };
  });
};

/** The running courses of a branch, each with why it does not seek a pair. */
const runningOf = async (
  db: Database,
  branchId: string,
  today: Temporal.PlainDate,
): Promise<readonly Waiting[]> => {
  const courses = (await listCourses(db, { running: true })).filter((one) => one.branchId === branchId);
  return judged(db, branchId, courses, today);
};

/** The courses of a branch that seek a pair. Most that run have one, and are not read. */
export const waitingOf = async (
  db: Database,
  branchId: string,
  today: Temporal.PlainDate,
): Promise<readonly Waiting[]> => {
  const lacking = await sql<{ id: string }>`
    select c.id from programme.course c
    where c.branch_id = ${branchId}::uuid and c.closed_on is null
      and (select count(*) from programme.assignment a
           where a.course_id = c.id and a.period @> ${today.toString()}::date) < 2`.execute(db);
  const courses = await listCourses(db, { ids: lacking.rows.map(({ id }) => id) });
  return (await judged(db, branchId, courses, today)).filter(({ not }) => not === undefined);
};

/** What a plan of a branch is made from, and judged by. */
export const situationOf = async (
  db: Database,
  branchId: string,
  today: Temporal.PlainDate,
): Promise<Situation> => {
  const courses = await runningOf(db, branchId, today);
  const { volunteers, mentors } = await poolOf(db, branchId, today);
  const seekers = courses.flatMap(({ seeker, not }) => (not === undefined ? [seeker] : []));
  const staying = new Set(seekers.flatMap((seeker) => seeker.staying ?? []));
  return {
    branchId,
    courses,
    mentors,
    seekers,
    volunteers: volunteers.filter(({ id, stage }) => stage !== 'left' || staying.has(id)),
    settings: await settingsOn(db, today),
  };
};
