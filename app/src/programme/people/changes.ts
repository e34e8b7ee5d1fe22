import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/register.ts';

export type PersonField = 'birth-date' | 'phone' | 'alias' | 'interpreter' | 'reads-danish';

/** Something that was added to a person beside a referral: what stood, what stands, and where it is from. */
export interface PersonChange {
  readonly field: PersonField;
  readonly oldValue: string;
  readonly newValue: string;
  readonly source: string;
  readonly changedBy: string;
  readonly changedAt: Temporal.Instant;
}

/** Writes down what changed; the change itself is the caller's. */
export const noteChange = async (
  db: Database,
  person: { readonly id: string; readonly organisation_id: string; readonly branch_id: string },
  change: PersonChange,
): Promise<void> => {
  await db
    .insertInto('programme.person_change')
    .values({
      id: randomUUID(),
      organisation_id: person.organisation_id,
      branch_id: person.branch_id,
      person_id: person.id,
      field: change.field,
      old_value: change.oldValue,
      new_value: change.newValue,
      source: change.source,
      changed_by: change.changedBy,
      changed_at: change.changedAt.toString(),
    })
    .execute();
};

/** What was added to a person, the latest first. */
export const changesOfPerson = async (db: Database, personId: string): Promise<readonly PersonChange[]> => {
  const rows = await db
    .selectFrom('programme.person_change')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .orderBy('field')
    .execute();
  return rows.map((row) => ({
    field: row.field as PersonField,
    oldValue: row.old_value,
    newValue: row.new_value,
    source: row.source,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  }));
};
