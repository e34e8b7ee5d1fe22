import type { Database } from '../../../platform/database/register.ts';
import type { Author } from '../../courses/store.ts';

/** One merge under way: which it is, and the place of its rows. */
export interface Merging {
  readonly id: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly author: Author;
}

/** Writes down a row that moves or gives way, as it is before. */
export const noteRows = async (
  db: Database,
  { id, organisationId, branchId }: Merging,
  kind: string,
  what: 'moved' | 'yielded' | 'counted',
  rows: readonly { readonly id: string; readonly was?: number | null }[],
): Promise<void> => {
  if (rows.length === 0) return;
  await db
    .insertInto('programme.merged_row')
    .values(
      rows.map((row) => ({
        merge_id: id,
        organisation_id: organisationId,
        branch_id: branchId,
        kind,
        row_id: row.id,
        what,
        was: row.was ?? null,
      })),
    )
    .execute();
};
