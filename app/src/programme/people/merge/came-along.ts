import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { shownName } from '../display.ts';
import type { MovedKind, Stays } from './merge.ts';
import type { Merge } from './undo-store.ts';

const merges = (db: Database) =>
  db
    .selectFrom('programme.person_merge as m')
    .innerJoin('programme.person as g', 'g.id', 'm.gone_id')
    .selectAll('m')
    .select(shownName('g').as('gone_shown'))
    .where('m.undone_at', 'is', null)
    .orderBy('m.merged_at', 'desc')
    .orderBy('m.id', 'desc');
type Row = Awaited<ReturnType<ReturnType<typeof merges>['execute']>>[number];

const toMerge = (row: Row): Merge => ({
  id: row.id,
  organisationId: row.organisation_id,
  branchId: row.branch_id,
  keptId: row.kept_id,
  goneId: row.gone_id,
  goneShown: row.gone_shown,
  reason: row.reason,
  stays: row.stays as Stays,
  carriedCpr: row.carried_cpr,
  mergedBy: row.merged_by,
  mergedAt: row.merged_at,
});

/** The pages that have become one with a person's, the latest first. */
export const mergesInto = async (db: Database, personId: string): Promise<readonly Merge[]> =>
  (await merges(db).where('m.kept_id', '=', personId).execute()).map(toMerge);

export const findMerge = async (db: Database, id: string): Promise<Merge | undefined> => {
  const row = await merges(db).where('m.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toMerge(row);
};

/** What came along with a merge: how many rows of each kind, and the numbers of its referrals. */
export interface CameAlong {
  readonly counts: Readonly<Partial<Record<MovedKind, number>>>;
  readonly numbers: readonly string[];
}

export const cameAlong = async (db: Database, mergeId: string): Promise<CameAlong> => {
  const rows = await db
    .selectFrom('programme.merged_row')
    .select(['kind', sql<number>`count(*)::int`.as('n')])
    .where('merge_id', '=', mergeId)
    .where('what', '=', 'moved')
    .groupBy('kind')
    .execute();
  const numbers = await db
    .selectFrom('programme.merged_row as w')
    .innerJoin('programme.referral as r', 'r.id', 'w.row_id')
    .select('r.number')
    .where('w.merge_id', '=', mergeId)
    .where('w.kind', '=', 'referral')
    .orderBy('r.received_at')
    .execute();
  return {
    counts: Object.fromEntries(rows.map(({ kind, n }) => [kind, n])),
    numbers: numbers.map(({ number }) => number),
  };
};
