import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { type StageOnTheWay, stagesOnTheWay } from '../stages.ts';
import { listMentors, type MentorRecord } from '../store.ts';

/** How many of the viewer's branches are in a stage of the way in, and how many whole days they have been there. */
export interface StageCount {
  readonly stage: StageOnTheWay;
  readonly count: number;
  /** Undefined where nobody is. */
  readonly medianDays: number | undefined;
  readonly longestDays: number | undefined;
}

const onTheWay = (stages: readonly StageOnTheWay[]) => sql`
  from programme.mentor m
  where m.branch_id = any ((select office.viewer_branches())::uuid[]) and m.erased_on is null
    and m.stage = any(${sql.val([...stages])}::text[])`;

/** Every stage of the way in, in order. Nobody has been in one for less than no days. */
export const stageCounts = async (
  db: Database,
  today: Temporal.PlainDate,
): Promise<readonly StageCount[]> => {
  const { rows } = await sql<StageCount>`
    select stage, count(*)::integer as count, max(days) as "longestDays",
      percentile_cont(0.5) within group (order by days) as "medianDays"
    from (select m.stage, greatest(0, ${today.toString()}::date - m.stage_since) as days
      ${onTheWay(stagesOnTheWay)}) waiting
    group by stage`.execute(db);
  const nobody = { count: 0, medianDays: undefined, longestDays: undefined };
  return stagesOnTheWay.map((stage) => rows.find((row) => row.stage === stage) ?? { stage, ...nobody });
};

/** Which lines of each stage's list are read: `from` is the first, counted from 0. */
export interface Lines {
  readonly from: number;
  readonly most: number;
}

/** Some lines of the list of each of some stages; who has been longest in the stage comes first. */
export const longestIn = async (
  db: Database,
  stages: readonly StageOnTheWay[],
  { from, most }: Lines,
  today: Temporal.PlainDate,
): Promise<readonly MentorRecord[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from (select m.id,
      row_number() over (partition by m.stage order by m.stage_since, m.name collate "da-x-icu", m.id) as line
      ${onTheWay(stages)}) lines
    where line > ${from} and line <= ${from + most}`.execute(db);
  const people = await listMentors(db, today, { ids: rows.map(({ id }) => id) });
  return people.toSorted((a, b) => Temporal.PlainDate.compare(a.stageSince, b.stageSince));
};

/** Days from the application to the approval of each of the viewer's mentors who was approved since a day. */
export const daysToApproval = async (db: Database, since: Temporal.PlainDate): Promise<readonly number[]> => {
  const found = await sql<{ days: number }>`
    select min(approved.from_on) - min(applied.from_on) as days
    from programme.mentor_stage applied
    join programme.mentor_stage approved on approved.mentor_id = applied.mentor_id and approved.stage = 'approved'
    where applied.stage = 'applied'
    group by applied.mentor_id
    having min(approved.from_on) >= ${since.toString()}::date`.execute(db);
  return found.rows.map((row) => row.days);
};
