import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { phases } from '../courses/template.ts';
import { firstMeetingDays } from '../matching/engine/seeker.ts';
import { currentRules } from '../matching/settings/store.ts';
import { approvalPolicy } from '../mentors/approval.ts';
import {
  type BranchCounts,
  type BranchSupply,
  enoughAnswers,
  type MonthCounts,
  type Need,
  noNeed,
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

interface PlacesRow {
  readonly branch_id: string;
  readonly name: string;
  readonly month: string;
  readonly places: number;
  readonly lapsing: number;
}

const together = (rows: readonly ReleaseRow[]): Need =>
  rows.reduce<Need>(
    (need, row) => ({
      releases: need.releases + row.releases,
      paired: need.paired + row.paired,
      mentorsNeeded: need.mentorsNeeded + row.mentors_needed,
      prisonIds:
        row.prison_id === null || row.mentors_needed === 0
          ? need.prisonIds
          : [...need.prisonIds, row.prison_id],
    }),
    noNeed,
  );

const countsOf = (places: readonly PlacesRow[], releases: readonly ReleaseRow[]): readonly BranchCounts[] =>
  [...Map.groupBy(places, (row) => row.branch_id)].map(([branchId, rows]) => {
    const own = releases.filter((row) => row.branch_id === branchId);
    const only = (state: ReleaseRow['state'], month?: string) =>
      together(own.filter((row) => row.state === state && (month === undefined || row.month === month)));
    return {
      branchId,
      name: rows[0]?.name ?? '',
      out: only('out'),
      unknown: only('unknown'),
      months: rows.map(
        (row): MonthCounts => ({
          ...only('month', row.month),
          month: Temporal.PlainDate.from(row.month),
          places: row.places,
          lapsing: row.lapsing,
        }),
      ),
    };
  });

/** How long every kind of check of the approval holds, for the database to judge by. */
const checkMonths = () =>
  JSON.stringify(
    Object.fromEntries(approvalPolicy.checks.map((kind) => [kind, approvalPolicy.validMonths[kind] ?? null])),
  );

/** Twelve months of the viewer's branches; of all branches for a programme lead. Counts only. */
export const findSupply = async (db: Database, today: Temporal.PlainDate): Promise<Supply> => {
  const day = today.toString();
  const lead = firstMeetingDays.planned;
  const courseDays = phases.at(-1)?.to ?? 0;
  const places = await sql<PlacesRow>`
    select s.branch_id, b.name, s.month, s.places, s.lapsing
    from programme.supply_places(${day}, ${lead}, ${courseDays}, ${checkMonths()}::jsonb) s
    join office.branch b on b.id = s.branch_id
    order by b.name collate "da-x-icu", b.id, s.month`.execute(db);
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
  const { leadDaysDefault } = (await currentRules(db)).limits;
  const times: Times = {
    meeting: lead,
    leads: Object.fromEntries(known.map((one) => [one.prison_id, one.median_days])),
    leadDefault: leadDaysDefault,
    recruiting: recruiting ?? recruitingDefault,
  };
  return {
    branches: countsOf(places.rows, releases.rows).map((counts) => supplyOf(counts, times)),
    leads: leads.rows.map(({ prison, answers, median_days }) => ({
      prison,
      answers: answers ?? 0,
      days: (answers ?? 0) >= enoughAnswers ? median_days : undefined,
    })),
    leadDefault: leadDaysDefault,
    recruiting,
  };
};
