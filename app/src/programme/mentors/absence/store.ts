import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import type { Absence, AbsenceKind } from '../mentor.ts';
import { type Author, type MentorRecord, placeOf } from '../store.ts';
import { absenceGone, overlaps } from './policies.ts';
import type { AbsenceInput, MovedInput } from './schema.ts';

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
    .where(sql<boolean>`(upper_inf(period) or upper(period) > ${today.toString()}::date)`)
    .orderBy(sql`lower(period)`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AbsenceKind,
    from: day(row.from_day),
    returnOn: row.return_on === null ? undefined : day(row.return_on),
  }));
};

/**
 * Whether a mentor is away on some of these days already, by another absence than one. Nobody else writes one of the mentor's
 * until the transaction ends: the mentor's own login may hold no row of a mentor still.
 */
const overlapping = async (
  db: Database,
  mentorId: string,
  period: RawBuilder<string>,
  except?: string,
): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`absences of ${mentorId}`}, 0))`.execute(db);
  let others = db
    .selectFrom('programme.mentor_absence')
    .select('id')
    .where('mentor_id', '=', mentorId)
    .where(sql<boolean>`period && ${period}`);
  if (except !== undefined) others = others.where('id', '<>', except);
  return (await others.executeTakeFirst()) !== undefined;
};

const periodOf = ({ from, returnOn }: Pick<Absence, 'from' | 'returnOn'>) =>
  sql<string>`daterange(${from.toString()}::date, ${returnOn?.toString() ?? null}::date)`;

/**
 * Writes an absence.
 *
 * @throws Refused where the mentor is away on some of these days already.
 */
export const addAbsence = async (
  db: Database,
  mentor: MentorRecord,
  absence: AbsenceInput,
  author: Author,
): Promise<void> => {
  const period = periodOf(absence);
  if (await overlapping(db, mentor.id, period)) throw overlaps();
  await db
    .insertInto('programme.mentor_absence')
    .values({
      id: randomUUID(),
      ...placeOf(mentor),
      kind: absence.kind,
      period,
      return_on: absence.returnOn?.toString() ?? null,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
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

/** One that is not over, held still. @throws Refused where there is none any more. */
const standing = async (
  db: Database,
  mentorId: string,
  id: string,
  today: Temporal.PlainDate,
): Promise<Absence> => {
  await db
    .selectFrom('programme.mentor_absence')
    .select('id')
    .where('id', '=', id)
    .where('mentor_id', '=', mentorId)
    .forUpdate()
    .execute();
  const found = (await comingAbsences(db, mentorId, today)).find((one) => one.id === id);
  if (found === undefined) throw absenceGone();
  return found;
};

/** What an absence was before a change, as it is kept with the change. */
const asItWas = ({ kind, from, returnOn }: Absence) => ({
  kind,
  from: from.toString(),
  returnOn: returnOn?.toString() ?? null,
});
export type AbsenceBefore = ReturnType<typeof asItWas>;

/**
 * Moves the days of an absence that is not over, and gives what they were.
 *
 * @throws Refused where it is over or taken back, or the mentor is away on some of the days already.
 */
export const moveAbsence = async (
  db: Database,
  mentorId: string,
  { absence: id, ...days }: MovedInput,
  today: Temporal.PlainDate,
): Promise<AbsenceBefore> => {
  const before = await standing(db, mentorId, id, today);
  const period = periodOf(days);
  if (await overlapping(db, mentorId, period, id)) throw overlaps();
  await db
    .updateTable('programme.mentor_absence')
    .set({ period, return_on: days.returnOn?.toString() ?? null })
    .where('id', '=', id)
    .execute();
  return asItWas(before);
};

/**
 * Takes an absence back that has not begun: it never was. Gives what it was.
 *
 * @throws Refused where it has begun or is taken back already.
 */
export const takeAbsenceBack = async (
  db: Database,
  mentorId: string,
  id: string,
  today: Temporal.PlainDate,
): Promise<AbsenceBefore> => {
  const before = await standing(db, mentorId, id, today);
  if (Temporal.PlainDate.compare(before.from, today) <= 0) throw absenceGone();
  await db
    .updateTable('programme.mentor_absence')
    .set({ period: sql<string>`'empty'::daterange`, return_on: null })
    .where('id', '=', id)
    .execute();
  return asItWas(before);
};
