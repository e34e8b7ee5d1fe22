-- One answer to which consents hold: everything else asks it, functions and pages alike.

-- The consents that hold on a day: from the day each was given until the day it was withdrawn, that day not included.
-- It gives what its asker may see.
create function programme.consents_on(on_day date)
returns table (id uuid, branch_id uuid, person_id uuid, purpose text, recipient text, version integer, given_on date)
language sql stable
begin atomic
  select k.id, k.branch_id, k.person_id, k.purpose, k.recipient, k.version, k.given_on
  from programme.consent k
  where k.given_on <= on_day and (k.withdrawn_on is null or k.withdrawn_on > on_day);
end;
create or replace function programme.consent_holds(wanted_person uuid, wanted_purpose text, wanted_recipient text,
                                                   on_day date)
returns boolean language sql stable
return exists (
  select 1 from programme.consents_on(on_day) k
  where k.person_id = wanted_person and k.purpose = wanted_purpose
    and (k.recipient = wanted_recipient
         or (k.recipient = '' and wanted_recipient in ('job-centre', 'municipality', 'prison-service'))));
-- The day from which a consent that was given holds no more; null while one holds, and where none was ever given.
create function programme.consent_ended(wanted_person uuid, wanted_purpose text) returns date language sql stable
return (
  select max(k.withdrawn_on) from programme.consent k
  where k.person_id = wanted_person and k.purpose = wanted_purpose
    and not exists (select 1 from programme.consents_on(programme.viewer_today()) h
                    where h.person_id = wanted_person and h.purpose = wanted_purpose));
-- Said no, and not yes again: for lists of those who were never asked as well.
create or replace function programme.consent_withdrawn(wanted_person uuid, wanted_purpose text) returns boolean
language sql stable return programme.consent_ended(wanted_person, wanted_purpose) is not null;
revoke execute on function programme.consents_on, programme.consent_ended from public;
grant execute on function programme.consents_on, programme.consent_ended to primus_case, primus_doors;

-- Mentors: the course, its authorities and its proposals.
create or replace function programme.viewer_courses() returns uuid[] language sql stable security definer
  return coalesce((select array_agg(a.course_id) from programme.assignment a
                   join programme.course c on c.id = a.course_id and c.closed_on is null
                   where a.mentor_id = programme.viewer_mentor() and a.period @> programme.viewer_today()
                     and office.viewer_has('mentor')
                     and programme.consent_holds(c.person_id, 'programme', '', programme.viewer_today())),
                  '{}'::uuid[]);
create or replace function programme.authority_contact_ended(wanted_course uuid) returns date
language sql stable security definer
  return (select programme.consent_ended(c.person_id, 'authority-contact') from programme.course c
          where c.id = wanted_course and c.id = any (programme.viewer_courses()));
create or replace function programme.authority_contacts(wanted_course uuid)
returns table (recipient text, ended_on date) language sql stable security definer
begin atomic
  select named.recipient,
    case when not programme.consent_holds(c.person_id, 'authority-contact', named.recipient, programme.viewer_today())
         then max(k.withdrawn_on) end
  from programme.course c
  join programme.consent k on k.person_id = c.person_id and k.purpose = 'authority-contact'
  cross join lateral unnest(case when k.recipient = '' then array['job-centre', 'municipality', 'prison-service']
                                 else array[k.recipient] end) named (recipient)
  where c.id = wanted_course and c.id = any (programme.viewer_courses())
  group by c.person_id, named.recipient
  order by named.recipient;
end;
create or replace function programme.viewer_proposals()
returns table (match_id uuid, state text, answer text, answer_by date, course_id uuid, label text, decade integer,
               town text, prison text, language text, release_month date, joint_goal text, introduction text,
               other_name text, other_decade integer, other_town text, stays boolean)
