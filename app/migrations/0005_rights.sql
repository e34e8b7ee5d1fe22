-- Who may touch what. The login roles exist before the migrations run; each wing of the house has its own.
--   primus_auth   sign-in            primus_case   the case register
--   primus_study  the research register          primus_doors  the enrol and deliver doors
grant usage on schema auth to primus_auth;
grant select, insert, update, delete on all tables in schema auth to primus_auth;

grant usage on schema office, audit to primus_auth, primus_case, primus_study, primus_doors;
grant usage on schema programme to primus_case, primus_doors;
grant usage on schema study to primus_study, primus_doors;
grant usage on schema keys to primus_case, primus_doors;
grant usage, create on schema jobs to primus_auth;

revoke execute on all functions in schema audit, office, programme, study from public;
grant execute on all functions in schema office to primus_auth, primus_case, primus_study, primus_doors;
grant execute on function audit.append to primus_auth, primus_case, primus_study, primus_doors;
grant execute on function study.arm_code to primus_study;
grant select on audit.event to primus_case;
grant select, insert, update on office.request to primus_auth, primus_case, primus_study, primus_doors;
grant select on office.organisation, office.branch, office.town, office.prison, office.membership
  to primus_auth, primus_case, primus_study, primus_doors;
grant insert, update on office.organisation, office.branch, office.town, office.prison, office.membership to primus_auth;
grant select, insert, update on office.invitation, office.setup_link, office.mail to primus_auth;
grant insert on office.mail to primus_case, primus_study;

-- The case register: rows by branch and by relation.
create function programme.viewer_today() returns date language sql stable
  return coalesce(nullif(current_setting('primus.today', true), '')::date, current_date);
create function programme.viewer_mentor() returns uuid language sql stable security definer
  return (select id from programme.mentor where user_id = office.viewer() and stage <> 'left' limit 1);
create function programme.viewer_courses() returns uuid[] language sql stable security definer
  -- Without the participant's consent to the programme there is nothing for a mentor to see, from that moment.
  return coalesce((select array_agg(a.course_id) from programme.assignment a
                   join programme.course c on c.id = a.course_id
                   join programme.consent k on k.person_id = c.person_id and k.purpose = 'programme'
                     and k.withdrawn_on is null
                   where a.mentor_id = programme.viewer_mentor() and a.period @> programme.viewer_today()
                     and office.viewer_has('mentor')), '{}'::uuid[]);
create function programme.viewer_participants() returns uuid[] language sql stable security definer
  return coalesce((select array_agg(person_id) from programme.course
                   where id = any (programme.viewer_courses())), '{}'::uuid[]);
create function programme.link_is_open(wanted_organisation uuid) returns boolean language sql stable security definer
  return exists (select 1 from programme.referral_link l where l.id = office.viewer_link() and l.used_at is null
                 and l.expires_at > now() and l.organisation_id = wanted_organisation);

do $$
declare t text;
begin
  foreach t in array array['person', 'referral', 'release_date', 'consent', 'assessment', 'enrolment', 'mentor',
    'mentor_check', 'mentor_training', 'course', 'match', 'assignment', 'schedule_item', 'contact', 'contact_mentor',
    'concern', 'referral_link'] loop
    execute format('alter table programme.%I enable row level security', t);
  end loop;
  -- The coordinator: everything in the own branches.
  foreach t in array array['person', 'referral', 'release_date', 'consent', 'assessment', 'mentor', 'mentor_check',
    'mentor_training', 'course', 'match', 'assignment', 'schedule_item', 'contact', 'contact_mentor', 'concern'] loop
    execute format('create policy coordinator on programme.%I for all to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))
      with check (branch_id = any ((select office.viewer_branches())::uuid[])
                  and organisation_id = (select office.viewer_organisation()))', t);
  end loop;
  -- The mentor: the own participants, today.
  foreach t in array array['assignment', 'schedule_item', 'contact', 'concern'] loop
    execute format('create policy mentor on programme.%I for select to primus_case
      using (course_id = any ((select programme.viewer_courses())::uuid[]))', t);
  end loop;
  foreach t in array array['contact', 'concern'] loop
    execute format('create policy mentor_writes on programme.%I for insert to primus_case
      with check (course_id = any ((select programme.viewer_courses())::uuid[])
                  and branch_id = (select c.branch_id from programme.course c where c.id = course_id))', t);
  end loop;
end $$;
create policy mentor on programme.person for select to primus_case
  using (id = any ((select programme.viewer_participants())::uuid[]));
create policy mentor on programme.release_date for select to primus_case
  using (person_id = any ((select programme.viewer_participants())::uuid[]));
create policy mentor on programme.course for select to primus_case
  using (id = any ((select programme.viewer_courses())::uuid[]));
create function programme.viewer_colleagues() returns uuid[] language sql stable security definer
  return coalesce((select array_agg(mentor_id) from programme.assignment
                   where course_id = any (programme.viewer_courses())), '{}'::uuid[]);
create policy mentor on programme.mentor for select to primus_case
  using (id = (select programme.viewer_mentor()) or id = any ((select programme.viewer_colleagues())::uuid[]));
create policy mentor on programme.contact_mentor for select to primus_case
  using (exists (select 1 from programme.contact c where c.id = contact_id));
create policy mentor_writes on programme.contact_mentor for insert to primus_case
  with check (exists (select 1 from programme.contact c where c.id = contact_id
                      and c.course_id = any ((select programme.viewer_courses())::uuid[])));
-- The arm is for the coordinator, never for a mentor.
create policy coordinator on programme.enrolment for select to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]));
-- The prison contact behind a one-time link: may hand in, may read nothing.
create policy link_hands_in on programme.person for insert to primus_case
  with check (programme.link_is_open(organisation_id));
