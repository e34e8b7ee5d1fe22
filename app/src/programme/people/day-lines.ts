import { sql } from 'kysely';
import { unconfirmedLine } from '../courses/day-lines.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { releaseOf } from '../courses/running.ts';
import { type DayLine, personLine } from '../today/lines.ts';
import { type DaySource, partOf } from '../today/source.ts';
import { shownName } from './display.ts';
import { holdsNow, referredSince, saidNo } from './store.ts';

/**
 * Follow-up in a study counts from the release, in both arms alike: who has no course is asked about just like who has
 * one. The release that is longest ago comes first.
 */
export const followedDayLines: DaySource = async (db, { lang, today }, slice) => {
  const { rows } = await sql<{ id: string; name: string; total: number }>`
    select p.id, ${shownName('p')} as name, count(*) over ()::integer as total
    from (select distinct e.person_id from programme.enrolment e
          where e.branch_id = any ((select office.viewer_branches())::uuid[])) e
    join programme.person p on p.id = e.person_id
    cross join lateral (${releaseOf('e')}) d
    where d.kind <> 'actual' and d.last_date < ${today.toString()}::date
      and not exists (select 1 from programme.course c where c.person_id = e.person_id and c.closed_on is null)
    order by d.date, p.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
  const releases = await currentReleaseDates(
    db,
    rows.map(({ id }) => id),
  );
  return partOf(rows, ({ id, name }) =>
    unconfirmedLine(lang, { name, path: `/people/${id}` }, releases.get(id), today),
  );
};

/** Somebody whose referral was accepted is on the way to a course; who is to have one first, then who has waited longest. */
export const personDayLines: DaySource = async (db, { lang }, slice) => {
  const { rows } = await sql<{
    id: string;
    name: string;
    stage: 'allocated' | 'ready' | 'consents';
    total: number;
  }>`
    select p.id, ${shownName('p')} as name, count(*) over ()::integer as total,
      case when e.arm = 'mentoring' then 'allocated'
           when ${holdsNow('p.id')} then 'ready'
           else 'consents' end as stage
    from programme.person p
    cross join lateral (select max(r.decided_at) as accepted_at from programme.referral r
                        where r.person_id = p.id and r.state = 'accepted') r
    left join lateral (select e.arm from programme.enrolment e where e.person_id = p.id
                       order by e.enrolled_at desc limit 1) e on true
    where p.branch_id = any ((select office.viewer_branches())::uuid[]) and r.accepted_at is not null
      and e.arm is distinct from 'control'
      and not exists (select 1 from programme.course c where c.person_id = p.id
                      and (c.closed_on is null or not ${referredSince('c')}))
      and not (${saidNo('p.id')})
    order by e.arm is distinct from 'mentoring', r.accepted_at, p.id
    limit ${slice.limit} offset ${slice.offset}`.execute(db);
  return partOf(rows, (row): DayLine => personLine(lang, row));
};
