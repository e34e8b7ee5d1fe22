import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { askedFor } from './asked.ts';

/** What an import takes over from the one before it: participants who have withdrawn and are not in the new file. */
export interface CarriedOver {
  readonly people: number;
  readonly rows: number;
}

/** Somebody whose outcomes are complete up to another day than the import's. */
export interface CarriedPerson {
  readonly studyKey: string;
  readonly completeUntil: Temporal.PlainDate;
}

/** Withdrawn participants of whom the file has no row and of whom the import before it knew something. */
const absentees = async (
  db: Database,
  studyId: string,
  before: string,
  inFile: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ study_key: string }>`
    select study_key from study.withdrawn_keys(${studyId})`.execute(db);
  const asked = await askedFor(db, before);
  const carried = new Set((await carriedIn(db, before)).map(({ studyKey }) => studyKey));
  return rows
    .map((row) => row.study_key)
    .filter((key) => !inFile.has(key) && (asked === undefined || asked.has(key) || carried.has(key)));
};

/** What would be carried over from an import, for the dry run. */
export const toCarry = async (
  db: Database,
  studyId: string,
  importId: string,
  inFile: ReadonlySet<string>,
): Promise<CarriedOver> => {
  const keys = await absentees(db, studyId, importId, inFile);
  if (keys.length === 0) return { people: 0, rows: 0 };
  const { rows } = await db
    .selectFrom('study.outcome_event')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('import_id', '=', importId)
    .where('study_key', 'in', [...keys])
    .executeTakeFirstOrThrow();
  return { people: keys.length, rows };
};

/**
 * Carries what an earlier import knew of withdrawn participants over to the new one: their rows, after the file's own
 * lines, and the day up to which they are complete.
 */
export const carryOver = async (
  db: Database,
  from: string,
  to: { readonly id: string; readonly studyId: string },
  inFile: ReadonlySet<string>,
): Promise<CarriedOver> => {
  const keys = await absentees(db, to.studyId, from, inFile);
  if (keys.length === 0) return { people: 0, rows: 0 };
  const copied = await sql`
    insert into study.outcome_event (import_id, line, study_id, organisation_id, study_key, offence_on, charged_on,
                                     decided_on, decision, custody, offence_kind)
    select ${to.id}, (select coalesce(max(line), 1) from study.outcome_event where import_id = ${to.id})
             + row_number() over (order by line),
           study_id, organisation_id, study_key, offence_on, charged_on, decided_on, decision, custody, offence_kind
    from study.outcome_event
    where import_id = ${from} and study_key = any (${keys}::text[])`.execute(db);
  await sql`
    insert into study.follow_up_end (import_id, line, study_id, organisation_id, study_key, reason, ended_on)
    select ${to.id}, line, study_id, organisation_id, study_key, reason, ended_on from study.follow_up_end
    where import_id = ${from} and study_key = any (${keys}::text[])`.execute(db);
  await sql`
    insert into study.outcome_carried (import_id, study_id, organisation_id, study_key, complete_until)
    select ${to.id}, i.study_id, i.organisation_id, k.study_key, coalesce(c.complete_until, i.complete_until)
    from study.outcome_import i
    cross join unnest(${keys}::text[]) k (study_key)
    left join study.outcome_carried c on c.import_id = i.id and c.study_key = k.study_key
    where i.id = ${from}`.execute(db);
  return { people: keys.length, rows: Number(copied.numAffectedRows ?? 0n) };
};

/** Those of an import whose outcomes were carried over. */
export const carriedIn = async (db: Database, importId: string): Promise<readonly CarriedPerson[]> => {
  const rows = await db
    .selectFrom('study.outcome_carried')
    .select(['study_key', 'complete_until'])
    .where('import_id', '=', importId)
    .orderBy('study_key')
    .execute();
  return rows.map((row) => ({
    studyKey: row.study_key,
    completeUntil: Temporal.PlainDate.from(row.complete_until),
  }));
};
