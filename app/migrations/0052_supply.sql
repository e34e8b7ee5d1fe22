-- Releases and free places by month, twelve months ahead: counts, and nobody in them. A coordinator sees the own
-- branches, the programme lead all of the organisation.

create function programme.supply_branches() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return coalesce((select array_agg(b.id) from office.branch b
                   where b.organisation_id = office.viewer_organisation()
                     and (office.viewer_has('programme-lead') or b.id = any (office.viewer_branches()))), '{}'::uuid[]);

-- The day of release by the record that counts, as the pages count it; null where none is known.
create function programme.release_that_counts(wanted_person uuid) returns date language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select d.date from programme.release_date d
          where d.person_id = wanted_person and d.superseded_by is null and d.date is not null
            and d.stay = (select max(s.stay) from programme.release_date s
                          where s.person_id = wanted_person and s.superseded_by is null)
          order by array_position(array['actual', 'expected', 'conditional-pending', 'two-thirds', 'full-term'], d.kind),
            array_position(array['certain', 'likely', 'uncertain', 'unknown'], d.certainty), d.recorded_at desc, d.id
          limit 1);

-- Who is on the way to a release, or out, and has a running course or an open referral: by branch and month (months
-- 0 to 11 from the month of the day). `out`: released already; `unknown`: no date is known. Two mentors are needed for
-- each; those on the course, and those who are asked, count. An open referral is a new one of the last year or an
-- accepted one that no course came of, not of the control arm, and not out for more than two months.
create function programme.supply_releases(on_day date)
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
      and r.state in ('new', 'accepted') and r.received_at > on_day - interval '1 year'
      and not exists (select 1 from programme.referral later where later.person_id = r.person_id
                      and later.state in ('new', 'accepted')
                      and (later.received_at, later.id) > (r.received_at, r.id))
      and not exists (select 1 from programme.course c where c.person_id = r.person_id
                      and (c.closed_on is null or c.opened_on >= r.received_at::date))
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

-- Places of approved mentors that are free when the first meetings of a month's releases are due, `lead` days before
-- the month begins (never before the day itself). A course gives its places back `course_days` after its release. Not
-- counted: who is away that day. Counted by themselves: the places of mentors of whom a check has run out by then;
-- `kinds` says how many months a check holds where no last day is written, null for as long as nothing else is said.
create function programme.supply_places(on_day date, lead integer, course_days integer, kinds jsonb)
returns table (branch_id uuid, month date, places integer, lapsing integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with months as (
    select m::date as month, greatest(on_day, m::date - lead) as due
    from generate_series(date_trunc('month', on_day), date_trunc('month', on_day) + interval '11 months',
                         interval '1 month') m
  ), mentor as (
    select m.id, m.branch_id, m.capacity, (
      select min(best.ends) from (
        select k.key, max(coalesce(
          c.valid_until, (c.seen_on + make_interval(months => (k.value #>> '{}')::integer))::date, 'infinity')) as ends
        from jsonb_each(kinds) k
        join programme.mentor_check c on c.mentor_id = m.id and c.kind = k.key
        group by k.key) best) as checks_end
    from programme.mentor m
    where m.stage = 'approved' and m.branch_id = any (programme.supply_branches())
  ), taken as (
    select a.mentor_id, case when a.period @> on_day and upper_inf(a.period)
                             then programme.release_that_counts(c.person_id) + course_days
                             else upper(a.period) end as ends
    from programme.assignment a
    join programme.course c on c.id = a.course_id and c.closed_on is null
    where c.branch_id = any (programme.supply_branches()) and (upper_inf(a.period) or upper(a.period) > on_day)
    union all
    select asked, null::date from programme.match h, unnest(h.mentor_ids) asked
    where h.state = 'asked' and h.branch_id = any (programme.supply_branches())
      and not exists (select 1 from programme.assignment a where a.course_id = h.course_id and a.mentor_id = asked
                      and a.period @> on_day)
  ), free as (
    select m.id, m.branch_id, m.checks_end, d.month, d.due,
      greatest(0, m.capacity - count(t.mentor_id)
        filter (where t.ends is null or t.ends < on_day or t.ends > d.due))::integer as places
    from mentor m
    cross join months d
    left join taken t on t.mentor_id = m.id
    where not exists (select 1 from programme.mentor_absence b where b.mentor_id = m.id and b.period @> d.due)
    group by m.id, m.branch_id, m.capacity, m.checks_end, d.month, d.due
  )
  select b.id, d.month,
    coalesce((sum(f.places) filter (where coalesce(f.checks_end, 'infinity') >= d.due))::integer, 0),
    coalesce((sum(f.places) filter (where f.checks_end < d.due))::integer, 0)
  from office.branch b
  cross join months d
  left join free f on f.branch_id = b.id and f.month = d.month
  where b.id = any (programme.supply_branches())
  group by b.id, d.month;
end;

-- How long the prisons took to answer, of the answers of the last two years; days of the whole organisation.
create function programme.supply_leads(on_day date)
returns table (prison_id uuid, answers integer, median_days integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select q.prison_id, count(*)::integer,
    floor(percentile_cont(0.5) within group (order by q.answered_on - q.sent_on) + 0.5)::integer
  from programme.clearance_request q
  where q.organisation_id = office.viewer_organisation() and q.answered_on > on_day - 730
    and cardinality(programme.supply_branches()) > 0
  group by q.prison_id;
end;

-- How long mentors took from their application to their approval, of those approved in the last two years.
create function programme.supply_recruiting(on_day date) returns table (mentors integer, median_days integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select count(*)::integer,
    floor(percentile_cont(0.5) within group (order by approved.first_on - applied.first_on) + 0.5)::integer
  from (select s.mentor_id, min(s.from_on) as first_on from programme.mentor_stage s
        where s.organisation_id = office.viewer_organisation() and s.stage = 'applied' group by 1) applied
  join (select s.mentor_id, min(s.from_on) as first_on from programme.mentor_stage s
        where s.organisation_id = office.viewer_organisation() and s.stage = 'approved' group by 1) approved
    on approved.mentor_id = applied.mentor_id and approved.first_on >= applied.first_on
  where approved.first_on > on_day - 730 and cardinality(programme.supply_branches()) > 0;
end;

revoke execute on function programme.supply_branches, programme.release_that_counts, programme.supply_releases,
  programme.supply_places, programme.supply_leads, programme.supply_recruiting from public;
grant execute on function programme.supply_releases, programme.supply_places, programme.supply_leads,
  programme.supply_recruiting to primus_case;
