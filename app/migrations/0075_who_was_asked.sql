-- Who was on each key list that left the house: of whoever was on none, no register was ever asked, and that nothing is
-- known of them is not the same as that nothing happened.
create table study.key_list (
  id uuid primary key,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  fetched_by text not null,
  fetched_at timestamptz not null
);
create index on study.key_list (study_id, fetched_at desc);
create table study.key_list_key (
  key_list_id uuid not null references study.key_list (id),
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  study_key text not null,
  primary key (key_list_id, study_key)
);
-- The list that an extract answers. Null for imports of the time before lists were kept: everybody counts as asked.
alter table study.outcome_import add column key_list_id uuid references study.key_list (id);

-- Death and emigration end follow-up: they come with the same extract, and are superseded with it.
create table study.follow_up_end (
  import_id uuid not null references study.outcome_import (id),
  line integer not null,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  study_key text not null,
  reason text not null check (reason in ('died', 'emigrated')),
  ended_on date not null,
  primary key (import_id, study_key)
);

do $$
declare t text;
begin
  foreach t in array array['key_list', 'key_list_key', 'follow_up_end'] loop
    execute format('alter table study.%I enable row level security', t);
    execute format('create policy staff on study.%I for select to primus_study
      using (organisation_id = (select office.viewer_organisation())
             and ((select office.viewer_has(''evaluator'')) or (select office.viewer_has(''trial-manager''))))', t);
  end loop;
  foreach t in array array['key_list', 'key_list_key'] loop
    execute format('create policy door on study.%I for insert to primus_doors
      with check (organisation_id = (select office.viewer_organisation())
                  and (select office.viewer_has(''administrator'')))', t);
    execute format('grant insert on study.%I to primus_doors', t);
    execute format('grant select on study.%I to primus_study', t);
  end loop;
end $$;
create policy manager_writes on study.follow_up_end for insert to primus_study
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('trial-manager')));
grant select, insert on study.follow_up_end to primus_study;
