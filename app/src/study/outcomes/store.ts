import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { StudyOutcomeEvent } from '../../platform/database/types.ts';
import { latestKeyList } from './asked.ts';
import { type CarriedOver, carryOver } from './carry.ts';
import type { EndRow } from './end.ts';
import type { OutcomeRow } from './row.ts';

/** The outcomes that count now. */
export interface CurrentImport {
  readonly id: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly completeUntil: Temporal.PlainDate;
  readonly rows: number;
  readonly importedAt: Temporal.Instant;
  readonly supersededAt: Temporal.Instant | undefined;
}

/** A file between its dry run and its import. */
export interface StagedFile {
  readonly id: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly content: Buffer;
  readonly completeUntil: Temporal.PlainDate;
}

const stagedFor = Temporal.Duration.from({ hours: 1 });

const imports = (db: Database, studyId: string) =>
  db
    .selectFrom('study.outcome_import')
    .select(['id', 'file_name', 'file_hash', 'complete_until', 'rows', 'imported_at', 'superseded_at'])
    .where('study_id', '=', studyId);
type Row = Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirstOrThrow']>>;

const importOf = (row: Row): CurrentImport =>
  Object.freeze({
    id: row.id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    completeUntil: Temporal.PlainDate.from(row.complete_until),
    rows: row.rows,
    importedAt: row.imported_at,
    supersededAt: row.superseded_at ?? undefined,
  });

/** Every import of a study, the newest first. */
export const listImports = async (db: Database, studyId: string): Promise<readonly CurrentImport[]> =>
  (await imports(db, studyId).orderBy('imported_at', 'desc').execute()).map(importOf);

/** The import that counts: the one that nothing has superseded. */
export const currentImport = async (db: Database, studyId: string): Promise<CurrentImport | undefined> => {
  const row = await imports(db, studyId).where('superseded_at', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : importOf(row);
};

const isOf = (one: CurrentImport, file: Pick<StagedFile, 'fileHash' | 'completeUntil'>): boolean =>
  one.fileHash === file.fileHash && one.completeUntil.equals(file.completeUntil);

/** When this very file was brought in for this date before, and replaced; the last time where there were several. */
export const broughtBefore = async (
  db: Database,
  studyId: string,
  file: Pick<StagedFile, 'fileHash' | 'completeUntil'>,
): Promise<CurrentImport | undefined> =>
  (await listImports(db, studyId)).find((one) => one.supersededAt !== undefined && isOf(one, file));

/** The study keys that a file may hold; of the arms it tells nothing. */
export const knownKeys = async (db: Database, studyId: string): Promise<ReadonlySet<string>> => {
  const found = await sql<{ study_key: string }>`select study_key from study.known_keys(${studyId})`.execute(
    db,
  );
  return new Set(found.rows.map((row) => row.study_key));
};

export interface NewStaged extends Omit<StagedFile, 'id'> {
  readonly studyId: string;
  readonly organisationId: string;
  readonly by: string;
}

/** Keeps a file for an hour; those whose hour is over are thrown away. */
export const stage = async (db: Database, file: NewStaged, now: Temporal.Instant): Promise<string> => {
  await db.deleteFrom('study.staged_import').where(sql<boolean>`expires_at < ${now.toString()}`).execute();
  const id = randomUUID();
  await db
    .insertInto('study.staged_import')
    .values({
      id,
      study_id: file.studyId,
      organisation_id: file.organisationId,
      file_name: file.fileName,
      file_hash: file.fileHash,
      content: file.content,
      complete_until: file.completeUntil.toString(),
      staged_by: file.by,
      expires_at: now.add(stagedFor).toString(),
    })
    .execute();
  return id;
};

export const findStaged = async (
  db: Database,
  studyId: string,
  id: string,
  now: Temporal.Instant,
): Promise<StagedFile | undefined> => {
  const row = await db
    .selectFrom('study.staged_import')
    .select(['id', 'file_name', 'file_hash', 'content', 'complete_until'])
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .where(sql<boolean>`expires_at > ${now.toString()}`)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return Object.freeze({
    id: row.id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    content: row.content,
    completeUntil: Temporal.PlainDate.from(row.complete_until),
  });
};

export interface NewImport {
  readonly studyId: string;
  readonly organisationId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly completeUntil: Temporal.PlainDate;
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly rows: readonly OutcomeRow[];
  readonly ends: readonly EndRow[];
}

const rowsAtOnce = 2_000;

const eventOf = (row: OutcomeRow, importId: string, file: NewImport): Insertable<StudyOutcomeEvent> => ({
  import_id: importId,
  line: row.line,
  study_id: file.studyId,
  organisation_id: file.organisationId,
  study_key: row.studyKey,
  offence_on: row.offenceDate.toString(),
  charged_on: row.chargeDate?.toString() ?? null,
  decided_on: row.decisionDate?.toString() ?? null,
  decision: row.decision,
  custody: row.custody,
  offence_kind: row.offenceType,
});

/**
 * Brings a file's outcomes in, all of them or none, in place of the earlier ones; what was fetched of those who have
 * withdrawn since stays. The file in force for the same date is the import that is there already; one that was replaced
 * comes back as an import of its own.
 */
export const importOutcomes = async (
  db: Database,
  file: NewImport,
): Promise<{ readonly id: string; readonly already: boolean } & CarriedOver> => {
  // One import at a time for each study; read only afterwards.
  await sql`select 1 from study.study where id = ${file.studyId} for update`.execute(db);
  const before = await currentImport(db, file.studyId);
  if (before !== undefined && isOf(before, file)) return { id: before.id, already: true, people: 0, rows: 0 };
  await db
    .updateTable('study.outcome_import')
    .set({ superseded_at: file.at.toString() })
    .where('study_id', '=', file.studyId)
    .where('superseded_at', 'is', null)
    .execute();
  const id = randomUUID();
  await db
    .insertInto('study.outcome_import')
    .values({
      id,
      study_id: file.studyId,
      organisation_id: file.organisationId,
      file_name: file.fileName,
      file_hash: file.fileHash,
      complete_until: file.completeUntil.toString(),
      key_list_id: (await latestKeyList(db, file.studyId))?.id ?? null,
      rows: file.rows.length,
      imported_by: file.by,
      imported_at: file.at.toString(),
    })
    .execute();
  for (let from = 0; from < file.rows.length; from += rowsAtOnce) {
    const some = file.rows.slice(from, from + rowsAtOnce).map((row) => eventOf(row, id, file));
    await db.insertInto('study.outcome_event').values(some).execute();
  }
  for (const { line, studyKey, reason, on } of file.ends)
    await db
      .insertInto('study.follow_up_end')
      .values({
        import_id: id,
        line,
        study_id: file.studyId,
        organisation_id: file.organisationId,
        study_key: studyKey,
        reason,
        ended_on: on.toString(),
      })
      .execute();
  const inFile = new Set([...file.rows, ...file.ends].map((row) => row.studyKey));
  const carried =
    before === undefined
      ? { people: 0, rows: 0 }
      : await carryOver(db, before.id, { id, studyId: file.studyId }, inFile);
  await db.deleteFrom('study.staged_import').where('study_id', '=', file.studyId).execute();
  return { id, already: false, ...carried };
};
