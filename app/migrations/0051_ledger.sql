-- A file of volunteers between its dry run and a week after: what was read of it, sealed, for whoever tried it.
create table programme.mentor_import (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  file_hash text not null,
  ready integer not null check (ready >= 0),
  failed integer not null check (failed >= 0),
  sealed bytea,
  tried_at timestamptz not null,
  tried_by text not null,
  imported_at timestamptz
);
alter table programme.mentor_import enable row level security;
create policy own on programme.mentor_import for all to primus_case
  using (tried_by = office.viewer() and organisation_id = (select office.viewer_organisation())
         and cardinality((select office.viewer_branches())::uuid[]) > 0)
  with check (tried_by = office.viewer() and organisation_id = (select office.viewer_organisation())
              and cardinality((select office.viewer_branches())::uuid[]) > 0);
grant select, insert, update on programme.mentor_import to primus_case;
-- What was read is forgotten after a week; that somebody tried, and how many rows there were, stays.
create function programme.forget_imports(at timestamptz) returns bigint language sql volatile security definer
begin atomic
  with forgotten as (
    update programme.mentor_import i set sealed = null
    where i.sealed is not null and i.tried_at < forget_imports.at - interval '7 days' returning 1
  )
  select count(*) from forgotten;
end;
create function programme.imports_due(at timestamptz) returns boolean language sql stable security definer
  return exists (select 1 from programme.mentor_import i
                 where i.sealed is not null and i.tried_at < imports_due.at - interval '7 days');
revoke execute on function programme.imports_due from public;
grant execute on function programme.imports_due to primus_case;
revoke execute on function programme.forget_imports from public;
grant execute on function programme.forget_imports to primus_case;

-- A coordinator has read what a mentor wrote of a contact, and may say thank you. The first reading counts.
create table programme.contact_reading (
  contact_id uuid primary key references programme.contact (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  read_by text not null,
  read_at timestamptz not null,
  thanked boolean not null
);
alter table programme.contact_reading enable row level security;
create policy coordinator on programme.contact_reading for all to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]))
  with check (branch_id = any ((select office.viewer_branches())::uuid[])
              and organisation_id = (select office.viewer_organisation()) and read_by = office.viewer());
grant select, insert, update on programme.contact_reading to primus_case;
create index on programme.contact (branch_id, logged_at);
-- Whoever wrote a contact sees that it was read, when, by whom and with what thanks.
create function programme.own_readings(courses uuid[])
returns table (contact_id uuid, reader text, read_at timestamptz, thanked boolean)
language sql stable security definer
begin atomic
  select r.contact_id, u.name, r.read_at, r.thanked
  from programme.contact_reading r
  join programme.contact c on c.id = r.contact_id
  join auth."user" u on u.id = r.read_by
  where c.course_id = any (own_readings.courses) and c.logged_by = office.viewer() and office.viewer() <> '';
end;
revoke execute on function programme.own_readings from public;
grant execute on function programme.own_readings to primus_case;
