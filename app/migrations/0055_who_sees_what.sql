-- What asked mentors and participants see before the pair is live, and what mentors who come and go see of a course.

-- The month in which a person is planned to be released, by the record that counts; null where no date is known.
create function programme.release_month(wanted_person uuid) returns date language sql stable security definer
  return (select date_trunc('month', d.date)::date from programme.release_date d
          where d.person_id = wanted_person and d.superseded_by is null and d.date is not null
            and d.stay = (select max(s.stay) from programme.release_date s
                          where s.person_id = wanted_person and s.superseded_by is null)
          order by array_position(array['actual', 'expected', 'conditional-pending', 'two-thirds', 'full-term'], d.kind),
            array_position(array['certain', 'likely', 'uncertain', 'unknown'], d.certainty), d.recorded_at desc
          limit 1);
create function programme.decade_of(born date) returns integer language sql stable
  return extract(year from age(programme.viewer_today(), born))::integer / 10 * 10;

-- What an asked mentor may know before the pair is live: no name, no day, nothing of the time before. Whether it is
-- still asked is told for a month.
create function programme.viewer_proposals()
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
      and exists (select 1 from programme.consent k where k.person_id = p.id and k.purpose = 'programme'
                  and k.withdrawn_on is null)
      and m.state = 'asked' and m.answer_by >= programme.viewer_today()) open on true
  where a.mentor_id = programme.viewer_mentor() and office.viewer_has('mentor')
    and m.asked_on > programme.viewer_today() - 31
  order by m.answer_by, m.id;
end;
-- What the participant is asked: with whom, and what the three set out to do.
create function programme.participant_proposal()
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
    and exists (select 1 from programme.consent k where k.person_id = c.person_id and k.purpose = 'programme'
                and k.withdrawn_on is null);
end;
-- Which of the three the viewer is, and whose course it is about: for the audit trail.
create function programme.viewer_party(wanted_match uuid) returns table (party text, course_id uuid, branch_id uuid)
language sql stable security definer
begin atomic
  select a.party, m.course_id, m.branch_id
  from programme.match_answer a
  join programme.match m on m.id = a.match_id
  join programme.course c on c.id = m.course_id
  where a.match_id = wanted_match
    and ((a.mentor_id = programme.viewer_mentor() and office.viewer_has('mentor'))
         or (a.party = 'participant' and c.person_id = office.viewer_participant()));
end;

-- The slice of the time before that a mentor may see: from a day on, or all of it (null).
create function programme.viewer_sees_from(wanted_course uuid) returns date language sql stable security definer
  return (select a.sees_from from programme.assignment a
          where a.course_id = wanted_course and a.mentor_id = programme.viewer_mentor()
            and a.period @> programme.viewer_today() limit 1);
-- Courses that the viewer has left and may still read the own contacts of, until the day that was chosen.
create function programme.viewer_former()
returns table (course_id uuid, label text, left_on date, until_day date)
language sql stable security definer
begin atomic
  select distinct on (a.course_id) a.course_id,
         (select r.number from programme.referral r where r.person_id = c.person_id and r.state = 'accepted'
          order by r.decided_at desc limit 1),
         upper(a.period), h.leaving_until
  from programme.assignment a
  join programme.course c on c.id = a.course_id and c.closed_on is null
  join programme.consent k on k.person_id = c.person_id and k.purpose = 'programme' and k.withdrawn_on is null
  join lateral (select * from programme.handover n where n.leaving_assignment_id = a.id order by n.turn desc limit 1) h
    on h.leaving_sees = 'own-contacts' and h.leaving_until >= programme.viewer_today()
  where a.mentor_id = programme.viewer_mentor() and office.viewer_has('mentor')
    and upper(a.period) <= programme.viewer_today()
  order by a.course_id, upper(a.period) desc;
end;
create function programme.viewer_former_contacts() returns uuid[] language sql stable security definer
  return coalesce((select array_agg(w.contact_id) from programme.contact_mentor w
                   join programme.contact c on c.id = w.contact_id
                   join programme.viewer_former() f on f.course_id = c.course_id and c.held_on <= f.left_on
                   where w.mentor_id = programme.viewer_mentor()), '{}'::uuid[]);
drop policy mentor on programme.contact;
create policy mentor on programme.contact for select to primus_case
  using ((course_id = any ((select programme.viewer_courses())::uuid[])
          and (logged_by = (select office.viewer())
               or held_on >= coalesce(programme.viewer_sees_from(course_id), '-infinity'::date)))
         or id = any ((select programme.viewer_former_contacts())::uuid[]));
-- The note that was handed over with the viewer's own place, where that was chosen.
create function programme.viewer_handover_note(wanted_course uuid) returns text language sql stable security definer
  return (select nullif(h.note, '') from programme.assignment a
          join programme.assignment b on b.course_id = a.course_id and b.place = a.place
            and upper(b.period) <= lower(a.period)
          join programme.handover h on h.leaving_assignment_id = b.id
          where a.course_id = wanted_course and a.course_id = any (programme.viewer_courses())
            and a.mentor_id = programme.viewer_mentor() and a.period @> programme.viewer_today() and a.sees_note
          order by upper(b.period) desc, h.turn desc limit 1);
-- What the three set out to do, for the pair and for the participant.
create function programme.viewer_goal(wanted_course uuid) returns text language sql stable security definer
  return (select nullif(m.joint_goal, '') from programme.match m
          where m.course_id = wanted_course and m.state = 'live'
            and (wanted_course = any (programme.viewer_courses())
                 or exists (select 1 from programme.course c where c.id = wanted_course
                            and c.person_id = office.viewer_participant()))
          order by m.live_on desc nulls last, m.made_at desc limit 1);

revoke execute on function
  programme.viewer_proposals, programme.viewer_party, programme.participant_proposal, programme.viewer_sees_from,
  programme.viewer_former, programme.viewer_former_contacts, programme.viewer_handover_note, programme.viewer_goal,
  programme.release_month, programme.decade_of
  from public;
grant execute on function
  programme.viewer_proposals, programme.viewer_party, programme.participant_proposal, programme.viewer_sees_from,
  programme.viewer_former, programme.viewer_former_contacts, programme.viewer_handover_note, programme.viewer_goal
  to primus_case;
