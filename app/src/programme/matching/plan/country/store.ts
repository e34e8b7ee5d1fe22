import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/register.ts';
import { type MissingKind, missingToKeep, readMissing } from '../store.ts';
import type { CountryResult } from './result.ts';

/** The newest plan of the country as a programme lead sees it: counts, and nobody in them. */
export interface CountryPlan {
  readonly madeOn: Temporal.PlainDate;
  readonly points: number;
  readonly proven: boolean;
  readonly gap: { readonly seekers: number; readonly points: number };
  /** In Danish order of name. */
  readonly branches: readonly CountryBranch[];
}

export interface CountryBranch {
  readonly branch: string;
  readonly waiting: number;
  readonly alone: number;
  readonly placed: number;
  readonly borrowed: number;
  readonly lent: number;
  readonly missing: readonly MissingKind[];
}

/** What the newest plan says to the viewer's branches: about own participants and own mentors. */
export interface OwnShare {
  readonly madeOn: Temporal.PlainDate;
  readonly lines: readonly {
    readonly courseId: string;
    /** In Danish order. */
    readonly mentors: readonly string[];
    readonly fromBranchIds: readonly string[];
  }[];
  readonly loans: readonly {
    readonly mentorId: string;
    readonly mentor: string;
    readonly toBranchId: string;
  }[];
}

/** Keeps a plan of the country; false where whoever asks is no programme lead. */
export const keepCountryPlan = async (
  db: Database,
  { plan, settingsVersion, branches, lines, loans }: CountryResult,
  { now, today }: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<boolean> => {
  const kept = {
    id: randomUUID(),
    made_on: today.toString(),
    made_at: now.toString(),
    settings_version: settingsVersion,
    points: plan.points,
    proven: plan.proven,
    gap_seekers: plan.gap.seekers,
    gap_points: Math.floor(plan.gap.points),
    seconds: plan.seconds,
  };
  const ofBranches = branches.map(({ branchId, missing, ...counts }) => ({
    branch_id: branchId,
    ...counts,
    missing: missingToKeep(missing),
  }));
  const ofLines = lines.map(({ courseId, ownMentorIds, fromBranchIds }, place) => ({
    course_id: courseId,
    own_mentor_ids: ownMentorIds,
    from_branch_ids: fromBranchIds,
    place,
  }));
  const ofLoans = loans.map(({ mentorId, toBranchId }) => ({
    mentor_id: mentorId,
    to_branch_id: toBranchId,
  }));
  const { rows } = await sql<{ kept: boolean }>`
    select programme.keep_country_plan(${JSON.stringify(kept)}, ${JSON.stringify(ofBranches)},
      ${JSON.stringify(ofLines)}, ${JSON.stringify(ofLoans)}) kept`.execute(db);
  return rows[0]?.kept === true;
};

const newest = (db: Database) =>
  db.selectFrom('programme.country_plan').selectAll().orderBy('turn', 'desc').limit(1).executeTakeFirst();

export const newestCountryPlan = async (db: Database): Promise<CountryPlan | undefined> => {
  const plan = await newest(db);
  if (plan === undefined) return undefined;
  const branches = await db
    .selectFrom('programme.country_plan_branch as c')
    .innerJoin('office.branch as b', 'b.id', 'c.branch_id')
    .select(['b.name', 'c.waiting', 'c.alone', 'c.placed', 'c.borrowed', 'c.lent', 'c.missing'])
    .where('c.plan_id', '=', plan.id)
    .orderBy(sql`b.name collate "da-x-icu"`)
    .execute();
  return {
    madeOn: Temporal.PlainDate.from(plan.made_on),
    points: plan.points,
    proven: plan.proven,
    gap: { seekers: plan.gap_seekers, points: plan.gap_points },
    branches: branches.map(({ name, missing, ...counts }) => ({
      branch: name,
      ...counts,
      missing: readMissing(missing),
    })),
  };
};

/** Undefined where no plan was made, or it says nothing to the viewer's branches. */
export const ownShare = async (db: Database): Promise<OwnShare | undefined> => {
  const plan = await newest(db);
  if (plan === undefined) return undefined;
  const lines = await sql<{ course_id: string; mentors: string[] | null; from_branch_ids: string[] }>`
    select l.course_id, l.from_branch_ids,
      (select array_agg(m.name order by m.name collate "da-x-icu") from programme.mentor m
       where m.id = any (l.own_mentor_ids)) as mentors
    from programme.country_plan_line l
    where l.plan_id = ${plan.id} and l.branch_id = any ((select office.viewer_branches())::uuid[]) order by l.place`.execute(
    db,
  );
  const loans = await sql<{ mentor_id: string; name: string; to_branch_id: string }>`
    select n.mentor_id, m.name, n.to_branch_id
    from programme.country_plan_loan n join programme.mentor m on m.id = n.mentor_id
    where n.plan_id = ${plan.id} and n.branch_id = any ((select office.viewer_branches())::uuid[])
    order by m.name collate "da-x-icu", n.id`.execute(db);
  if (lines.rows.length + loans.rows.length === 0) return undefined;
  return {
    madeOn: Temporal.PlainDate.from(plan.made_on),
    lines: lines.rows.map((row) => ({
      courseId: row.course_id,
      mentors: row.mentors ?? [],
      fromBranchIds: row.from_branch_ids,
    })),
    loans: loans.rows.map((row) => ({
      mentorId: row.mentor_id,
      mentor: row.name,
      toBranchId: row.to_branch_id,
    })),
  };
};