language sql stable security definer
begin atomic
  select m.id, case when m.state = 'asked' and m.answer_by < programme.viewer_today() then 'lapsed' else m.state end,
         a.answer, m.answer_by, case when m.state = 'live' then m.course_id end,
         open.number, open.decade, open.town, open.prison, open.language, open.release_month,
         open.joint_goal, open.introduction, open.other_name, open.other_decade, open.other_town,
         coalesce(open.stays, false)
  from programme.match_answer a
  join programme.match m on m.id = a.match_id
  left join lateral (
    select r.number, programme.decade_of(p.birth_date) as decade, t.name as town, s.name as prison, p.language,
           programme.release_month(p.id) as release_month, m.joint_goal, m.introduction,
           split_part(o.name, ' ', 1) as other_name, programme.decade_of(o.birth_date) as other_decade,
           h.name as other_town,
           exists (select 1 from programme.assignment x where x.course_id = c.id and x.mentor_id = a.mentor_id
                   and x.period @> programme.viewer_today()) as stays
    from programme.course c
    join programme.person p on p.id = c.person_id
    join programme.mentor o on o.id = any (m.mentor_ids) and o.id <> a.mentor_id
    join office.town h on h.id = o.town_id
    left join lateral (select f.number, f.town_id, f.prison_id from programme.referral f
                       where f.person_id = p.id and f.state = 'accepted' order by f.decided_at desc limit 1) r on true
    left join office.town t on t.id = r.town_id
    left join office.prison s on s.id = r.prison_id
    where c.id = m.course_id and c.closed_on is null
      and programme.consent_holds(p.id, 'programme', '', programme.viewer_today())
      and m.state = 'asked' and m.answer_by >= programme.viewer_today()) open on true
  where a.mentor_id = programme.viewer_mentor() and office.viewer_has('mentor')
    and m.asked_on > programme.viewer_today() - 31
  order by m.answer_by, m.id;
end;
create or replace function programme.participant_proposal()
returns table (match_id uuid, answer text, reason text, answer_by date, joint_goal text, mentors jsonb)
language sql stable security definer
begin atomic
  select m.id, a.answer, a.reason, m.answer_by, m.joint_goal,
    (select jsonb_agg(jsonb_build_object('name', split_part(o.name, ' ', 1), 'decade', programme.decade_of(o.birth_date),
                                         'stays', exists (select 1 from programme.assignment x
                                                          where x.course_id = m.course_id and x.mentor_id = o.id
                                                            and x.period @> programme.viewer_today()))
                      order by array_position(m.mentor_ids, o.id))
     from programme.mentor o where o.id = any (m.mentor_ids))
  from programme.match m
  join programme.course c on c.id = m.course_id and c.closed_on is null
  join programme.match_answer a on a.match_id = m.id and a.party = 'participant'
  where c.person_id = office.viewer_participant() and m.state = 'asked' and m.answer_by >= programme.viewer_today()
    and programme.consent_holds(c.person_id, 'programme', '', programme.viewer_today());
end;
create or replace function programme.viewer_former()
returns table (course_id uuid, label text, left_on date, until_day date)
language sql stable security definer
begin atomic
  select distinct on (a.course_id) a.course_id,
         (select r.number from programme.referral r where r.person_id = c.person_id and r.state = 'accepted'
          order by r.decided_at desc limit 1),
         upper(a.period), h.leaving_until
  from programme.assignment a
  join programme.course c on c.id = a.course_id and c.closed_on is null
  join lateral (select * from programme.handover n where n.leaving_assignment_id = a.id order by n.turn desc limit 1) h
    on h.leaving_sees = 'own-contacts' and h.leaving_until >= programme.viewer_today()
  where a.mentor_id = programme.viewer_mentor() and office.viewer_has('mentor')
    and upper(a.period) <= programme.viewer_today()
    and programme.consent_holds(c.person_id, 'programme', '', programme.viewer_today())
  order by a.course_id, upper(a.period) desc;
end;

