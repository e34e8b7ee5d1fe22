-- A mentor has a login of its own, and the database holds which columns it reads: what the table of fields denies a
-- mentor is refused here, whatever a page asks for.
--   primus_mentor   of the case register, the own participants and oneself, by column
grant usage on schema office, audit, programme to primus_mentor;
grant execute on function office.viewer, office.viewer_has, office.viewer_organisation, office.viewer_branches,
  office.viewer_link, office.viewer_participant to primus_mentor;
grant execute on function audit.append to primus_mentor;
grant select, insert, update on office.request to primus_mentor;
grant select (id, name) on office.town, office.prison to primus_mentor;

-- Rows: what a mentor sees and writes as a mentor goes with the mentor's login, and no longer with the coordinators'.
do $$
declare p record;
begin
  for p in select tablename, policyname from pg_policies
           where schemaname = 'programme' and roles = '{primus_case}'
             and (policyname in ('mentor', 'mentor_writes')
                  or tablename = 'expense' and policyname in ('own', 'writes', 'takes_back')) loop
    execute format('alter policy %I on programme.%I to primus_mentor', p.policyname, p.tablename);
  end loop;
end $$;
-- No page shows a mentor what a prison was asked.
drop policy mentor on programme.clearance_request;
alter policy organisation on programme.conduct to primus_case, primus_mentor;
alter policy organisation on programme.training_course to primus_case, primus_mentor;
alter policy everybody on programme.expense_rate to primus_case, primus_mentor;
alter policy not_erased on programme.person to primus_case, primus_mentor;

-- Columns: the participant and what hangs on it.
grant select (id, language, interpreter, reads_danish, phone) on programme.person to primus_mentor;
grant select (id, organisation_id, branch_id, person_id, opened_on) on programme.course to primus_mentor;
grant select (course_id, reason, from_on, until_on) on programme.course_hold to primus_mentor;
grant select (course_id, mentor_id, place, period) on programme.assignment to primus_mentor;
grant select (id, person_id, kind, certainty, date, latest_date, source, unknown_reason, confirmed_by, confirmed_on,
              recorded_by, recorded_at, superseded_by, stay) on programme.release_date to primus_mentor;
grant select (id, course_id, step, anchor, offset_from, offset_to, window_from, window_to, origin, done_on)
  on programme.schedule_item to primus_mentor;
grant select (person_id, channels, when_text, not_to, voicemail, superseded_at)
  on programme.contact_rule to primus_mentor;
grant select (id, person_id, kind, text, for_mentors, from_on, until_on, ended_at)
  on programme.person_alert to primus_mentor;
grant select (id, organisation_id, branch_id, course_id, held_on, mode, kept, minutes, life_areas, note, concern,
              logged_by, logged_at),
      insert (id, organisation_id, branch_id, course_id, held_on, mode, kept, minutes, life_areas, note, concern,
              logged_by, logged_at) on programme.contact to primus_mentor;
grant select (contact_id, mentor_id), insert (contact_id, mentor_id, organisation_id, branch_id)
  on programme.contact_mentor to primus_mentor;
-- A concern is sent to the coordinators; its mentor gets the receipt.
grant select (id, course_id, raised_by, raised_at, handled_at),
      insert (id, organisation_id, branch_id, course_id, contact_id, text, raised_by, raised_at)
  on programme.concern to primus_mentor;

-- Of the mentor's own, and of the others in the pair what one needs to reach them.
grant select (id, organisation_id, branch_id, name, phone) on programme.mentor to primus_mentor;
grant select (id, mentor_id, kind, prison_id, seen_on, valid_until, recorded_by, recorded_at)
  on programme.mentor_check to primus_mentor;
grant select (mentor_id, course_name, completed_on, hours, training_course_id)
  on programme.mentor_training to primus_mentor;
grant select (id, organisation_id, series, name_da, name_en, hours, required, refresher_months, superseded_by)
  on programme.training_course to primus_mentor;
