import { z } from 'zod';
import type { Database } from '../../platform/database/register.ts';
import type { Ground } from './engine/index.ts';
import { inPlan } from './plan/reason.ts';
import { inReserve } from './proposal/store.ts';

const isGround = (value: unknown): value is Ground =>
  typeof value === 'object' && value !== null && 'key' in value && 'side' in value;

const keptSchema = z.object({
  mentors: z.array(z.string()),
  grounds: z.array(z.custom<Ground>(isGround)),
  /** How many pairs could be chosen between. */
  pairs: z.number(),
});

/** Why two mentors were chosen, as it was on the day. */
export interface Match extends z.output<typeof keptSchema> {
  /** The place among the suggestions; undefined where the pair was not among them. */
  readonly rank: number | undefined;
  readonly departureReason: string | undefined;
  /** It was in reserve, and another pair was asked first. */
  readonly wasReserve: boolean;
  /** It was part of a plan for everybody who waited. */
  readonly wasPlanned: boolean;
  /** What the three set out to do together; empty where nothing was said. */
  readonly goal: string;
}

/** Why the pair of a course was chosen: the last choice that all three said yes to. */
export const latestMatch = async (db: Database, courseId: string): Promise<Match | undefined> => {
  const row = await db
    .selectFrom('programme.match')
    .select(['suggested_rank', 'departure_reason', 'grounds', 'joint_goal'])
    .where('course_id', '=', courseId)
    .where('state', '=', 'live')
    .orderBy('turn', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return Object.freeze({
    ...keptSchema.parse(row.grounds),
    rank: row.suggested_rank ?? undefined,
    departureReason:
      row.departure_reason === inReserve || row.departure_reason === inPlan
        ? undefined
        : (row.departure_reason ?? undefined),
    wasReserve: row.departure_reason === inReserve,
    wasPlanned: row.departure_reason === inPlan,
    goal: row.joint_goal,
  });
};
