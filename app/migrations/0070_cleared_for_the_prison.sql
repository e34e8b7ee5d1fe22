-- What mentors can be counted on for, month by month and prison by prison, instead of how many places there are.
drop function programme.supply_places(date, integer, integer, jsonb);

-- Places of approved mentors that are free when the first meetings of a month's releases are due, `lead` days before
-- the month begins (never before the day itself): twelve months, the current one first. A course gives its places back
-- `course_days` after its release. Not counted: who is away that day. Counted by themselves: the places of mentors of
-- whom a check has run out by then; `kinds` says how many months a check holds where no last day is written, null for
-- as long as nothing else is said. `access` says by prison until when the best clearance holds, since when an answer is
-- waited for, or that the last answer was no. Mentors who are alike in all of this are one line: no id, no name.
create function programme.supply_mentors(on_day date, lead integer, course_days integer, kinds jsonb,
                                         clearance_months integer)
returns table (branch_id uuid, mentors integer, places integer[], lapsing integer[], access jsonb)
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
    select m.id, m.branch_id, d.month, coalesce(m.checks_end, 'infinity') >= d.due as checked,
      case when exists (select 1 from programme.mentor_absence b where b.mentor_id = m.id and b.period @> d.due) then 0
           else greatest(0, m.capacity - count(t.mentor_id)
                  filter (where t.ends is null or t.ends < on_day or t.ends > d.due))::integer end as places
    from mentor m
    cross join months d
    left join taken t on t.mentor_id = m.id
    group by m.id, m.branch_id, m.capacity, m.checks_end, d.month, d.due
  ), request as (
    select distinct on (q.mentor_id, q.prison_id) q.mentor_id, q.prison_id, q.sent_on, q.answer
    from programme.clearance_request q join mentor m on m.id = q.mentor_id
    order by q.mentor_id, q.prison_id, q.sent_on desc, q.recorded_at desc
  ), clearance as (
    select c.mentor_id, c.prison_id,
      max(coalesce(c.valid_until, (c.seen_on + make_interval(months => clearance_months))::date, 'infinity')) as until
    from programme.mentor_check c join mentor m on m.id = c.mentor_id
    where c.kind = 'prison-clearance' and c.prison_id is not null
    group by c.mentor_id, c.prison_id
  ), entry as (
    select mentor_id, jsonb_object_agg(prison_id, jsonb_build_object(
             'until', case when c.until = 'infinity' then '9999-12-31' else c.until::text end,
             'sent', case when r.answer is null then r.sent_on end,
             'refused', coalesce(r.answer = 'refused', false)) order by prison_id) as access
    from clearance c full join request r using (mentor_id, prison_id)
    group by mentor_id
  ), one as (
    select f.id, f.branch_id,
      array_agg(case when f.checked then f.places else 0 end order by f.month) as places,
      array_agg(case when f.checked then 0 else f.places end order by f.month) as lapsing,
      coalesce((select e.access from entry e where e.mentor_id = f.id), '{}') as access
    from free f
    group by f.id, f.branch_id
  )
  select o.branch_id, count(*)::integer, o.places, o.lapsing, o.access
  from one o
  group by o.branch_id, o.places, o.lapsing, o.access
  order by o.branch_id, o.places, o.lapsing, o.access::text;
end;
revoke execute on function programme.supply_mentors from public;
grant execute on function programme.supply_mentors to primus_case;
-- The branches that a viewer of the page sees, whether or not anybody is in them.
grant execute on function programme.supply_branches to primus_case;
