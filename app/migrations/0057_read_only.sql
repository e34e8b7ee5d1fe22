-- A branch can be closed for writing: everything is still read, and nobody writes, whichever page is asked. Daily work
-- goes on, and so do migrations.
alter table office.branch add column closed_for_writing timestamptz;
create function programme.refuse_closed_branch() returns trigger language plpgsql security definer as $$
begin
  if session_user in ('primus_case', 'primus_doors') and coalesce(current_setting('primus.system', true), '') = ''
     and exists (select 1 from office.branch b where b.id = new.branch_id and b.closed_for_writing is not null) then
    raise exception 'the branch is closed for writing' using errcode = 'PM001';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  for t in select c.table_name from information_schema.columns c
           join information_schema.tables k using (table_schema, table_name)
           where c.table_schema = 'programme' and c.column_name = 'branch_id' and k.table_type = 'BASE TABLE' loop
    execute format('create trigger closed_branch before insert or update on programme.%I
      for each row execute function programme.refuse_closed_branch()', t);
  end loop;
end $$;
create function office.set_writing(wanted_branch uuid, is_closed boolean, at timestamptz) returns boolean
language sql volatile security definer
begin atomic
  with changed as (
    update office.branch set closed_for_writing = case when set_writing.is_closed then set_writing.at end
    where id = wanted_branch and organisation_id = office.viewer_organisation() and office.viewer_has('administrator')
    returning 1
  )
  select exists (select 1 from changed);
end;
revoke execute on function office.set_writing from public;
grant execute on function office.set_writing to primus_case;
