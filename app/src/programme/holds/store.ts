import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { type Author, type Course, placeOf } from '../courses/store.ts';
import type { Hold, HoldReason } from './hold.ts';

const dayOr = (text: string | null) => (text === null ? undefined : Temporal.PlainDate.from(text));

/** The pauses of courses that the viewer may see, the newest first. */
export const holdsOf = async (db: Database, courseIds: readonly string[]): Promise<readonly Hold[]> => {
  if (courseIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.course_hold')
    .selectAll()
    .where('course_id', 'in', [...courseIds])
    .orderBy('from_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      courseId: row.course_id,
      reason: row.reason as HoldReason,
      note: row.note,
      from: Temporal.PlainDate.from(row.from_on),
      until: dayOr(row.until_on),
      outcome: (row.outcome ?? undefined) as Hold['outcome'],
      wordOn: Temporal.PlainDate.from(row.word_on),
      releaseId: row.release_id ?? undefined,
    }),
  );
};

/** The pause that runs now on each course that rests. */
export const runningHolds = async (
  db: Database,
  courseIds: readonly string[],
): Promise<ReadonlyMap<string, Hold>> =>
  new Map(
    (await holdsOf(db, courseIds))
      .filter((hold) => hold.until === undefined)
      .map((hold) => [hold.courseId, hold]),
  );

/** The day each course last began again after a pause. */
export const lastResumed = async (
  db: Database,
  courseIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.PlainDate>> => {
  if (courseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('programme.course_hold')
    .select(['course_id', sql<string>`max(until_on)`.as('on')])
    .where('course_id', 'in', [...courseIds])
    .where('until_on', 'is not', null)
    .whereRef('until_on', '>', 'from_on')
    .groupBy('course_id')
    .execute();
  return new Map(rows.map((row) => [row.course_id, Temporal.PlainDate.from(row.on)]));
};

export interface NewHold {
  readonly id: string;
  readonly reason: HoldReason;
  readonly note: string;
  readonly from: Temporal.PlainDate;
  readonly releaseId: string | undefined;
}

export const newHoldId = randomUUID;

export const insertHold = async (
  db: Database,
  course: Pick<Course, 'id' | 'organisationId' | 'branchId'>,
  hold: NewHold,
  author: Author,
): Promise<void> => {
  await db
    .insertInto('programme.course_hold')
    .values({
      id: hold.id,
      ...placeOf(course),
      course_id: course.id,
      reason: hold.reason,
      note: hold.note,
      from_on: hold.from.toString(),
      word_on: author.today.toString(),
      release_id: hold.releaseId ?? null,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
};

/** Somebody asked, and the pause goes on. False when it is over. */
export const noteWord = async (db: Database, holdId: string, today: Temporal.PlainDate): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.course_hold')
    .set({ word_on: today.toString() })
    .where('id', '=', holdId)
    .where('until_on', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
