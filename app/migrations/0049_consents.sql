-- Consents by purpose: which authority is named, which words were said yes to, who took it back; and the participant's
-- own page, where it is taken back without asking anybody.

-- An authority is named. Empty only in what was given before: the three authorities of the text of then.
alter table programme.consent drop constraint consent_purpose_check;
alter table programme.consent
  add constraint consent_purpose_check check (purpose in
    ('programme', 'register-follow-up', 'authority-contact', 'story-photo', 'researcher-contact')),
  add column recipient text not null default '' check (length(recipient) <= 100),
  add column withdrawn_by text,
  add constraint consent_recipient check (recipient = '' or (purpose = 'authority-contact'
    and (recipient in ('job-centre', 'municipality', 'prison-service') or recipient like 'other: _%'))),
  add constraint consent_withdrawn_by check (withdrawn_by is null or withdrawn_on is not null);
drop index programme.consent_person_id_purpose_idx;
create index on programme.consent (person_id, purpose);
create unique index consent_one_holds on programme.consent (person_id, purpose, recipient) where withdrawn_on is null;

-- The words of a purpose from its second wording on. A wording is never changed: a consent names the one it was given to.
create table programme.consent_text (
  organisation_id uuid not null references office.organisation (id),
  purpose text not null check (purpose in
    ('programme', 'register-follow-up', 'authority-contact', 'story-photo', 'researcher-contact')),
  version integer not null check (version > 1),
  da text not null check (length(da) between 1 and 500),
  en text not null check (length(en) between 1 and 500),
  valid_from date not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (organisation_id, purpose, version)
);

-- Does a consent hold on a day? From the day it was given until the day it was withdrawn, that day not included. The one
-- question that every list and export asks. It sees what its asker may see: nothing more, so nothing holds for a stranger.
create function programme.consent_holds(wanted_person uuid, wanted_purpose text, wanted_recipient text, on_day date)
returns boolean language sql stable
return exists (
  select 1 from programme.consent k
  where k.person_id = wanted_person and k.purpose = wanted_purpose and k.given_on <= on_day
    and (k.withdrawn_on is null or k.withdrawn_on > on_day)
    and (k.recipient = wanted_recipient
         or (k.recipient = '' and wanted_recipient in ('job-centre', 'municipality', 'prison-service'))));

-- Said no, and not yes again: for lists of those who were never asked as well.
create function programme.consent_withdrawn(wanted_person uuid, wanted_purpose text)
returns boolean language sql stable
return coalesce((select bool_and(k.withdrawn_on is not null) from programme.consent k
                 where k.person_id = wanted_person and k.purpose = wanted_purpose), false);

-- Which authorities the mentors of a course may talk to, and since when they may not. A mentor reads no consent.
create function programme.authority_contacts(wanted_course uuid) returns table (recipient text, ended_on date)
language sql stable security definer
begin atomic
  select named.recipient, case when bool_or(k.withdrawn_on is null) then null else max(k.withdrawn_on) end
  from programme.course c
  join programme.consent k on k.person_id = c.person_id and k.purpose = 'authority-contact'
  cross join lateral unnest(case when k.recipient = '' then array['job-centre', 'municipality', 'prison-service']
                                 else array[k.recipient] end) named (recipient)
  where c.id = wanted_course and c.id = any (programme.viewer_courses())
  group by named.recipient
  order by named.recipient;
end;

-- When a course closes, whoever closes it: its mentors' places end that day, and so does a pause.
create function programme.course_closes() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update programme.assignment a
  set end_reason = 'course-closed',
      period = case when lower(a.period) < new.closed_on then daterange(lower(a.period), new.closed_on)
                    when a.match_id is not null then 'empty'::daterange
                    else daterange(lower(a.period), lower(a.period) + 1) end
  where a.course_id = new.id and upper_inf(a.period);
  update programme.course_hold h set until_on = greatest(h.from_on, new.closed_on), outcome = 'closed'
  where h.course_id = new.id and h.until_on is null;
  return null;