-- Pairs: those who wait, and the pair in reserve.
create or replace function programme.plan_counts(on_day date)
returns table (branch_id uuid, waiting integer, asked integer, made_on date, state text, placed integer,
               unplaced integer, missing jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with course as (
    select c.id, c.branch_id,
      exists (select 1 from programme.match m where m.course_id = c.id and m.state = 'asked'
              and m.answer_by >= on_day) as asked
    from programme.course c
    where c.closed_on is null and c.organisation_id = office.viewer_organisation()
      and not exists (select 1 from programme.course_hold h where h.course_id = c.id and h.until_on is null)
      and programme.consent_holds(c.person_id, 'programme', '', on_day)
      and (select count(*) from programme.assignment a where a.course_id = c.id and a.period @> on_day) < 2
  )
  select b.id,
    (select count(*) from course c where c.branch_id = b.id and not c.asked)::integer,
    (select count(*) from course c where c.branch_id = b.id and c.asked)::integer,
    p.made_on, p.state,
    (select count(*) from programme.match_plan_row r where r.plan_id = p.id and not r.left_out)::integer,
    coalesce(cardinality(p.unplaced), 0), coalesce(p.missing, '[]')
  from office.branch b
  left join lateral (select * from programme.match_plan n where n.branch_id = b.id and n.state <> 'discarded'
                     order by n.turn desc limit 1) p on true
  where b.organisation_id = office.viewer_organisation() and office.viewer_has('programme-lead');
end;
create or replace function programme.ask_reserve(of_match uuid, at timestamptz, until date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  reserve programme.match;
  today date := programme.viewer_today();
begin
  select * into reserve from programme.match where fallback_for = of_match and state = 'proposed' for update;
  if not found then return null; end if;
  if not exists (select 1 from programme.course c
                 where c.id = reserve.course_id and c.closed_on is null
                   and programme.consent_holds(c.person_id, 'programme', '', today))
     or exists (select 1 from programme.match m where m.course_id = reserve.course_id and m.state = 'asked')
     or exists (select 1 from programme.assignment a where a.course_id = reserve.course_id and upper_inf(a.period)
                and not (a.mentor_id = any (reserve.mentor_ids)))
     or exists (select 1 from programme.match_answer a where a.match_id = of_match and a.answer = 'no'
                and (a.party = 'participant' or a.mentor_id = any (reserve.mentor_ids)))
     or exists (select 1 from programme.mentor m where m.id = any (reserve.mentor_ids)
                and not exists (select 1 from programme.assignment a where a.mentor_id = m.id
                                and a.course_id = reserve.course_id and upper_inf(a.period))
                and (m.stage <> 'approved' or programme.places_taken(m.id, today) >= m.capacity
                     or exists (select 1 from programme.mentor_absence b
                                where b.mentor_id = m.id and b.period @> today)
                     or exists (select 1 from programme.assignment a where a.mentor_id = m.id
                                and a.course_id = reserve.course_id and not isempty(a.period))
                     -- Every rule was asked when the pair was named; of the checks, one may have run out since.
                     or exists (select 1 from programme.mentor_check k
                                where k.mentor_id = m.id and k.prison_id is null
                                group by k.kind
                                having bool_and(k.valid_until is not null and k.valid_until < today)
                                  and bool_or(k.valid_until >= reserve.made_on)))) then
    return null;
  end if;
  update programme.match set state = 'asked', asked_on = today, answer_by = until, reminded_at = null
  where id = reserve.id;
  insert into programme.match_answer (match_id, organisation_id, branch_id, party, mentor_id)
  select reserve.id, reserve.organisation_id, reserve.branch_id, p.party, p.mentor_id
  from (values ('participant', null::uuid), ('mentor-1', reserve.mentor_ids[1]), ('mentor-2', reserve.mentor_ids[2]))
    p(party, mentor_id);
  return reserve.id;
end $$;

-- Follow-up ends with the consent to it, in every study, at the press that changed it.
create or replace function keys.carry_follow_up(wanted_person uuid) returns void
language sql volatile security definer
begin atomic
  select l.study_id from study.ledger l
  where l.study_id in (select k.study_id from keys.study_key k where k.person_id = wanted_person)
  order by l.study_id for update;
  update study.participant p set follow_up_withdrawn_on = known.day
  from (select k.study_id, k.study_key, programme.consent_ended(k.person_id, 'register-follow-up') as day
        from keys.study_key k join programme.person h on h.id = k.person_id
        where k.person_id = wanted_person
          and (h.branch_id = any (office.viewer_branches()) or h.id = office.viewer_participant())) known
  where p.study_id = known.study_id and p.study_key = known.study_key
    and p.follow_up_withdrawn_on is distinct from known.day;
end;
