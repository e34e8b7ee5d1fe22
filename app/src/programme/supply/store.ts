import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/database/register.ts';
import { remembering } from '../../platform/remembered.ts';
import { phases } from '../courses/template.ts';
import { firstMeetingDays } from '../matching/engine/seeker.ts';
import { currentRules } from '../matching/settings/store.ts';
import { approvalPolicy } from '../mentors/approval.ts';
import { supplyVersionsFor } from '../versions.ts';
import {
  type BranchCounts,
  type BranchSupply,
  enoughAnswers,
  type Group,
  type MonthCounts,
  needOf,
  recruitingDefault,
  supplyOf,
  type Times,
} from './supply.ts';

/** How long a prison takes to answer, and of how many answers that is the median. */
export interface Lead {
  readonly prison: string;
  readonly answers: number;
  /** Undefined where there are too few answers to tell. */
  readonly days: number | undefined;
}

export interface Supply {
  readonly branches: readonly BranchSupply[];
  readonly leads: readonly Lead[];
  /** Names by id. */
  readonly prisons: ReadonlyMap<string, string>;
  readonly leadDefault: number;
  /** Days from application to approval; undefined where too few were approved to tell. */
  readonly recruiting: number | undefined;
}

interface ReleaseRow {
  readonly branch_id: string;
  readonly state: 'out' | 'month' | 'unknown';
  readonly month: string | null;
  readonly prison_id: string | null;
  readonly releases: number;
  readonly paired: number;
  readonly mentors_needed: number;
}

interface BranchRow {
  readonly id: string;
  readonly name: string;
}

interface MentorRow {
  readonly branch_id: string;
  readonly mentors: number;
  readonly places: readonly number[];
  readonly lapsing: readonly number[];
  readonly access: unknown;
}

const accessSchema = z.record(
  z.string(),
  z
    .object({ until: z.string().nullable(), sent: z.string().nullable(), refused: z.boolean() })
    .transform(({ until, sent, refused }) => ({
      until: until ?? undefined,
      sent: sent ?? undefined,
      refused,
    })),
);

const groupOf = (row: ReleaseRow): Group => ({
  prisonId: row.state === 'out' ? undefined : (row.prison_id ?? undefined),
  releases: row.releases,
  paired: row.paired,
  mentorsNeeded: row.mentors_needed,
});

const countsOf = (
  { id, name }: BranchRow,
  releases: readonly ReleaseRow[],
  mentors: readonly MentorRow[],
  first: Temporal.PlainDate,
): BranchCounts => {
  const own = releases.filter((row) => row.branch_id === id);
  const those = mentors.filter((row) => row.branch_id === id);
  const only = (state: ReleaseRow['state'], month?: string) =>
    needOf(
      own.filter((row) => row.state === state && (month === undefined || row.month === month)).map(groupOf),
    );
  return {
    branchId: id,
    name,
    out: only('out'),
    unknown: only('unknown'),
    profiles: those.map((row) => ({
      mentors: row.mentors,
      places: row.places,
      access: accessSchema.parse(row.access),
    })),
    months: Array.from({ length: 12 }, (_, index): MonthCounts => {
      const month = first.add({ months: index });
      return {
        ...only('month', month.toString()),
        month,
        lapsing: those.reduce((sum, row) => sum + row.mentors * (row.lapsing[index] ?? 0), 0),
      };
    }),
  };
};

/** How long every kind of check of the approval holds, for the database to judge by. */
const checkMonths = () =>
  JSON.stringify(
    Object.fromEntries(approvalPolicy.checks.map((kind) => [kind, approvalPolicy.validMonths[kind] ?? null])),
  );

const remembered = remembering<Supply>(24);

/** The same as `findSupply`, asked again as soon as anything that it rests on has changed, and on another day. */
export const keptSupply = async (db: Database, userId: string, today: Temporal.PlainDate): Promise<Supply> =>
  remembered(userId, `${today} ${await supplyVersionsFor(db)}`, () => findSupply(db, today));

/** Twelve months of the viewer's branches; of all branches for a programme lead. Counts only. */
export const findSupply = async (db: Database, today: Temporal.PlainDate): Promise<Supply> => {
  const day = today.toString();
  const lead = firstMeetingDays.planned;
  const courseDays = phases.at(-1)?.to ?? 0;
  const branches = await sql<BranchRow>`
    select id, name from office.branch where id = any (programme.supply_branches())
    order by name collate "da-x-icu", id`.execute(db);
  const mentors = await sql<MentorRow>`
    select * from programme.supply_mentors(${day}, ${lead}, ${courseDays}, ${checkMonths()}::jsonb,
      ${approvalPolicy.validMonths['prison-clearance'] ?? null}::integer)`.execute(db);
  const releases = await sql<ReleaseRow>`select * from programme.supply_releases(${day})`.execute(db);
  const leads = await sql<{ prison_id: string; prison: string; answers: number | null; median_days: number }>`
    select p.id as prison_id, p.name as prison, s.answers, s.median_days
    from office.prison p left join programme.supply_leads(${day}) s on s.prison_id = p.id
    order by p.name collate "da-x-icu"`.execute(db);
  const recruited = await sql<{ mentors: number; median_days: number | null }>`
    select * from programme.supply_recruiting(${day})`.execute(db);
  const known = leads.rows.filter((row) => (row.answers ?? 0) >= enoughAnswers);
  const [row] = recruited.rows;
  const recruiting =
    row !== undefined && row.mentors >= enoughAnswers ? (row.median_days ?? undefined) : undefined;
  const { leadDaysDefault, clearanceOf } = (await currentRules(db)).limits;
  const times: Times = {
    today,
    clearanceOf,
    meeting: lead,
    latest: firstMeetingDays.latest,
    leads: Object.fromEntries(known.map((one) => [one.prison_id, one.median_days])),
    leadDefault: leadDaysDefault,
    recruiting: recruiting ?? recruitingDefault,
  };
  return {
    branches: branches.rows.map((branch) =>
      supplyOf(countsOf(branch, releases.rows, mentors.rows, today.with({ day: 1 })), times),
    ),
    prisons: new Map(leads.rows.map((one) => [one.prison_id, one.prison])),
    leads: leads.rows.map(({ prison, answers, median_days }) => ({
      prison,
      answers: answers ?? 0,
      days: (answers ?? 0) >= enoughAnswers ? median_days : undefined,
    })),
    leadDefault: leadDaysDefault,
    recruiting,
  };
};
