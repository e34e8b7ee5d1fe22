import { sql } from 'kysely';
import { carryFollowUp } from '../../../doors/withdraw.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { Author } from '../../courses/store.ts';
import { changesOfPerson } from '../changes.ts';
import { movedKinds, type Stays, type UndoBlock } from './merge.ts';
import { fill, mergeSource, settleDuplicate } from './store.ts';

/** Two pages that became one, as it is written down. */
export interface Merge {
  readonly id: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly keptId: string;
  readonly goneId: string;
  /** What the other page was called, as the branch shows it. */
  readonly goneShown: string;
  readonly reason: string;
  readonly stays: Stays;
  readonly carriedCpr: boolean;
  readonly mergedBy: string;
  readonly mergedAt: Temporal.Instant;
}

/** Why a merge cannot be taken back any more; undefined where it can. */
export const undoBlockOf = async (db: Database, merge: Merge): Promise<UndoBlock | undefined> => {
  const at = merge.mergedAt.toString();
  const { rows } = await sql<{ merged_on: boolean; later: boolean; written: boolean }>`
    select
      exists (select 1 from programme.person p where p.id = ${merge.keptId}::uuid and p.merged_into is not null) merged_on,
      exists (select 1 from programme.person_merge m where m.kept_id = ${merge.keptId}::uuid and m.undone_at is null
              and (m.merged_at, m.id) > (${at}::timestamptz, ${merge.id}::uuid)) later,
      exists (select 1 from programme.release_date d where d.person_id = ${merge.keptId}::uuid and d.recorded_at > ${at}::timestamptz)
      or exists (select 1 from programme.placement q where q.person_id = ${merge.keptId}::uuid and q.recorded_at > ${at}::timestamptz)
      or exists (select 1 from programme.contact_rule c where c.person_id = ${merge.keptId}::uuid and c.recorded_at > ${at}::timestamptz)
      or exists (select 1 from programme.enrolment e where e.person_id = ${merge.keptId}::uuid and e.enrolled_at > ${at}::timestamptz)
      or exists (select 1 from programme.course c where c.person_id = ${merge.keptId}::uuid and c.opened_at > ${at}::timestamptz)
      or exists (select 1 from programme.referral r where r.person_id = ${merge.keptId}::uuid and r.received_at > ${at}::timestamptz)
        written`.execute(db);
  const row = rows[0];
  if (row?.merged_on === true) return 'merged-on';
  if (row?.later === true) return 'later-merge';
  return row?.written === true ? 'written-since' : undefined;
};

const givesBack = async (db: Database, { id, goneId, keptId }: Merge): Promise<void> => {
  for (const kind of movedKinds) {
    const table = sql.table(`programme.${kind}`);
    const as =
      kind === 'release_date' || kind === 'placement'
        ? sql`, stay = w.was`
        : kind === 'consent'
          ? sql`, came_along = (w.was = 1)`
          : sql``;
    await sql`
      update ${table} t set person_id = ${goneId}::uuid${as} from programme.merged_row w
      where w.merge_id = ${id}::uuid and w.kind = ${kind} and w.what = 'moved' and w.row_id = t.id
        and t.person_id = ${keptId}::uuid`.execute(db);
  }
};

const countBack = async (db: Database, { id }: Merge): Promise<void> => {
  const rows = await db
    .selectFrom('programme.merged_row')
    .select(['kind', 'row_id', 'was'])
    .where('merge_id', '=', id)
    .where('what', '=', 'counted')
    .orderBy('was')
    .execute();
  for (const { kind, row_id, was } of rows)
    await sql`update ${sql.table(`programme.${kind}`)} set stay = ${was} where id = ${row_id}::uuid`.execute(
      db,
    );
};

const standAgain = async (db: Database, { id }: Merge): Promise<void> => {
  const yielded = (kind: string) =>
    sql<boolean>`id in (select row_id from programme.merged_row
                        where merge_id = ${id}::uuid and kind = ${kind} and what = 'yielded')`;
  await db
    .updateTable('programme.release_date')
    .set({ superseded_by: null })
    .where(yielded('release_date'))
    .execute();
  for (const table of ['placement', 'contact_rule'] as const)
    await db.updateTable(`programme.${table}`).set({ superseded_at: null }).where(yielded(table)).execute();
};

/** Two pages again, as they were: each row goes back with what it was. What was withdrawn meanwhile stays withdrawn. */
export const undoMerge = async (db: Database, merge: Merge, author: Author): Promise<void> => {
  const { id, keptId, goneId } = merge;
  const kept = { id: keptId, organisationId: merge.organisationId, branchId: merge.branchId };
  const filled = (await changesOfPerson(db, keptId)).filter(({ source }) => source === mergeSource(id));
  await givesBack(db, merge);
  await countBack(db, merge);
  await standAgain(db, merge);
  for (const { field, oldValue, newValue } of filled)
    await fill(db, kept, [field, newValue, oldValue], `un${mergeSource(id)}`, author);
  if (merge.carriedCpr) await sql`select keys.leave_identity(${keptId}::uuid, ${goneId}::uuid)`.execute(db);
  await sql`
    update programme.person p set merged_into = ${goneId}::uuid from programme.merged_row w
    where w.merge_id = ${id}::uuid and w.kind = 'person' and w.row_id = p.id`.execute(db);
  await db.updateTable('programme.person').set({ merged_into: null }).where('id', '=', goneId).execute();
  await db
    .updateTable('programme.person_merge')
    .set({ undone_by: author.by, undone_at: author.now.toString() })
    .where('id', '=', id)
    .execute();
  await settleDuplicate(db, [keptId, goneId], undefined);
  await carryFollowUp(db, keptId);
};