grant select (organisation_id, version, da, en, valid_from) on programme.conduct to primus_mentor;
grant select (mentor_id, version, accepted_on),
      insert (mentor_id, organisation_id, branch_id, version, accepted_on, how, recorded_by, recorded_at)
  on programme.conduct_acceptance to primus_mentor;
grant select (mentor_id, kind, version, accepted_on, how),
      insert (id, mentor_id, organisation_id, branch_id, kind, version, accepted_on, how, recorded_by, recorded_at)
  on programme.mentor_declaration to primus_mentor;
grant select (id, mentor_id, kind, period, return_on),
      insert (id, mentor_id, organisation_id, branch_id, kind, period, return_on, recorded_by, recorded_at)
  on programme.mentor_absence to primus_mentor;
grant select (organisation_id, from_on, ore_per_km) on programme.expense_rate to primus_mentor;
grant select (id, mentor_id, course_id, kind, spent_on, km, amount_ore, note, state, reason, written_by, written_at),
      insert (id, organisation_id, branch_id, mentor_id, course_id, kind, spent_on, km, amount_ore, note, state,
              written_by, written_at),
      update (state, reason, closed_by, closed_at) on programme.expense to primus_mentor;

-- What a mentor may know of a column and not read in it.
-- What a participant is called: never the name behind an alias.
create function programme.viewer_person_name(wanted_person uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select case when b.shows_alias then coalesce(nullif(p.alias, ''), '#' || upper(left(p.id::text, 6)))
                      else p.name end
          from programme.person p join office.branch b on b.id = p.branch_id
          where p.id = wanted_person and p.erased_on is null
            and p.id = any (programme.viewer_participants()));
-- The parts of the participant's name that stand in a text: only what the text says already is given back.
create function programme.viewer_names_in(wanted_person uuid, written text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(part), '{}')
          from programme.person p, regexp_split_to_table(p.name, '[\s,;.()]+') part
          where p.id = wanted_person and p.id = any (programme.viewer_participants())
            and part <> '' and position(part in written) > 0);
-- What is written down of the viewer.
create function programme.viewer_self() returns setof programme.mentor
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select m.* from programme.mentor m where m.id = programme.viewer_mentor() and office.viewer_has('mentor');
end;
-- How many participants the viewer has or is asked about.
create function programme.viewer_places_taken() returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
  return programme.places_taken(programme.viewer_mentor(), programme.viewer_today());
revoke execute on function programme.viewer_person_name, programme.viewer_names_in, programme.viewer_self,
  programme.viewer_places_taken from public;
grant execute on function programme.viewer_person_name, programme.viewer_names_in, programme.viewer_self,
  programme.viewer_places_taken, programme.viewer_today, programme.viewer_mentor, programme.viewer_courses,
  programme.viewer_participants, programme.viewer_colleagues, programme.viewer_sees_from, programme.viewer_former,
  programme.viewer_former_contacts, programme.viewer_goal, programme.viewer_handover_note, programme.viewer_proposals,
  programme.viewer_party, programme.course_prison, programme.authority_contacts, programme.authority_contact_ended,
  programme.own_readings, programme.alert_coordinators, programme.answer_match, programme.answer_days,
  programme.tell_pair, programme.tell_reserve, programme.follow_own_stage
  to primus_mentor;

-- A branch that is closed for writing is closed for its mentors.
create or replace function programme.refuse_closed_branch() returns trigger language plpgsql security definer as $$
begin
  if session_user in ('primus_case', 'primus_mentor', 'primus_doors')
     and coalesce(current_setting('primus.system', true), '') = ''
     and exists (select 1 from office.branch b where b.id = new.branch_id and b.closed_for_writing is not null) then
    raise exception 'the branch is closed for writing' using errcode = 'PM001';
  end if;
  return new;
end $$;
-- Two functions of the one-time links were everybody's to call.
revoke execute on function programme.find_link, programme.link_is_open from public;
