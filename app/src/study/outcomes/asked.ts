import type { FollowUpEnd } from '@primus-motor/trial';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';

/** A key list as it left the house. */
export interface KeyList {
  readonly id: string;
  readonly fetchedAt: Temporal.Instant;
  readonly people: number;
}

/** The newest key list of a study: an extract that comes now answers it. */
export const latestKeyList = async (db: Database, studyId: string): Promise<KeyList | undefined> => {
  const row = await db
    .selectFrom('study.key_list as l')
    .select((eb) => [
      'l.id',
      'l.fetched_at',
      eb
        .selectFrom('study.key_list_key as k')
        .whereRef('k.key_list_id', '=', 'l.id')
        .select((inner) => inner.fn.countAll<number>().as('people'))
        .as('people'),
    ])
    .where('l.study_id', '=', studyId)
    .orderBy('l.fetched_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, fetchedAt: row.fetched_at, people: row.people ?? 0 };
};

/** The list that an import made now would answer, and how many participants were not on it. */
export interface AskedNow {
  readonly list: KeyList | undefined;
  readonly left: number;
}

export const askedNow = async (db: Database, studyId: string): Promise<AskedNow> => {
  const list = await latestKeyList(db, studyId);
  if (list === undefined) return { list, left: 0 };
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from study.known_keys(${studyId}) p
    where not exists (select 1 from study.key_list_key k
                      where k.key_list_id = ${list.id} and k.study_key = p.study_key)`.execute(db);
  return { list, left: rows[0]?.left ?? 0 };
};

/** Keys on the list that an import answers; undefined for an import of the time before lists were kept. */
export const askedFor = async (db: Database, importId: string): Promise<ReadonlySet<string> | undefined> => {
  const { key_list_id: list } = await db
    .selectFrom('study.outcome_import')
    .select('key_list_id')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  if (list === null) return undefined;
  const rows = await db
    .selectFrom('study.key_list_key')
    .select('study_key')
    .where('key_list_id', '=', list)
    .execute();
  return new Set(rows.map((row) => row.study_key));
};

/** Deaths and emigrations of an import, by study key. */
export const endsOf = async (db: Database, importId: string): Promise<ReadonlyMap<string, FollowUpEnd>> => {
  const rows = await db
    .selectFrom('study.follow_up_end')
    .select(['study_key', 'reason', 'ended_on'])
    .where('import_id', '=', importId)
    .execute();
  return new Map(
    rows.map((row): [string, FollowUpEnd] => [
      row.study_key,
      { reason: row.reason === 'died' ? 'died' : 'emigrated', on: Temporal.PlainDate.from(row.ended_on) },
    ]),
  );
};
