import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { releaseOf } from '../../courses/running.ts';
import type { Slice } from '../../today/source.ts';
import { shownName } from '../display.ts';

/** A mentor on a running course, and the clearance for where the participant was moved. */
export interface ClearanceState {
  readonly courseId: string;
  readonly person: string;
  readonly mentorId: string;
  readonly mentor: string;
  readonly prisonId: string;
  readonly prison: string;
  /** Holds today; asked for and not answered; or neither. */
  readonly state: 'holds' | 'asked' | 'lacks';
}

interface Row {
  readonly course_id: string;
  readonly person: string;
  readonly mentor_id: string;
  readonly mentor: string;
  readonly prison_id: string;
  readonly prison: string;
  readonly state: ClearanceState['state'];
}

const moved = sql`
    select c.id as course_id, a.place, m.id as mentor_id, m.name as mentor, s.id as prison_id, s.name as prison,
      ${shownName('p')} as person,
      case when exists (select 1 from programme.mentor_check k
                        where k.mentor_id = m.id and k.kind = 'prison-clearance' and k.prison_id = q.prison_id
                          and k.seen_on <= programme.viewer_today()
                          and coalesce(k.valid_until, 'infinity') >= programme.viewer_today()) then 'holds'
           when exists (select 1 from programme.clearance_request w
                        where w.mentor_id = m.id and w.prison_id = q.prison_id and w.answered_on is null) then 'asked'
           else 'lacks' end as state
    from programme.course c
    join programme.person p on p.id = c.person_id
    join programme.placement q on q.person_id = p.id and q.superseded_at is null and lower(q.period) is not null
      and q.period @> programme.viewer_today()
      and q.stay = coalesce((select max(d.stay) from programme.release_date d
                             where d.person_id = p.id and d.superseded_by is null), 1)
    join office.prison s on s.id = q.prison_id
    join programme.assignment a on a.course_id = c.id and a.period @> programme.viewer_today()
    join programme.mentor m on m.id = a.mentor_id
    where c.closed_on is null and c.branch_id = any ((select office.viewer_branches())::uuid[])`;

const toState = (row: Row): ClearanceState =>
  Object.freeze({
    courseId: row.course_id,
    person: row.person,
    mentorId: row.mentor_id,
    mentor: row.mentor,
    prisonId: row.prison_id,
    prison: row.prison,
    state: row.state,
  });

/**
 * The mentors of today whose participants were moved to another prison in the stay that is not over, each with whether
 * they may visit there. Of one course.
 */
export const clearancesAfterTransfer = async (
  db: Database,
  courseId: string,
): Promise<readonly ClearanceState[]> => {
  const { rows } = await sql<Row>`${moved} and c.id = ${courseId}::uuid order by a.place`.execute(db);
  return rows.map(toState);
};

/** Of those whose participant is not released yet, who may not visit and is not asked about; each with how many there are. */
export const lackingClearances = async (
  db: Database,
  today: Temporal.PlainDate,
  { limit, offset }: Slice,
): Promise<readonly (ClearanceState & { readonly total: number })[]> => {
  const { rows } = await sql<Row & { total: number }>`
    select m.*, count(*) over ()::integer as total
    from (${moved}) m
    join programme.course c on c.id = m.course_id
    left join lateral (${releaseOf('c')}) d on true
    where m.state = 'lacks' and (d.date is null or d.date > ${today.toString()}::date)
    order by d.date, m.course_id, m.place limit ${limit} offset ${offset}`.execute(db);
  return rows.map((row) => ({ ...toState(row), total: row.total }));
};
