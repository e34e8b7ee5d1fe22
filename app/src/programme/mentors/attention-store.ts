import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { anchorOf } from '../courses/release-date.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { phases } from '../courses/template.ts';
import { defaultSettings } from '../matching/engine/settings.ts';
import { shownName } from '../people/display.ts';
import type { Slice } from '../today/source.ts';
import { approvalPolicy } from './approval.ts';
import { enough } from './clearance/lead.ts';

const day = Temporal.PlainDate.from;

/** So few days before a check ends it is time to act this week. */
export const soonDays = 14;

/**
 * Approved mentors of the viewer's branches of whom a check that counts, or a training, ends by a day, as `runningOut` finds
 * it: who is on a course with one that has ended first, then the first to end. Each with how many there are.
 */
export const mentorsToWatch = async (
  db: Database,
  today: Temporal.PlainDate,
  slice: Slice,
): Promise<readonly { readonly id: string; readonly total: number }[]> => {
  const day = sql`${today.toString()}::date`;
  const found = await sql<{ id: string; total: number }>`
    with ends as (
      select c.mentor_id, c.kind, case when c.kind = 'prison-clearance' then c.prison_id end as prison_id,
        coalesce(c.valid_until,
                 (c.seen_on + make_interval(months => (${JSON.stringify(approvalPolicy.validMonths)}::jsonb
                                                       ->> c.kind)::integer))::date) as last_day
      from programme.mentor_check c join programme.mentor m on m.id = c.mentor_id
      where m.stage = 'approved' and m.branch_id = any ((select office.viewer_branches())::uuid[])
        and c.branch_id = m.branch_id and c.branch_id = any ((select office.viewer_branches())::uuid[])
        and (c.kind = any (${sql.val([...approvalPolicy.checks])}::text[])
             or (c.kind = 'child-certificate' and m.child_certificate_needed)
             or (c.kind = 'prison-clearance' and c.prison_id is not null))
    ), trained as (
      select m.id as mentor_id, (max(k.completed_on) + make_interval(months => t.refresher_months))::date as last_day
      from programme.mentor m
      join programme.training_course t on t.organisation_id = m.organisation_id and t.superseded_by is null
        and t.required and t.refresher_months is not null
      join programme.mentor_training k on k.mentor_id = m.id and k.completed_on <= ${day}
      left join programme.training_course taken on taken.id = k.training_course_id
      where m.stage = 'approved' and m.branch_id = any ((select office.viewer_branches())::uuid[])
        and case when taken.id is null then starts_with(lower(k.course_name), lower(t.name_da))
                 else taken.series = t.series end
      group by m.id, t.id, t.refresher_months
    ), best as (
      select mentor_id, max(last_day) as ends_on from ends group by mentor_id, kind, prison_id
      having bool_and(last_day is not null)
      union all
      select mentor_id, last_day from trained
    ), due as (
      select mentor_id, min(ends_on) as ends_on from best
      where ends_on <= ${today.add({ days: approvalPolicy.warnDays }).toString()}::date
      group by mentor_id
    )
    select d.mentor_id as id, count(*) over ()::integer as total
    from due d
    order by case when d.ends_on < ${day} and programme.places_taken(d.mentor_id, ${day}) > 0 then 0
                  when d.ends_on <= ${day} + ${soonDays}::integer then 1 else 2 end,
      d.ends_on, d.mentor_id
    limit ${slice.limit} offset ${slice.offset}`.execute(db);
  return found.rows;
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
    .where(sql<boolean>`(upper_inf(a.period) or upper(a.period) > ${today.toString()}::date)`)
    .where('c.closed_on', 'is', null)
    .where(sql<boolean>`a.branch_id = any ((select office.viewer_branches())::uuid[])`)
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

/** The longest away first, each with how many there are. */
export const awayRows = async (
  db: Database,
  today: Temporal.PlainDate,
  days: { readonly backWithin: number; readonly awayLongerThan: number },
  slice: Slice,
): Promise<readonly (AwayRow & { readonly total: number })[]> => {
  const on = sql`${today.toString()}::date`;
  const rows = await db
    .selectFrom('programme.mentor_absence as a')
    .innerJoin('programme.mentor as m', 'm.id', 'a.mentor_id')
    .select(['a.mentor_id', 'm.name', 'a.return_on'])
    .select([sql<string>`lower(a.period)`.as('from_day'), sql<number>`count(*) over ()::integer`.as('total')])
    .where('m.stage', '=', 'approved')
    .where(sql<boolean>`a.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .where(sql<boolean>`not isempty(a.period)`)
    .where(
      sql<boolean>`(a.return_on between ${on} - ${days.backWithin}::integer and ${on}
        or (a.return_on is null and lower(a.period) < ${on} - ${days.awayLongerThan}::integer))`,
    )
    .orderBy('from_day')
    .orderBy('a.id')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
  return rows.map((row) => ({
    mentorId: row.mentor_id,
    name: row.name,
    from: day(row.from_day),
    returnOn: row.return_on === null ? undefined : day(row.return_on),
    total: row.total,
  }));
};

/** A request that a prison has not answered. */
export interface OpenRequest {
  readonly mentor_id: string;
  readonly mentor: string;
  readonly prison: string;
  readonly sent_on: Temporal.PlainDate;
}

/**
 * Requests that a prison has not answered in the time that its answers take (`leadOf`), the oldest first, each with how
 * many there are.
 */
export const lateRequests = async (
  db: Database,
  today: Temporal.PlainDate,
  slice: Slice,
): Promise<readonly (OpenRequest & { readonly total: number })[]> => {
  const { rows } = await sql<Omit<OpenRequest, 'sent_on'> & { sent_on: string; total: number }>`
    with lead as (
      select r.prison_id, floor(percentile_cont(0.5) within group (order by r.answered_on - r.sent_on) + 0.5) as days
      from programme.clearance_request r
      where r.answered_on is not null and r.branch_id = any ((select office.viewer_branches())::uuid[])
      group by r.prison_id having count(*) >= ${enough}::integer
    )
    select r.mentor_id, m.name as mentor, p.name as prison, r.sent_on, count(*) over ()::integer as total
    from programme.clearance_request r
    join programme.mentor m on m.id = r.mentor_id
    join office.prison p on p.id = r.prison_id
    left join lead l on l.prison_id = r.prison_id
    where r.answered_on is null and m.stage <> 'left' and r.branch_id = any ((select office.viewer_branches())::uuid[])
      and ${today.toString()}::date - r.sent_on
          > coalesce(l.days, ${defaultSettings.limits.leadDaysDefault}::integer)
    order by r.sent_on, r.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
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
    .where(sql<boolean>`branch_id = any ((select office.viewer_branches())::uuid[])`)
    .executeTakeFirstOrThrow();
  return row.since === null ? undefined : { count: Number(row.count), since: day(row.since) };
};
