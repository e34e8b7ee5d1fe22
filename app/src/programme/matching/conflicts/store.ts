import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { anyOf } from '../../../platform/database/any-of.ts';
import type { Database } from '../../../platform/database/register.ts';
import { type Author, type Course, placeOf } from '../../courses/store.ts';
import { lockMentors } from '../../mentors/store.ts';
import { wantedNames } from '../wanted-names.ts';
import type { ConflictReason } from './texts.ts';

/** Two who may not be put together. */
export interface Conflict {
  readonly id: string;
  readonly mentor: string;
  /** The other mentor; undefined where it is the participant. */
  readonly other: string | undefined;
  readonly reason: ConflictReason;
  readonly since: Temporal.PlainDate;
}

/** What holds today of a course's person, and between the mentors of its branch. */
export const conflictsFor = async (db: Database, course: Course): Promise<readonly Conflict[]> => {
  const rows = await db
    .selectFrom('programme.conflict as c')
    .innerJoin('programme.mentor as m', 'm.id', 'c.mentor_id')
    .leftJoin('programme.mentor as o', 'o.id', 'c.other_mentor_id')
    .select(['c.id', 'm.name as mentor', 'o.name as other', 'c.reason'])
    .select(sql<string>`lower(c.period)`.as('since'))
    .where('c.branch_id', '=', course.branchId)
    .where(sql<boolean>`c.period @> programme.viewer_today()`)
    .where((where) =>
      where.or([where('c.person_id', '=', course.personId), where('c.other_mentor_id', 'is not', null)]),
    )
    .orderBy(sql`c.person_id is null`)
    .orderBy(sql`m.name collate "da-x-icu"`)
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    mentor: row.mentor,
    other: row.other ?? undefined,
    reason: row.reason as ConflictReason,
    since: Temporal.PlainDate.from(row.since),
  }));
};

/** Of a branch, who may stand in a conflict: those who have left cannot be put together with anybody. */
const mayStand = (db: Database, branchId: string) =>
  db
    .selectFrom('programme.mentor')
    .where('branch_id', '=', branchId)
    .where('stage', '<>', 'left')
    .where('erased_on', 'is', null);

/** Whether all of these may stand in a conflict of a branch. */
export const allMayStand = async (
  db: Database,
  branchId: string,
  ids: readonly string[],
): Promise<boolean> => {
  const found = await mayStand(db, branchId).select('id').where('id', '=', anyOf(ids)).execute();
  return ids.every((id) => found.some((one) => one.id === id));
};

/** So many mentors stand in a list to choose from. */
const most = 60;

export interface Choosable {
  /** Who was chosen already, then those whose name has one of the parts that are wanted, at most so many. */
  readonly mentors: readonly { readonly id: string; readonly name: string; readonly town: string }[];
  /** How many could be chosen from without a search. */
  readonly all: number;
  /** Not everybody stands in the list. */
  readonly narrowed: boolean;
}

export const choosable = async (
  db: Database,
  branchId: string,
  name: string,
  chosen: readonly (string | undefined)[],
): Promise<Choosable> => {
  const parts = wantedNames(name).map((part) => `%${part.replaceAll(/[\\%_]/gu, '')}%`);
  const isChosen = sql<boolean>`id::text = any(${sql.val(chosen.filter((one) => one !== undefined))}::text[])`;
  const fits = sql<boolean>`(cardinality(${sql.val(parts)}::text[]) = 0 or exists (
    select from unnest(${sql.val(parts)}::text[]) part where programme.folded(name) like programme.folded(part)))`;
  const [counted, mentors] = await Promise.all([
    mayStand(db, branchId).select(sql<number>`count(*)::integer`.as('all')).executeTakeFirstOrThrow(),
    mayStand(db, branchId)
      .select(['id', 'name'])
      .select(sql<string>`(select t.name from office.town t where t.id = town_id)`.as('town'))
      .where((where) => where.or([isChosen, fits]))
      .orderBy(isChosen, 'desc')
      .orderBy(sql`name collate "da-x-icu"`)
      .orderBy('id')
      .limit(most)
      .execute(),
  ]);
  return { mentors, all: counted.all, narrowed: counted.all > most };
};

/** Writes that two may not be put together from today on; undefined where that is written already. */
export const addConflict = async (
  db: Database,
  course: Course,
  said: {
    readonly mentorId: string;
    readonly otherId: string | undefined;
    readonly reason: ConflictReason;
  },
  author: Author,
): Promise<string | undefined> => {
  await lockMentors(db, [said.mentorId, ...(said.otherId === undefined ? [] : [said.otherId])]);
  const known = await db
    .selectFrom('programme.conflict')
    .select('id')
    .where(sql<boolean>`period @> programme.viewer_today()`)
    .where((where) =>
      said.otherId === undefined
        ? where.and({ mentor_id: said.mentorId, person_id: course.personId })
        : where.or([
            where.and({ mentor_id: said.mentorId, other_mentor_id: said.otherId }),
            where.and({ mentor_id: said.otherId, other_mentor_id: said.mentorId }),
          ]),
    )
    .executeTakeFirst();
  if (known !== undefined) return undefined;
  const id = randomUUID();
  await db
    .insertInto('programme.conflict')
    .values({
      id,
      ...placeOf(course),
      mentor_id: said.mentorId,
      person_id: said.otherId === undefined ? course.personId : null,
      other_mentor_id: said.otherId ?? null,
      reason: said.reason,
      period: sql`daterange(${author.today.toString()}::date, null)`,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return id;
};

/** It no longer holds from today on; what was written today never held. False when there is no such thing that holds. */
export const endConflict = async (
  db: Database,
  course: Course,
  id: string,
  author: Author,
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.conflict')
    .set({ period: sql`daterange(lower(period), ${author.today.toString()}::date)`, ended_by: author.by })
    .where('id', '=', id)
    .where('branch_id', '=', course.branchId)
    .where('ended_by', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
