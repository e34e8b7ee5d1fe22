-- What the matching knows of a branch's mentors has a version of its own: of what changes in a branch every day, next to
-- nothing changes its mentors.
create table office.mentors_version (
  branch_id uuid primary key references office.branch (id) on delete cascade,
  version uuid not null
);
alter table office.mentors_version enable row level security;

create function office.renew_mentors_version(wanted_branch uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  insert into office.mentors_version as v (branch_id, version) values (wanted_branch, gen_random_uuid())
  on conflict (branch_id) do update set version = excluded.version where v.xmin <> pg_current_xact_id()::xid;
end;
create function office.note_change_of_mentors() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform office.renew_mentors_version(coalesce(new.branch_id, old.branch_id));
  if tg_op = 'UPDATE' and new.branch_id <> old.branch_id then perform office.renew_mentors_version(old.branch_id); end if;
  return null;
end $$;
create function office.note_change_of_all_mentors() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform office.renew_mentors_version(b.id) from office.branch b
  where b.organisation_id = coalesce(new.organisation_id, old.organisation_id) order by b.id;
  return null;
end $$;
-- Deferred, for the reason that the branches' versions are.
do $$
declare t text;
begin
  foreach t in array array['programme.mentor', 'programme.mentor_check', 'programme.mentor_training',
    'programme.mentor_declaration', 'programme.conduct_acceptance', 'programme.mentor_absence',
    'programme.clearance_request', 'programme.conflict', 'programme.assignment', 'programme.match', 'office.town'] loop
    execute format('create constraint trigger changes_mentors after insert or update or delete on %s
      deferrable initially deferred for each row execute function office.note_change_of_mentors()', t);
  end loop;
  foreach t in array array['office.prison', 'programme.training_course', 'programme.conduct'] loop
    execute format('create constraint trigger changes_mentors after insert or update or delete on %s
      deferrable initially deferred for each row execute function office.note_change_of_all_mentors()', t);
  end loop;
end $$;
-- Of a course the matching knows only whose it was.
create constraint trigger changes_mentors after insert or delete or update of person_id, branch_id on programme.course
  deferrable initially deferred for each row execute function office.note_change_of_mentors();

create function office.viewer_mentors_versions() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(string_agg(concat_ws(' ', m.role, m.branch_id, v.version), ', ' order by m.role, m.branch_id), '')
  from office.membership m
  left join office.mentors_version v on v.branch_id = m.branch_id
  where m.user_id = office.viewer() and m.valid_to is null and m.branch_id is not null
    and m.organisation_id = office.viewer_organisation();
end;

-- Supply counts in the viewer's branches, and asks the whole organisation how long things take.
create function programme.supply_versions() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp
begin atomic
  select concat(programme.supply_branches(), ': ',
    string_agg(concat_ws(' ', v.branch_id, v.version), ', ' order by v.branch_id))
  from office.branch b
  join office.branch_version v on v.branch_id = b.id
  where b.organisation_id = (select office.viewer_organisation());
end;
revoke execute on function office.renew_mentors_version, office.note_change_of_mentors, office.note_change_of_all_mentors,
  office.viewer_mentors_versions, programme.supply_versions from public;
grant execute on function office.viewer_mentors_versions, programme.supply_versions to primus_case;
