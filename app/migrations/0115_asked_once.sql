-- Who asks is found out once, not for each branch of the organisation and for each answer of a prison: every page of a match
-- asks for both.
create or replace function programme.supply_branches() returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp
  return coalesce((select array_agg(b.id) from office.branch b
                   where b.organisation_id = (select office.viewer_organisation())
                     and ((select office.viewer_has('programme-lead'))
                          or b.id = any ((select office.viewer_branches())::uuid[]))), '{}'::uuid[]);
create or replace function programme.supply_leads(on_day date)
returns table (prison_id uuid, answers integer, median_days integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select q.prison_id, count(*)::integer,
    floor(percentile_cont(0.5) within group (order by (q.answered_on - q.sent_on)::double precision) + 0.5)::integer
  from programme.clearance_request q
  where q.organisation_id = (select office.viewer_organisation())
    and q.answered_on > on_day - 730
    and (select cardinality(programme.supply_branches()) > 0)
  group by q.prison_id;
end;
