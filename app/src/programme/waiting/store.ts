import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { shownName } from '../people/display.ts';
import { holdsNow, saidNo } from '../people/store.ts';
import { receivedOn } from '../referrals/received-on.ts';

/** What somebody waits for next. */
export type Lacks =
  | 'answer'
  | 'consent'
  | 'allocation'
  | 'course'
  | 'both-mentors'
  | 'second-mentor'
  | 'yeses';

/** Somebody who is referred and has no pair yet. */
export interface Waiting {
  readonly number: string;
  readonly name: string;
  readonly href: string;
  readonly born: Temporal.PlainDate | undefined;
  readonly since: Temporal.PlainDate;
  readonly release: Temporal.PlainDate | undefined;
  readonly certainty: string | undefined;
  readonly lacks: Lacks;
}

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly course_id: string | null;
  readonly number: string;
  readonly state: string;
  readonly name: string;
  readonly birth_date: string | null;
  readonly since: string;
  readonly date: string | null;
  readonly certainty: string | null;
  readonly consented: boolean;
  readonly arm: string | null;
  readonly mentors: number;
  readonly asked: boolean;
}

interface Counted {
  readonly total: number;
  readonly average: number | null;
}

/**
 * Everybody of the viewer's branches who is referred and has no pair: the newest referral of each, whether new or
 * accepted, but neither the control group (of whichever referral: no course opens for it), nor anybody whose course has
 * ended since, nor whoever has said no. The release is the one that the plan follows; of a referral that is not accepted
 * yet, its own. Who is released first comes first, an unknown day last.
 */
const waitingRows = sql`
  select r.id, r.person_id, c.id as course_id, r.number, r.state, ${shownName('p')} as name, p.birth_date::text,
    ${receivedOn('r')}::text as since,
    d.date::text, d.certainty,
    ${holdsNow('p.id')} as consented,
    (select e.arm from programme.enrolment e where e.person_id = p.id and e.enrolled_at >= r.received_at
     order by e.enrolled_at desc limit 1) as arm,
    coalesce(a.mentors, 0)::int as mentors,
    exists (select 1 from programme.match m where m.course_id = c.id and m.state = 'asked') as asked
  from programme.referral r
  join programme.person p on p.id = r.person_id
  left join programme.course c on c.person_id = p.id and c.closed_on is null
  left join lateral (
    select count(distinct a.mentor_id) as mentors from programme.assignment a
    where a.course_id = c.id and a.period @> programme.viewer_today()) a on true
  left join lateral (
    select d.date, d.certainty from programme.release_date d
    where d.person_id = p.id and d.superseded_by is null
      and (d.stay is not null or (r.state = 'new' and d.referral_id = r.id))
    order by (r.state = 'new' and d.referral_id = r.id) is true desc, d.stay desc nulls last, d.date is null,
      array_position(array['actual', 'expected', 'conditional-pending', 'two-thirds', 'full-term'], d.kind),
      array_position(array['certain', 'likely', 'uncertain', 'unknown'], d.certainty),
      d.recorded_at desc, d.id
    limit 1) d on true
  where r.state in ('new', 'accepted')
    and r.branch_id = any ((select office.viewer_branches())::uuid[])
    and not exists (select 1 from programme.referral s where s.person_id = r.person_id and s.state in ('new', 'accepted')
                    and (s.received_at, s.id) > (r.received_at, r.id))
    and (r.state = 'new' or (
      coalesce(a.mentors, 0) < 2
      and not (${saidNo('p.id')})
      and (c.id is not null or not exists (
        select 1 from programme.course o where o.person_id = p.id and o.closed_on is not null
          and o.opened_on >= ${receivedOn('r')}))
      and not exists (select 1 from programme.enrolment e
                      where e.person_id = p.id and e.arm = 'control')))`;

const lackOf = (row: Row): Lacks => {
  if (row.state === 'new') return 'answer';
  if (!row.consented) return 'consent';
  if (row.course_id === null) return row.arm === null ? 'allocation' : 'course';
  if (row.asked) return 'yeses';
  return row.mentors === 1 ? 'second-mentor' : 'both-mentors';
};

const hrefOf = (row: Row): string => {
  if (row.state === 'new') return `/referrals/${row.id}`;
  return row.course_id === null ? `/people/${row.person_id}` : `/courses/${row.course_id}`;
};

const dayOr = (text: string | null) => (text === null ? undefined : Temporal.PlainDate.from(text));

const toWaiting = (row: Row): Waiting => ({
  number: row.number,
  name: row.name,
  href: hrefOf(row),
  born: dayOr(row.birth_date),
  since: Temporal.PlainDate.from(row.since),
  release: dayOr(row.date),
  certainty: row.certainty ?? undefined,
  lacks: lackOf(row),
});

/** One page of the waiting list, how many wait in all, and how many days they have waited on average. */
export const listWaiting = async (
  db: Database,
  today: Temporal.PlainDate,
  { number, size }: { readonly number: number; readonly size: number },
): Promise<{
  readonly rows: readonly Waiting[];
  readonly total: number;
  readonly averageDays: number | undefined;
}> => {
  // Everybody is looked up once: the numbers stand beside each row, and by themselves where the page is empty.
  const { rows } = await sql<Counted & (Row | Record<keyof Row, null>)>`
    with waiting as materialized (${waitingRows}),
    numbers as (
      select count(*)::int as total, round(avg(${today.toString()}::date - since::date))::int as average from waiting)
    select shown.*, numbers.total, numbers.average
    from numbers left join (
      select * from waiting order by date is null, date, since, number
      limit ${size} offset ${size * (number - 1)}) shown on true
    order by date is null, date, since, number`.execute(db);
  return {
    rows: rows.flatMap((row) => (row.id === null ? [] : [toWaiting(row)])),
    total: rows[0]?.total ?? 0,
    averageDays: rows[0]?.average ?? undefined,
  };
};
