import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../../platform/database/register.ts';
import { defaultSettings, type MatchingRules, type Settings, scoreParts } from '../engine/index.ts';

/** So many answers of a prison are needed before they say more than the setting does. */
const enoughAnswers = 3;

/** A version that somebody has set. */
export interface SetRules extends MatchingRules {
  readonly setAt: Temporal.Instant;
}

const weightsSchema = z.strictObject(
  Object.fromEntries(scoreParts.map((part) => [part, z.int()])) as Record<
    (typeof scoreParts)[number],
    z.ZodInt
  >,
);
const limitsSchema = z.strictObject({
  minimumAge: z.int(),
  maxTravelMinutes: z.int(),
  clearanceOf: z.enum(['one', 'both']),
  experienced: z.boolean(),
  answerDays: z.int(),
  leadDaysDefault: z.int(),
});

/** Every version of the organisation's weights and limits, the newest first; empty while nobody has set any. */
export const listRules = async (db: Database): Promise<readonly SetRules[]> => {
  const rows = await db
    .selectFrom('programme.matching_settings')
    .select(['version', 'weights', 'limits', 'set_at'])
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) =>
    Object.freeze({
      version: row.version,
      weights: weightsSchema.parse(row.weights),
      limits: limitsSchema.parse(row.limits),
      setAt: row.set_at,
    }),
  );
};

/** The weights and limits in force: plain values only, they go to a thread. */
export const currentRules = async (db: Database): Promise<MatchingRules> => {
  const { version, weights, limits } = (await listRules(db))[0] ?? defaultSettings;
  return { version, weights, limits };
};

/** Adds a version; false when it exists already. */
export const addRules = async (
  db: Database,
  { version, weights, limits }: MatchingRules,
  author: { readonly by: string; readonly now: Temporal.Instant; readonly organisationId: string },
): Promise<boolean> => {
  const added = await db
    .insertInto('programme.matching_settings')
    .values({
      organisation_id: author.organisationId,
      version,
      weights: JSON.stringify(weights),
      limits: JSON.stringify(limits),
      set_by: author.by,
      set_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
};

/** What the engine judges by today: the rules in force, and how long the prisons take to answer. */
export const settingsOn = async (db: Database, today: Temporal.PlainDate): Promise<Settings> => {
  const [{ rows }, rules] = await Promise.all([
    sql<{ prison_id: string; answers: number; median_days: number }>`
      select * from programme.supply_leads(${today.toString()})`.execute(db),
    currentRules(db),
  ]);
  return {
    ...rules,
    today: today.toString(),
    lending: false,
    leadDays: Object.fromEntries(
      rows.filter((row) => row.answers >= enoughAnswers).map((row) => [row.prison_id, row.median_days]),
    ),
  };
};

/**
 * In how many working days the three answer. Whoever's change it is may ask: the viewer's own organisation, or the one
 * that is named where nobody is signed in.
 */
export const answerDaysNow = async (db: Database, organisationId?: string): Promise<number> => {
  const { rows } = await sql<{ days: number | null }>`
    select programme.answer_days(coalesce(${organisationId ?? null}::uuid, office.viewer_organisation())) days`.execute(
    db,
  );
  return rows[0]?.days ?? defaultSettings.limits.answerDays;
};
