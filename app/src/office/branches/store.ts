import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';

export interface Branch {
  readonly id: string;
  readonly name: string;
  /** Since when nobody writes in it. */
  readonly closedSince: Temporal.Instant | undefined;
}

export const listBranches = async (db: Database, organisationId: string): Promise<readonly Branch[]> => {
  const rows = await db
    .selectFrom('office.branch')
    .select(['id', 'name', 'closed_for_writing'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    closedSince: row.closed_for_writing ?? undefined,
  }));
};

/** False when the branch is not one of the viewer's organisation. */
export const setWriting = async (
  db: Database,
  branchId: string,
  isClosed: boolean,
  now: Temporal.Instant,
): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`
    select office.set_writing(${branchId}, ${isClosed}, ${now.toString()}::timestamptz) as done`.execute(db);
  return rows[0]?.done === true;
};
