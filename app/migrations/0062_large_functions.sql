-- Two free mentors are enough to say yes: as soon as they are found, nobody else is looked at.
create or replace function programme.pair_is_free(wanted_branch uuid, on_day date) returns boolean
language sql stable security definer
begin atomic
  select count(*) = 2 from (
    select 1 from programme.mentor m
    where m.branch_id = wanted_branch and m.stage = 'approved'
      and m.capacity > programme.places_taken(m.id, on_day)
      and not exists (select 1 from programme.mentor_absence b where b.mentor_id = m.id and b.period @> on_day)
    limit 2) free;
end;

-- Who wrote something, by name: of the accounts that are asked about, those of the viewer's organisation.
create function office.names_of(accounts text[]) returns table (user_id text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.id, u.name from auth."user" u
  where u.id = any (accounts) and office.viewer_has('coordinator')
    and exists (select 1 from office.membership m
                where m.user_id = u.id and m.organisation_id = office.viewer_organisation());
end;
revoke execute on function office.names_of from public;
grant execute on function office.names_of to primus_case;
