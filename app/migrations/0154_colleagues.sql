-- Who asks is found out once, not for each of the organisation's accounts.
create or replace function office.colleagues()
returns table (user_id text, name text, role text, branch_id uuid, active boolean)
language sql stable security definer
begin atomic
  select m.user_id, u.name, m.role, m.branch_id, m.valid_to is null
  from office.membership m join auth."user" u on u.id = m.user_id
  where m.organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('coordinator'));
end;