end $$;
create trigger closes after update of closed_on on programme.course for each row
  when (old.closed_on is null and new.closed_on is not null) execute function programme.course_closes();

-- The key list asks the one question.
create or replace function keys.register_list(wanted_study uuid) returns table (study_key text, cpr_sealed bytea)
language sql stable security definer
begin atomic
  select k.study_key, i.cpr_sealed
  from keys.study_key k
  join keys.identity i on i.person_id = k.person_id
  join study.study s on s.id = k.study_id
  where k.study_id = wanted_study and s.organisation_id = office.viewer_organisation()
    and office.viewer_has('administrator')
    and not office.viewer_has('trial-manager') and not office.viewer_has('evaluator')
    and programme.consent_holds(k.person_id, 'register-follow-up', '', programme.viewer_today())
  order by k.study_key;
end;

-- As before, and for the participant who takes it back alone.
create or replace function keys.carry_follow_up(wanted_person uuid) returns void
language sql volatile security definer
begin atomic
  select l.study_id from study.ledger l
  where l.study_id in (select k.study_id from keys.study_key k where k.person_id = wanted_person)
  order by l.study_id for update;
  update study.participant p set follow_up_withdrawn_on = known.day
  from (select k.study_id, k.study_key,
          (select case when bool_or(c.withdrawn_on is null) then null else max(c.withdrawn_on) end
           from programme.consent c where c.person_id = k.person_id and c.purpose = 'register-follow-up') as day
        from keys.study_key k join programme.person h on h.id = k.person_id
        where k.person_id = wanted_person
          and (h.branch_id = any (office.viewer_branches()) or h.id = office.viewer_participant())) known
  where p.study_id = known.study_id and p.study_key = known.study_key
    and p.follow_up_withdrawn_on is distinct from known.day;
end;

-- From the code on a card and the holder's date of birth to the card: both or nothing.
create function programme.open_card(wanted_hash bytea, born date, at timestamptz)
returns table (id uuid, organisation_id uuid, branch_id uuid) language sql stable security definer
begin atomic
  select c.id, c.organisation_id, c.branch_id
  from programme.participant_card c join programme.person p on p.id = c.person_id
  where c.code_hash = wanted_hash and p.birth_date = open_card.born and c.revoked_at is null
    and c.expires_at > open_card.at;
end;

-- What a participant sees of their own: how to be spoken to, the mentors' first names, a question that waits. The rest
-- is the policies below. Nothing of anybody else, and nothing that others have written.
create function programme.own_person() returns table (id uuid, organisation_id uuid, branch_id uuid, language text)
language sql stable security definer
begin atomic
  select p.id, p.organisation_id, p.branch_id, p.language from programme.person p
  where p.id = office.viewer_participant();
end;
create function programme.own_course() returns uuid language sql stable security definer
  return (select c.id from programme.course c
          where c.person_id = office.viewer_participant() and c.closed_on is null);
create function programme.own_mentors() returns table (first_name text) language sql stable security definer
begin atomic
  select split_part(m.name, ' ', 1) from programme.assignment a join programme.mentor m on m.id = a.mentor_id
  where a.course_id = programme.own_course() and a.period @> programme.viewer_today()
  order by a.place;
end;
create function programme.own_question() returns uuid language sql stable security definer
  return (select m.id from programme.match m
          join programme.match_answer w on w.match_id = m.id and w.party = 'participant' and w.answer is null
          where m.course_id = programme.own_course() and m.state = 'asked'
            and m.answer_by >= programme.viewer_today());

create function programme.own_course_rests() returns boolean language sql stable security definer
  return exists (select 1 from programme.course_hold h
                 where h.course_id = programme.own_course() and h.until_on is null);

create policy participant on programme.consent for select to primus_case
  using (person_id = (select office.viewer_participant()));
create policy participant on programme.course for select to primus_case
  using (person_id = (select office.viewer_participant()));
create policy participant on programme.schedule_item for select to primus_case
  using (course_id = (select programme.own_course()));
