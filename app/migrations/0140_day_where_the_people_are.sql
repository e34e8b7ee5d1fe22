-- What came at half past midnight belongs to the new day: an instant becomes a day where the people are, not in UTC.

-- Who is on the way to a release, or out, and has a running course or an open referral: by branch and month (months
-- 0 to 11 from the month of the day). `out`: released already; `unknown`: no date is known. Two mentors are needed for
-- each; those on the course, and those who are asked, count. An open referral is a new one of the last year or an
-- accepted one that no course came of, not of the control arm, and not out for more than two months.
create or replace function programme.supply_releases(on_day date)
returns table (branch_id uuid, state text, month date, prison_id uuid, releases integer, paired integer,
               mentors_needed integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with person as (
    select c.branch_id, c.person_id,
      greatest(0, 2 - (select count(*) from programme.assignment a where a.course_id = c.id and a.period @> on_day)
        - (select count(*) from programme.match m, unnest(m.mentor_ids) asked
           where m.course_id = c.id and m.state = 'asked'
             and not exists (select 1 from programme.assignment a where a.course_id = c.id and a.mentor_id = asked
                             and a.period @> on_day)))::integer as needed
    from programme.course c
    where c.closed_on is null and c.branch_id = any (programme.supply_branches())
    union all
    select r.branch_id, r.person_id, 2
    from programme.referral r
    where r.branch_id = any (programme.supply_branches())
      and r.state in ('new', 'accepted') and r.received_at > (on_day - interval '1 year') at time zone 'Europe/Copenhagen'
      and not exists (select 1 from programme.referral later where later.person_id = r.person_id
                      and later.state in ('new', 'accepted')
                      and (later.received_at, later.id) > (r.received_at, r.id))
      and not exists (select 1 from programme.course c where c.person_id = r.person_id
                      and (c.closed_on is null or c.opened_on >= (r.received_at at time zone 'Europe/Copenhagen')::date))
      and not exists (select 1 from programme.enrolment e where e.person_id = r.person_id and e.arm = 'control')
      and coalesce(programme.release_that_counts(r.person_id), on_day) > on_day - 60
  ), dated as (
    select p.*, programme.release_that_counts(p.person_id) as release,
      coalesce((select l.prison_id from programme.placement l
                where l.person_id = p.person_id and l.superseded_at is null and l.period @> on_day
                order by l.stay desc limit 1),
               (select r.prison_id from programme.referral r
                where r.person_id = p.person_id and r.state in ('new', 'accepted')
                order by r.received_at desc limit 1)) as prison_id
    from person p
  )
  select d.branch_id,
    case when d.release is null then 'unknown' when d.release <= on_day then 'out' else 'month' end,
    case when d.release > on_day then date_trunc('month', d.release)::date end,
    d.prison_id, count(*)::integer, (count(*) filter (where d.needed = 0))::integer, sum(d.needed)::integer
  from dated d
  where d.release is null or d.release < date_trunc('month', on_day) + interval '12 months'
  group by 1, 2, 3, 4;
end;

-- What an organisation begins with; a programme lead changes it.
create or replace function programme.first_training_courses() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into programme.training_course (id, organisation_id, series, name_da, name_en, hours, required, valid_from)
  select programme.named_id('training ' || new.id || da), new.id, programme.named_id('training series ' || new.id || da), da, en, hours,
         required, (new.created_at at time zone 'Europe/Copenhagen')::date
  from (values ('Grundkursus', 'Basic training', 12, true),
               ('Opfølgningskursus', 'Follow-up training', 3, false),
               ('Den svære samtale', 'The difficult talk', 3, false)) first (da, en, hours, required);
  return null;
end $$;
