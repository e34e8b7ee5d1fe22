-- Who of these accounts is called what: by index, whoever is asked for, and planned once. The planner takes a list of
-- accounts for a long one, and would plan anew each time to find out that it is short.
create index membership_of on office.membership (user_id);
create or replace function office.names_of(accounts text[]) returns table (user_id text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
begin atomic
  select u.id, u.name
  from unnest(accounts) asked (id)
  join auth."user" u on u.id = asked.id
  where (select office.viewer_has('coordinator'))
    and exists (select 1 from office.membership m
                where m.user_id = u.id and m.organisation_id = (select office.viewer_organisation()));
end;

-- The planner expects that a name fits many, and reads the whole branch, folding every name. Here only what the indexes of
-- the folded names find is read.
alter function programme.people_found set plan_cache_mode = force_generic_plan;
alter function programme.people_found set enable_seqscan = off;
alter function programme.people_found set enable_indexscan = off;
alter function programme.people_found set enable_indexonlyscan = off;