create policy link_hands_in on programme.referral for insert to primus_case
  with check (programme.link_is_open(organisation_id) and state = 'new' and link_id = office.viewer_link());
create policy link_hands_in on programme.release_date for insert to primus_case
  with check (programme.link_is_open(organisation_id) and superseded_by is null);
create policy coordinator on programme.referral_link for all to primus_case
  using (cardinality((select office.viewer_branches())::uuid[]) > 0
         and organisation_id = (select office.viewer_organisation()))
  with check (cardinality((select office.viewer_branches())::uuid[]) > 0
              and organisation_id = (select office.viewer_organisation()));
create policy link_itself on programme.referral_link for select to primus_case using (id = office.viewer_link());
create policy link_is_used on programme.referral_link for update to primus_case
  using (id = office.viewer_link()) with check (id = office.viewer_link() and used_at is not null);
-- From the secret in a link's address to the link: the only way in without an account.
create function programme.find_link(wanted_hash bytea) returns table (id uuid, organisation_id uuid)
language sql stable security definer
begin atomic
  select l.id, l.organisation_id from programme.referral_link l where l.token_hash = wanted_hash;
end;
-- The same person again? Only for the register itself: the answer never reaches the one who refers.
create function keys.find_person(wanted_branch uuid, wanted_fingerprint bytea) returns uuid
language sql stable security definer
  return (select i.person_id from keys.identity i join programme.person p on p.id = i.person_id
          where i.cpr_fingerprint = wanted_fingerprint and p.branch_id = wanted_branch limit 1);

grant select, insert, update on all tables in schema programme to primus_case;
revoke insert, update on programme.enrolment from primus_case;
grant usage on all sequences in schema programme to primus_case;
grant execute on all functions in schema programme to primus_case, primus_doors;
grant insert on keys.identity to primus_case;
revoke execute on all functions in schema keys from public;
grant execute on function keys.find_person to primus_case, primus_doors;

-- What the trial manager sees before randomising: a number and facts, never a name.
create function programme.ready_people() returns table (person_id uuid, branch_id uuid, number text, facts jsonb)
language sql stable security definer
begin atomic
  select p.id, p.branch_id,
         (select r.number from programme.referral r where r.person_id = p.id order by r.received_at desc limit 1),
         (select a.facts from programme.assessment a where a.person_id = p.id order by a.recorded_at desc limit 1)
  from programme.person p
  where p.organisation_id = office.viewer_organisation() and office.viewer_has('trial-manager')
    and exists (select 1 from programme.referral r where r.person_id = p.id and r.state = 'accepted')
    and not exists (select 1 from programme.course c where c.person_id = p.id);
end;
-- Counts for the whole country: no person in them.
create function programme.branch_counts(on_day date)
returns table (branch_id uuid, waiting bigint, running bigint, free_mentors bigint)
language sql stable security definer
begin atomic
  select b.id,
    (select count(*) from programme.referral r where r.branch_id = b.id and r.state = 'new'),
    (select count(*) from programme.course c where c.branch_id = b.id and c.closed_on is null),
    (select count(*) from programme.mentor m where m.branch_id = b.id and m.stage = 'approved' and m.capacity >
       (select count(*) from programme.assignment a where a.mentor_id = m.id and a.period @> on_day))
  from office.branch b
  where b.organisation_id = office.viewer_organisation()
    and (office.viewer_has('programme-lead') or office.viewer_has('administrator'));
end;
grant execute on function programme.ready_people, programme.branch_counts to primus_case;
revoke execute on function programme.ready_people, programme.branch_counts from public;

-- The research register: trial manager and evaluator of the organisation; the public sees what is published.
do $$
declare t text;
begin
  foreach t in array array['study', 'stratum', 'sealed_secret', 'allocation', 'participant', 'outcome_import',
    'outcome_event', 'analysis', 'unblinding', 'sealed_arm_code', 'publication', 'dose'] loop
    execute format('alter table study.%I enable row level security', t);
  end loop;
  foreach t in array array['study', 'participant', 'outcome_import', 'outcome_event', 'analysis', 'unblinding',
    'publication'] loop
    execute format('create policy staff on study.%I for select to primus_study
      using (organisation_id = (select office.viewer_organisation())
             and ((select office.viewer_has(''evaluator'')) or (select office.viewer_has(''trial-manager''))))', t);
  end loop;
  foreach t in array array['study', 'outcome_import', 'outcome_event', 'publication'] loop
    execute format('create policy manager_writes on study.%I for insert to primus_study
      with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has(''trial-manager'')))', t);
    execute format('create policy manager_changes on study.%I for update to primus_study
      using (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has(''trial-manager'')))', t);
  end loop;
