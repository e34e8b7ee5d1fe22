import type { StudyState } from '@primus-motor/trial';
import { sql } from 'kysely';
import { lockedProtocol } from '../../doors/study.ts';
import type { Database } from '../../platform/database/register.ts';
import type { Progress, Study } from './study.ts';

const columns = [
  'id',
  'slug',
  'invented',
  'state',
  'commitment',
  'registered_at',
  'protocol',
  'protocol_hash',
] as const;

const rows = (db: Database) => db.selectFrom('study.study').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

const studyOf = (row: Row): Study =>
  Object.freeze({
    id: row.id,
    slug: row.slug,
    invented: row.invented,
    state: row.state as StudyState,
    commitment: row.commitment,
    registeredAt: row.registered_at,
    locked: lockedProtocol(row),
  });

/** The organisation's studies, the newest first. */
export const listStudies = async (db: Database, organisationId: string): Promise<readonly Study[]> =>
  (
    await rows(db)
      .where('organisation_id', '=', organisationId)
      .orderBy('registered_at', 'desc')
      .orderBy('slug')
      .execute()
  ).map(studyOf);

/** A study of the organisation; row-level security alone would also show what others have published. */
export const findStudy = async (
  db: Database,
  organisationId: string,
  id: string,
): Promise<Study | undefined> => {
  const row = await rows(db)
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row === undefined ? undefined : studyOf(row);
};

export const progressOf = async (db: Database, studyId: string): Promise<Progress> => {
  const found = await sql<{
    allocated: number;
    with_origin: number;
    withdrawn: number;
    last_origin: string | null;
  }>`select allocated, with_origin, withdrawn, last_origin from study.progress(${studyId})`.execute(db);
  const row = found.rows[0];
  return Object.freeze({
    allocated: row?.allocated ?? 0,
    withOrigin: row?.with_origin ?? 0,
    withdrawn: row?.withdrawn ?? 0,
    lastOrigin: row?.last_origin == null ? undefined : Temporal.PlainDate.from(row.last_origin),
  });
};

/** Moves a study from one state to the next; false when it was no longer in the first. */
export const moveState = async (
  db: Database,
  studyId: string,
  from: StudyState,
  to: StudyState,
): Promise<boolean> => {
  const moved = await db
    .updateTable('study.study')
    .set({ state: to })
    .where('id', '=', studyId)
    .where('state', '=', from)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
};
