import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { anchorOf } from '../courses/release-date.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { phases } from '../courses/template.ts';
import { shownName } from '../people/display.ts';
import { approvalPolicy } from './approval.ts';

const day = Temporal.PlainDate.from;

/** Approved mentors of the viewer's branches with a check that ends by a day, so that only these are read whole. */
export const idsToWatch = async (db: Database, until: Temporal.PlainDate): Promise<readonly string[]> => {
  const months = JSON.stringify(approvalPolicy.validMonths);
  const found = await sql<{ mentor_id: string }>`
    with ends as (
      select c.mentor_id, c.kind, c.prison_id,
        coalesce(c.valid_until,
                 (c.seen_on + make_interval(months => (${months}::jsonb ->> c.kind)::integer))::date) as last_day
      from programme.mentor_check c join programme.mentor m on m.id = c.mentor_id
      where m.stage = 'approved' and m.branch_id = any (office.viewer_branches())
    )
    select distinct mentor_id from (
      select mentor_id from ends group by mentor_id, kind, prison_id
      having bool_and(last_day is not null) and max(last_day) <= ${until.toString()}::date) due`.execute(db);
  return found.rows.map((row) => row.mentor_id);
};

/** A course that a mentor is on, and the last day it is planned to have; unknown while the release is. */
export interface RunningCourse {
  readonly mentorId: string;
  readonly courseId: string;
  readonly person: string;
  readonly end: Temporal.PlainDate | undefined;
}

/** The running courses of the mentors of the viewer's branches. */
export const runningCourses = async (
  db: Database,
  today: Temporal.PlainDate,
): Promise<readonly RunningCourse[]> => {
  const rows = await db
    .selectFrom('programme.assignment as a')
    .innerJoin('programme.course as c', 'c.id', 'a.course_id')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .select(['a.mentor_id', 'a.course_id', 'c.person_id', shownName('p').as('name')])
    .where(sql<boolean>`upper_inf(a.period) or upper(a.period) > ${today.toString()}::date`)
    .where('c.closed_on', 'is', null)
    .where(sql<boolean>`a.branch_id = any (office.viewer_branches())`)
    .orderBy(sql`${shownName('p')} collate "da-x-icu"`)
    .execute();
  const releases = await currentReleaseDates(db, [...new Set(rows.map((row) => row.person_id))]);
  return rows.map((row) => ({
    mentorId: row.mentor_id,
    courseId: row.course_id,
    person: row.name,
    end: anchorOf(releases.get(row.person_id))?.add({ days: phases.at(-1)?.to ?? 0 }),
  }));
};

/** Who came back lately, or has been away long without a day of return. */
export interface AwayRow {
  readonly mentorId: string;
  readonly name: string;
  readonly from: Temporal.PlainDate;
  readonly returnOn: Temporal.PlainDate | undefined;
}

export const awayRows = async (
  db: Database,
  today: Temporal.PlainDate,
  days: { readonly backWithin: number; readonly awayLongerThan: number },
): Promise<readonly AwayRow[]> => {
  const on = sql`${today.toString()}::date`;
  const rows = await db
    .selectFrom('programme.mentor_absence as a')
    .innerJoin('programme.mentor as m', 'm.id', 'a.mentor_id')
    .select(['a.mentor_id', 'm.name', 'a.return_on'])
    .select(sql<string>`lower(a.period)`.as('from_day'))
    .where('m.stage', '=', 'approved')
    .where(sql<boolean>`not isempty(a.period)`)
    .where(
      sql<boolean>`(a.return_on between ${on} - ${days.backWithin}::integer and ${on})
        or (a.return_on is null and lower(a.period) < ${on} - ${days.awayLongerThan}::integer)`,
    )
    .orderBy('from_day')
    .execute();
  return rows.map((row) => ({
    mentorId: row.mentor_id,
    name: row.name,
    from: day(row.from_day),
    returnOn: row.return_on === null ? undefined : day(row.return_on),
  }));
};

/** Requests that no prison has answered, the oldest first. */
export const openRequests = async (db: Database) => {
  const rows = await db
    .selectFrom('programme.clearance_request as r')
    .innerJoin('programme.mentor as m', 'm.id', 'r.mentor_id')
    .innerJoin('office.prison as p', 'p.id', 'r.prison_id')
    .select(['r.mentor_id', 'm.name as mentor', 'r.prison_id', 'p.name as prison', 'r.sent_on'])
    .where('r.answered_on', 'is', null)
    .where('m.stage', '<>', 'left')
    .orderBy('r.sent_on')
    .execute();
  return rows.map((row) => ({ ...row, sent_on: day(row.sent_on) }));
};

/** Who has applied and has not been talked to, and since when. */
export const waitingApplicants = async (
  db: Database,
): Promise<{ readonly count: number; readonly since: Temporal.PlainDate } | undefined> => {
  const row = await db
    .selectFrom('programme.mentor')
    .select((query) => [
      query.fn.countAll<number>().as('count'),
      sql<string | null>`min(stage_since)`.as('since'),
    ])
    .where('stage', '=', 'applied')
    .where(sql<boolean>`branch_id = any (office.viewer_branches())`)
    .executeTakeFirstOrThrow();
  return row.since === null ? undefined : { count: Number(row.count), since: day(row.since) };
};
