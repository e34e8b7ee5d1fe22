-- Row-level security asks in every statement for the branches in which the viewer is a coordinator. A transaction that only
-- reads sees one state of the database: they are found out when it begins, and stand beside who the viewer is.
create function office.viewer_branches_now() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return case when office.sees_country()
    then coalesce((select array_agg(id) from office.branch where organisation_id = office.viewer_organisation()), '{}')
    else coalesce((select array_agg(branch_id) from office.membership
                   where user_id = office.viewer() and role = 'coordinator' and valid_to is null
                     and organisation_id = office.viewer_organisation()), '{}') end;
-- Not as its owner: so the planner puts the expression in the place of the call.
create or replace function office.viewer_branches() returns uuid[] language sql stable security invoker
  return case when current_setting('primus.country', true) = 'on' then office.viewer_branches_now()
    else coalesce(nullif(current_setting('primus.branches', true), '')::uuid[], office.viewer_branches_now()) end;

-- Begins a transaction that only reads, on behalf of somebody.
create function office.read_as(viewer text, link text, system text, participant text, today text) returns void
language plpgsql volatile security invoker set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('primus.user', viewer, true), set_config('primus.link', link, true),
    set_config('primus.system', system, true), set_config('primus.participant', participant, true),
    set_config('primus.today', today, true);
  perform set_config('primus.branches', office.viewer_branches_now()::text, true);
end $$;

revoke execute on function office.viewer_branches_now, office.read_as from public;
grant execute on function office.viewer_branches_now, office.read_as
  to primus_auth, primus_case, primus_mentor, primus_study, primus_doors, primus_privacy;
