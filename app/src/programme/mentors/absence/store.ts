import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import type { Absence, AbsenceKind } from '../mentor.ts';
import { type Author, type MentorRecord, placeOf } from '../store.ts';
import type { AbsenceInput } from './schema.ts';

const day = Temporal.PlainDate.from;

/** Absences of a mentor that are not over on a day, the first first. */
export const comingAbsences = async (
  db: Database,
  mentorId: string,
  today: Temporal.PlainDate,
): Promise<readonly Absence[]> => {
  const rows = await db
    .selectFrom('programme.mentor_absence')
    .select(['id', 'kind', 'return_on'])
    .select(sql<string>`lower(period)`.as('from_day'))
    .where('mentor_id', '=', mentorId)
    .where(sql<boolean>`upper_inf(period) or upper(period) > ${today.toString()}::date`)
    .orderBy(sql`lower(period)`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AbsenceKind,
    from: day(row.from_day),
    returnOn: row.return_on === null ? undefined : day(row.return_on),
  }));
};

/** Writes an absence. False when the mentor is away on some of these days already. */
export const addAbsence = async (
  db: Database,
  mentor: MentorRecord,
  absence: AbsenceInput,
  author: Author,
): Promise<boolean> => {
  const until = absence.returnOn?.toString() ?? null;
  const period = sql<string>`daterange(${absence.from.toString()}::date, ${until}::date)`;
  const overlap = await db
    .selectFrom('programme.mentor_absence')
    .select('id')
    .where('mentor_id', '=', mentor.id)
    .where(sql<boolean>`period && ${period}`)
    .executeTakeFirst();
  if (overlap !== undefined) return false;
  await db
    .insertInto('programme.mentor_absence')
    .values({
      id: randomUUID(),
      ...placeOf(mentor),
      kind: absence.kind,
      period,
      return_on: until,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return true;
};

/**
 * The mentor is back today, earlier than written or from an absence without an end; one that began today never was.
 * False when none runs.
 */
export const endAbsence = async (
  db: Database,
  mentorId: string,
  today: Temporal.PlainDate,
): Promise<boolean> => {
  const day = sql<string>`${today.toString()}::date`;
  const changed = await db
    .updateTable('programme.mentor_absence')
    .set({ period: sql<string>`daterange(lower(period), ${day})`, return_on: day })
    .where('mentor_id', '=', mentorId)
    .where(sql<boolean>`period @> ${day}`)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