end $$;
create policy evaluator_writes on study.analysis for insert to primus_study
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('evaluator')));
create policy asks on study.unblinding for insert to primus_study
  with check (organisation_id = (select office.viewer_organisation()) and requested_by = office.viewer()
              and approved_by is null
              and ((select office.viewer_has('evaluator')) or (select office.viewer_has('trial-manager'))));
create policy agrees on study.unblinding for update to primus_study
  using (organisation_id = (select office.viewer_organisation()) and requested_by <> office.viewer()
         and approved_by is null
         and ((select office.viewer_has('evaluator')) or (select office.viewer_has('trial-manager'))))
  with check (approved_by = office.viewer());
create policy dose_after_unblinding on study.dose for select to primus_study
  using (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('evaluator'))
         and study.arm_code(study_id) is not null);
create policy published on study.publication for select to primus_study using (withdrawn_at is null);
create policy published on study.study for select to primus_study
  using (exists (select 1 from study.publication p where p.study_id = id and p.withdrawn_at is null));
create policy published on study.analysis for select to primus_study
  using (exists (select 1 from study.publication p where p.analysis_id = id and p.withdrawn_at is null));

grant select on study.study, study.participant, study.outcome_import, study.outcome_event, study.analysis,
  study.unblinding, study.publication, study.dose to primus_study;
grant insert, update on study.study, study.outcome_import, study.outcome_event, study.publication to primus_study;
grant insert on study.analysis, study.unblinding to primus_study;
grant update (approved_by, approved_at) on study.unblinding to primus_study;

-- The doors: one person at a time, under the right of the one who knocks.
create function office.viewer_may_enrol(wanted_organisation uuid, wanted_branch uuid) returns boolean
language sql stable security definer
  return wanted_branch = any (office.viewer_branches())
    or (office.viewer_has('trial-manager') and wanted_organisation = office.viewer_organisation());
revoke execute on function office.viewer_may_enrol from public;
grant execute on function office.viewer_may_enrol to primus_doors;
do $$
declare t text;
begin
  foreach t in array array['person', 'referral', 'consent', 'assessment', 'release_date', 'enrolment'] loop
    execute format('create policy door on programme.%I for select to primus_doors
      using (office.viewer_may_enrol(organisation_id, branch_id))', t);
  end loop;
end $$;
create policy door_writes on programme.enrolment for insert to primus_doors
  with check (office.viewer_may_enrol(organisation_id, branch_id));
-- Taking a lock on the person's row needs the right to update it; nothing of it may be changed.
create policy door_locks on programme.person for update to primus_doors
  using (office.viewer_may_enrol(organisation_id, branch_id)) with check (false);
grant select on programme.person, programme.referral, programme.consent, programme.assessment,
  programme.release_date, programme.enrolment, programme.course, programme.contact to primus_doors;
grant update (id) on programme.person to primus_doors;
grant insert on programme.enrolment to primus_doors;
grant select, insert on keys.identity, keys.study_key to primus_doors;
create policy door on programme.course for select to primus_doors
  using (organisation_id = office.viewer_organisation());
create policy door on programme.contact for select to primus_doors
  using (organisation_id = office.viewer_organisation());
do $$
declare t text;
begin
  foreach t in array array['study', 'stratum', 'sealed_secret', 'allocation', 'participant', 'sealed_arm_code', 'dose'] loop
    execute format('create policy door on study.%I for all to primus_doors using (true) with check (true)', t);
  end loop;
end $$;
grant select on study.study to primus_doors;
grant select, insert, update on study.stratum, study.dose to primus_doors;
grant select, insert on study.sealed_secret, study.allocation, study.participant, study.sealed_arm_code to primus_doors;
-- Origin date and withdrawal of follow-up reach the research register through the deliver door.
grant update (origin_date, follow_up_withdrawn_on) on study.participant to primus_doors;
alter table keys.identity enable row level security;
alter table keys.study_key enable row level security;
create policy door on keys.identity for all to primus_doors using (true) with check (true);
create policy door on keys.study_key for all to primus_doors using (true) with check (true);
create policy intake on keys.identity for insert to primus_case with check (true);

-- The audit trail is read by administrators and data protection officers of the organisation.
alter table audit.event enable row level security;
create policy readers on audit.event for select to primus_case
  using (organisation_id = (select office.viewer_organisation())
         and ((select office.viewer_has('administrator')) or (select office.viewer_has('data-protection-officer'))));
