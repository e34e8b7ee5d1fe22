import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { defaultRule, type IntakeRule } from './rule.ts';

/** A version of the rule, with who set it when. */
export interface SetRule extends IntakeRule {
  readonly setBy: string;
  readonly setAt: Temporal.Instant;
}

/** Every version, the newest first. */
export const listRules = async (db: Database): Promise<readonly SetRule[]> => {
  const rows = await db
    .selectFrom('programme.intake_rule')
    .selectAll()
    .where('organisation_id', '=', sql<string>`office.viewer_organisation()`)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    minimumAge: row.minimum_age,
    weeksFrom: row.weeks_from,
    weeksTo: row.weeks_to,
    nearWeeks: row.near_weeks,
    setBy: row.set_by,
    setAt: row.set_at,
  }));
};

/** The rule that holds now. */
export const currentRule = async (db: Database): Promise<IntakeRule> =>
  (await listRules(db))[0] ?? defaultRule;

/** Adds a version; false when somebody else added one on the same basis. */
export const addRule = async (
  db: Database,
  rule: IntakeRule,
  author: { readonly by: string; readonly at: Temporal.Instant; readonly organisationId: string },
): Promise<boolean> => {
  const added = await db
    .insertInto('programme.intake_rule')
    .values({
      organisation_id: author.organisationId,
      version: rule.version,
      minimum_age: rule.minimumAge,
      weeks_from: rule.weeksFrom,
      weeks_to: rule.weeksTo,
      near_weeks: rule.nearWeeks,
      set_by: author.by,
      set_at: author.at.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
};
