import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/register.ts';
import { type MissingKind, readMissing } from '../store.ts';

/** What a programme lead sees of a branch: counts, and nobody in them. */
export interface BranchCount {
  readonly branch: string;
  readonly waiting: number;
  readonly asked: number;
  readonly plan: { readonly madeOn: Temporal.PlainDate; readonly sent: boolean } | undefined;
  readonly placed: number;
  readonly unplaced: number;
  readonly missing: readonly MissingKind[];
}

interface Row {
  readonly name: string;
  readonly waiting: number;
  readonly asked: number;
  readonly made_on: string | null;
  readonly state: string | null;
  readonly placed: number;
  readonly unplaced: number;
  readonly missing: unknown;
}

/** All branches of the organisation in Danish order; empty for who is no programme lead. */
export const countsOf = async (db: Database, today: Temporal.PlainDate): Promise<readonly BranchCount[]> => {
  const { rows } = await sql<Row>`
    select b.name, c.waiting, c.asked, c.made_on, c.state, c.placed, c.unplaced, c.missing
    from programme.plan_counts(${today.toString()}) c join office.branch b on b.id = c.branch_id
    order by b.name collate "da-x-icu", b.id`.execute(db);
  return rows.map((row) => ({
    branch: row.name,
    waiting: row.waiting,
    asked: row.asked,
    plan:
      row.made_on === null
        ? undefined
        : { madeOn: Temporal.PlainDate.from(row.made_on), sent: row.state === 'published' },
    placed: row.placed,
    unplaced: row.unplaced,
    missing: readMissing(row.missing),
  }));
};
