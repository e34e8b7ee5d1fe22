-- An account works in one organisation at a time: rights of two would otherwise mix, since a right is asked for by role.
alter table office.membership add constraint membership_one_organisation
  exclude using gist (user_id with =, organisation_id with <>) where (valid_to is null);

-- Should it ever hold roles in two, only those of the organisation that it came to first are looked at.
create or replace function office.viewer_organisation() returns uuid language sql stable security definer
  return (select organisation_id from office.membership
          where user_id = office.viewer() and valid_to is null order by valid_from, organisation_id limit 1);
create or replace function office.viewer_has(wanted text) returns boolean language sql stable security definer
  return exists (select 1 from office.membership
                 where user_id = office.viewer() and role = wanted and valid_to is null
                   and organisation_id = office.viewer_organisation());
create or replace function office.viewer_branches() returns uuid[] language sql stable security definer
  return coalesce((select array_agg(branch_id) from office.membership
                   where user_id = office.viewer() and role = 'coordinator' and valid_to is null
                     and organisation_id = office.viewer_organisation()), '{}'::uuid[]);