-- What a participant asks for waits for the coordinator, as a concern does.
create policy participant on programme.concern for select to primus_case
  using (course_id = (select programme.own_course())
         and raised_by = 'participant ' || (select office.viewer_participant()));
create policy participant_writes on programme.concern for insert to primus_case
  with check (course_id = (select programme.own_course())
              and raised_by = 'participant ' || (select office.viewer_participant())
              and handled_at is null and contact_id is null
              and (organisation_id, branch_id) = (select c.organisation_id, c.branch_id from programme.course c
                                                  where c.id = course_id));

-- A participant takes a consent back, alone and at once: gives its purpose, or nothing where there is none that holds.
create function programme.withdraw_own_consent(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  own uuid := office.viewer_participant();
  taken text;
begin
  perform 1 from programme.person p where p.id = own for update;
  update programme.consent k
  set withdrawn_on = programme.viewer_today(), withdrawn_how = 'digital', withdrawn_by = 'participant ' || own
  where k.id = wanted and k.person_id = own and k.withdrawn_on is null
  returning k.purpose into taken;
  if taken = 'programme' then
    update programme.course c set closed_on = programme.viewer_today(), close_reason = 'consent-withdrawn'
    where c.person_id = own and c.closed_on is null;
  elsif taken = 'register-follow-up' then
    perform keys.carry_follow_up(own);
  end if;
  return taken;
end $$;

-- A word to the mentors of a course, or to the coordinators of the participant's branch. The words are the application's;
-- no person is in them.
create function programme.write_to_mentors(wanted_course uuid, subject text, body text) returns bigint
language sql volatile security definer
begin atomic
  with sent as (
    insert into office.mail (organisation_id, recipient, subject, body)
    select c.organisation_id, coalesce(u.email, m.email), write_to_mentors.subject, write_to_mentors.body
    from programme.course c
    join programme.assignment a on a.course_id = c.id and a.period @> programme.viewer_today()
    join programme.mentor m on m.id = a.mentor_id
    left join auth."user" u on u.id = m.user_id
    where c.id = wanted_course and coalesce(u.email, m.email) <> ''
      and (c.branch_id = any (office.viewer_branches()) or c.person_id = office.viewer_participant())
    returning 1
  )
  select count(*) from sent;
end;
create function programme.write_to_own_coordinators(subject text, body text) returns bigint
language sql volatile security definer
begin atomic
  with sent as (
    insert into office.mail (organisation_id, recipient, subject, body)
    select p.organisation_id, u.email, write_to_own_coordinators.subject, write_to_own_coordinators.body
    from programme.person p
    join office.membership m on m.branch_id = p.branch_id and m.role = 'coordinator' and m.valid_to is null
    join auth."user" u on u.id = m.user_id
    where p.id = office.viewer_participant()
    returning 1
  )
  select count(*) from sent;
end;

alter table programme.consent_text enable row level security;
create policy staff on programme.consent_text for select to primus_case
  using (organisation_id = (select office.viewer_organisation()));
create policy participant on programme.consent_text for select to primus_case
  using (organisation_id = (select p.organisation_id from programme.own_person() p));
create policy lead_writes on programme.consent_text for insert to primus_case
  with check (organisation_id = (select office.viewer_organisation())
              and (select office.viewer_has('programme-lead')));
grant select, insert on programme.consent_text to primus_case;

revoke execute on function programme.consent_holds, programme.consent_withdrawn, programme.authority_contacts,
  programme.course_closes, programme.open_card, programme.own_person, programme.own_course, programme.own_mentors,
  programme.own_question, programme.own_course_rests, programme.withdraw_own_consent,
  programme.write_to_mentors, programme.write_to_own_coordinators from public;
grant execute on function programme.consent_holds, programme.consent_withdrawn to primus_case, primus_doors;
grant execute on function programme.authority_contacts, programme.open_card, programme.own_person,
  programme.own_course, programme.own_mentors, programme.own_question, programme.own_course_rests,
  programme.withdraw_own_consent, programme.write_to_mentors, programme.write_to_own_coordinators to primus_case;
