-- What a branch's pages rest on has a version: another one in every transaction that changes a row of the branch, so
-- that a process can tell whether what it remembers still stands. It says that something changed, never what.
create table office.branch_version (
  branch_id uuid primary key references office.branch (id) on delete cascade,
  version uuid not null
);
alter table office.branch_version enable row level security;

-- Once a transaction, however many rows it changes.
create function office.renew_version(wanted_branch uuid) returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
  insert into office.branch_version as v (branch_id, version) values (wanted_branch, gen_random_uuid())
  on conflict (branch_id) do update set version = excluded.version where v.xmin <> pg_current_xact_id()::xid;
end;
create function office.note_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform office.renew_version(coalesce(new.branch_id, old.branch_id));
  if tg_op = 'UPDATE' and new.branch_id <> old.branch_id then perform office.renew_version(old.branch_id); end if;
  return null;
end $$;
-- What holds for the whole organisation changes every branch of it.
create function office.note_change_of_all() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform office.renew_version(b.id) from office.branch b
  where b.organisation_id = coalesce(new.organisation_id, old.organisation_id) order by b.id;
  return null;
end $$;
create function office.note_change_of_branch() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform office.renew_version(new.id);
  return null;
end $$;
-- Deferred to the end of the transaction: the audit trail's own row is held by then, so that two who change the same
-- branch wait there, where they waited before, and nowhere else.
-- For every table of the case register with a branch that is not watched yet: a migration that makes one asks again.
create function office.watch_branch_tables() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t text;
begin
  for t in select format('%I.%I', c.table_schema, c.table_name) from information_schema.columns c
           join information_schema.tables k using (table_schema, table_name)
           where (c.table_schema = 'programme' or (c.table_schema, c.table_name) = ('office', 'town'))
             and c.column_name = 'branch_id' and k.table_type = 'BASE TABLE'
             and not exists (select 1 from pg_trigger g where g.tgname = 'changes_version'
                             and g.tgrelid = format('%I.%I', c.table_schema, c.table_name)::regclass) loop
    execute format('create constraint trigger changes_version after insert or update or delete on %s
      deferrable initially deferred for each row execute function office.note_change()', t);
  end loop;
end $$;
select office.watch_branch_tables();
do $$
declare t text;
begin
  foreach t in array array['office.prison', 'programme.training_course', 'programme.conduct',
    'programme.matching_settings'] loop
    execute format('create constraint trigger changes_version after insert or update or delete on %s
      deferrable initially deferred for each row execute function office.note_change_of_all()', t);
  end loop;
end $$;
create constraint trigger changes_version after insert or update on office.branch
  deferrable initially deferred for each row execute function office.note_change_of_branch();
insert into office.branch_version (branch_id, version) select id, gen_random_uuid() from office.branch;

-- The branches in which the viewer works, in which role, each with its version as this transaction sees it. Two
-- transactions of one viewer that get the same text read the same rows.
create function office.viewer_versions() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(string_agg(concat_ws(' ', m.role, v.branch_id, v.version), ', ' order by m.role, v.branch_id), '')
  from office.membership m
  join office.branch_version v on v.branch_id = m.branch_id
  where m.user_id = office.viewer() and m.valid_to is null and m.organisation_id = office.viewer_organisation();
end;
revoke execute on function office.watch_branch_tables, office.renew_version, office.note_change, office.note_change_of_all,
  office.note_change_of_branch, office.viewer_versions from public;
grant execute on function office.viewer_versions to primus_case;
