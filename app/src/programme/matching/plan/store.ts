import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../platform/database/register.ts';
import type { Author } from '../../courses/store.ts';
import type { Missing, Plan } from '../engine/index.ts';
import type { PlanLine } from './lines.ts';

/** Which volunteers are missing, for how many: no id of anybody. */
export interface MissingKind extends Omit<Missing, 'seekerIds'> {
  readonly participants: number;
}

const missingSchema = z.array(
  z
    .object({
      volunteers: z.int(),
      participants: z.int(),
      branchId: z.string(),
      townId: z.string().nullable(),
      language: z.string().nullable(),
      prisonId: z.string().nullable(),
      gender: z.enum(['woman', 'man']).nullable(),
      experienced: z.boolean(),
      before: z.string().nullable(),
      // Plans from before the engine said it do not.
      now: z.boolean().default(false),
    })
    .transform((kind) => ({
      ...kind,
      townId: kind.townId ?? undefined,
      language: kind.language ?? undefined,
      prisonId: kind.prisonId ?? undefined,
      gender: kind.gender ?? undefined,
      before: kind.before ?? undefined,
    })),
);

export const readMissing = (kept: unknown): readonly MissingKind[] => missingSchema.parse(kept);

/** As the database keeps it: nobody's id, and null where nothing is asked. */
export const missingToKeep = (missing: readonly Missing[]) =>
  missing.map(({ seekerIds, townId, language, prisonId, gender, before, ...rest }) => ({
    ...rest,
    participants: seekerIds.length,
    townId: townId ?? null,
    language: language ?? null,
    prisonId: prisonId ?? null,
    gender: gender ?? null,
    before: before ?? null,
  }));

/** A plan of a branch as it is kept. */
export interface KeptPlan {
  readonly id: string;
  readonly branchId: string;
  readonly state: 'draft' | 'published' | 'discarded';
  readonly madeOn: Temporal.PlainDate;
  readonly settingsVersion: number;
  readonly points: number;
  readonly proven: boolean;
  readonly gap: { readonly seekers: number; readonly points: number };
  readonly unplaced: readonly string[];
  readonly missing: readonly MissingKind[];
  /** In the order of the first meetings. */
  readonly lines: readonly PlanLine[];
}

const two = (ids: readonly string[]): readonly [string, string] => {
  const [one, other] = ids;
  if (one === undefined || other === undefined) throw new Error('a pair has two');
  return [one, other];
};

export const findPlan = async (db: Database, id: string): Promise<KeptPlan | undefined> => {
  const row = await db.selectFrom('programme.match_plan').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const lines = await db
    .selectFrom('programme.match_plan_row')
    .selectAll()
    .where('plan_id', '=', id)
    .orderBy('place')
    .execute();
  return {
    id: row.id,
    branchId: row.branch_id,
    state: row.state as KeptPlan['state'],
    madeOn: Temporal.PlainDate.from(row.made_on),
    settingsVersion: row.settings_version,
    points: row.points,
    proven: row.proven,
    gap: { seekers: row.gap_seekers, points: row.gap_points },
    unplaced: row.unplaced,
    missing: readMissing(row.missing),
    lines: lines.map((line) => ({
      courseId: line.course_id,
      plannedIds: two(line.planned_ids),
      mentorIds: two(line.mentor_ids),
      leftOut: line.left_out,
      reason: line.reason,
    })),
  };
};

/** The plan of a branch that nobody has sent yet. */
export const draftOf = async (db: Database, branchId: string): Promise<KeptPlan | undefined> => {
  const row = await db
    .selectFrom('programme.match_plan')
    .select('id')
    .where('branch_id', '=', branchId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return row === undefined ? undefined : findPlan(db, row.id);
};

/** Keeps a plan as the draft of its branch; an earlier draft is put away. */
export const addPlan = async (
  db: Database,
  branch: { readonly id: string; readonly organisationId: string },
  made: { readonly plan: Plan; readonly missing: readonly Missing[]; readonly settingsVersion: number },
  { by, now, today }: Author,
): Promise<string> => {
  const id = randomUUID();
  const place = { organisation_id: branch.organisationId, branch_id: branch.id };
  await db
    .updateTable('programme.match_plan')
    .set({ state: 'discarded', closed_at: now.toString() })
    .where('branch_id', '=', branch.id)
    .where('state', '=', 'draft')
    .execute();
  const { plan, missing, settingsVersion } = made;
  await db
    .insertInto('programme.match_plan')
    .values({
      id,
      ...place,
      made_on: today.toString(),
      made_by: by,
      made_at: now.toString(),
      settings_version: settingsVersion,
      points: plan.points,
      proven: plan.proven,
      gap_seekers: Math.max(0, Math.floor(plan.gap.seekers)),
      gap_points: Math.max(0, Math.floor(plan.gap.points)),
      seconds: plan.seconds,
      unplaced: [...plan.unplaced],
      missing: JSON.stringify(missingToKeep(missing)),
    })
    .execute();
  if (plan.rows.length > 0)
    await db
      .insertInto('programme.match_plan_row')
      .values(
        plan.rows.map((row, index) => ({
          plan_id: id,
          ...place,
          course_id: row.seekerId,
          planned_ids: [...row.mentorIds],
          mentor_ids: [...row.mentorIds],
          place: index,
        })),
      )
      .execute();
  return id;
};

/** Holds a plan still until the transaction ends; the state it is in, undefined where there is none. */
export const lockPlan = async (db: Database, id: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('programme.match_plan')
      .select('state')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
  )?.state;

export const changeLine = async (db: Database, planId: string, line: PlanLine): Promise<void> => {
  await db
    .updateTable('programme.match_plan_row')
    .set({ mentor_ids: [...line.mentorIds], left_out: line.leftOut, reason: line.reason })
    .where('plan_id', '=', planId)
    .where('course_id', '=', line.courseId)
    .execute();
};

export const markPublished = async (db: Database, id: string, now: Temporal.Instant): Promise<void> => {
  await db
    .updateTable('programme.match_plan')
    .set({ state: 'published', closed_at: now.toString() })
    .where('id', '=', id)
    .execute();
};
