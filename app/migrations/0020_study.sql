-- What the research register and its doors need beside the tables.

-- Where each study's sealed ledger stands. Whoever allocates locks this row first: one allocation at a time a study.
create table study.ledger (
  study_id uuid primary key references study.study (id),
  rows integer not null default 0 check (rows >= 0),
  hash text not null
);
alter table study.ledger enable row level security;
create policy door on study.ledger for all to primus_doors using (true) with check (true);
grant select, insert, update on study.ledger to primus_doors;

create trigger untruncated before truncate on study.allocation for each statement execute function study.refuse();

-- A study is written once, together with its sealed secret; afterwards only its state changes.
drop policy manager_writes on study.study;
revoke insert, update on study.study from primus_study;
grant update (state) on study.study to primus_study;
drop policy door on study.study;
create policy door on study.study for select to primus_doors using (true);
create policy door_seals on study.study for insert to primus_doors
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('trial-manager')));
-- Holding the study's row still while somebody is allocated needs the right to update it; nothing of it may be changed.
create policy door_locks on study.study for update to primus_doors using (true) with check (false);
grant insert, update (id) on study.study to primus_doors;

-- Which code stands for which arm: told to the study's own staff, once two people have agreed.
create or replace function study.arm_code(wanted_study uuid) returns text language sql stable security definer
set search_path = pg_catalog, pg_temp
return (select c.mentoring_code from study.sealed_arm_code c join study.study s on s.id = c.study_id
        where c.study_id = wanted_study and s.organisation_id = office.viewer_organisation()
          and (office.viewer_has('evaluator') or office.viewer_has('trial-manager'))
          and exists (select 1 from study.unblinding u where u.study_id = wanted_study and u.approved_at is not null));

-- A code that appears with each allocation tells the next one to whoever allocates: until unblinding the coded arms
-- are the evaluator's alone, and the trial manager has keys and counts.
drop policy staff on study.participant;
create policy staff on study.participant for select to primus_study
  using (organisation_id = (select office.viewer_organisation())
         and ((select office.viewer_has('evaluator'))
              or ((select office.viewer_has('trial-manager')) and study.arm_code(study_id) is not null)));
create function study.known_keys(wanted_study uuid) returns table (study_key text)
language sql stable security definer
begin atomic
  select p.study_key from study.participant p
  where p.study_id = wanted_study and p.organisation_id = office.viewer_organisation()
    and (office.viewer_has('trial-manager') or office.viewer_has('evaluator'))
  order by p.study_key;
end;
create function study.progress(wanted_study uuid)
returns table (allocated bigint, with_origin bigint, withdrawn bigint, last_origin date)
language sql stable security definer
begin atomic
  select count(*), count(p.origin_date), count(p.follow_up_withdrawn_on), max(p.origin_date)
  from study.participant p
  where p.study_id = wanted_study and p.organisation_id = office.viewer_organisation()
    and (office.viewer_has('trial-manager') or office.viewer_has('evaluator'));
end;
revoke execute on function study.known_keys, study.progress from public;
grant execute on function study.known_keys, study.progress to primus_study;

-- An offence may be known before it is decided.
alter table study.outcome_event alter column decision drop not null;
alter table study.outcome_event add check ((decision is null) = (decided_on is null));
-- The file between its dry run and its import: exactly these bytes, for a short time.
create table study.staged_import (
  id uuid primary key,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  file_name text not null,
  file_hash text not null,
  content bytea not null check (length(content) <= 10485760),
  complete_until date not null,
  staged_by text not null,
  expires_at timestamptz not null
);
alter table study.staged_import enable row level security;
create policy manager on study.staged_import for all to primus_study
  using (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('trial-manager')))
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('trial-manager')));
grant select, insert, delete on study.staged_import to primus_study;
-- An import is superseded, never rewritten.
revoke update on study.outcome_import, study.outcome_event from primus_study;
grant update (superseded_at) on study.outcome_import to primus_study;
create unique index on study.outcome_import (study_id) where superseded_at is null;

-- What was released, word for word: the named results, what was held back, and the hash that the page shows.
alter table study.publication add column results jsonb not null;
alter table study.publication add column withheld jsonb not null;
alter table study.publication add column withdrawn_by text;
alter table study.publication add check ((withdrawn_at is null) = (withdrawn_by is null));
revoke update on study.publication from primus_study;
grant update (withdrawn_at, withdrawn_by) on study.publication to primus_study;

-- Whether two approved mentors of a branch have room: a yes or no for the doors, never who they are.
create function programme.pair_is_free(wanted_branch uuid, on_day date) returns boolean
language sql stable security definer
begin atomic
  select count(*) >= 2 from programme.mentor m
  where m.branch_id = wanted_branch and m.stage = 'approved'
    and m.capacity > (select count(*) from programme.assignment a where a.mentor_id = m.id and a.period @> on_day);
end;
revoke execute on function programme.pair_is_free from public;
grant execute on function programme.pair_is_free to primus_doors;

-- When a result that once stood at an address was taken back: for whoever comes back to it.
create function study.withdrawn_at(wanted_slug text) returns timestamptz
language sql stable security definer
  return (select max(p.withdrawn_at) from study.publication p join study.study s on s.id = p.study_id
          where s.slug = wanted_slug);
revoke execute on function study.withdrawn_at from public;
grant execute on function study.withdrawn_at to primus_study;

-- Analyses in the order in which they were run, whatever the clock says.
alter table study.analysis add column number bigint generated always as identity;

-- What is published is read by anybody: the study and the analysis behind the publication, named in full.
drop policy published on study.study;
create policy published on study.study for select to primus_study
  using (exists (select 1 from study.publication p where p.study_id = study.id and p.withdrawn_at is null));
drop policy published on study.analysis;
create policy published on study.analysis for select to primus_study
  using (exists (select 1 from study.publication p where p.analysis_id = analysis.id and p.withdrawn_at is null));

-- Who is ready for a study is judged by the enrol door, by the same rules as the allocation itself.
drop function programme.ready_people();

-- The doors look at many people at once: who the viewer is, is asked once a statement and not once a row.
do $$
declare t text;
begin
  foreach t in array array['person', 'referral', 'consent', 'assessment', 'release_date', 'enrolment'] loop
    execute format('drop policy door on programme.%I', t);
    execute format('create policy door on programme.%I for select to primus_doors
      using (branch_id = any ((select office.viewer_branches())::uuid[])
             or ((select office.viewer_has(''trial-manager''))
                 and organisation_id = (select office.viewer_organisation())))', t);
  end loop;
end $$;
drop policy door on programme.course;
create policy door on programme.course for select to primus_doors
  using (organisation_id = (select office.viewer_organisation()));
drop policy door on programme.contact;
create policy door on programme.contact for select to primus_doors
  using (organisation_id = (select office.viewer_organisation()));
