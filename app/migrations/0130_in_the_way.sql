-- What comes in the way between the asking and the last yes, and what is said to those who answer.

-- Why two mentors may not come together to a course any more, who could when they were asked: null where nothing has come
-- in the way. Who is on the course already is not asked of again. `months`: how long each check that is asked of everybody
-- holds (null: for good), and the child certificate where it is asked. Called with course and mentors held still.
create function programme.in_the_way(wanted_course uuid, wanted_mentors uuid[], months jsonb) returns text
language sql stable
begin atomic
  with new as (
    select m.* from programme.mentor m
    where m.id = any (wanted_mentors)
      and not exists (select 1 from programme.assignment a where a.mentor_id = m.id and a.course_id = wanted_course
                      and upper_inf(a.period))
  )
  select case
    when exists (select 1 from new join programme.assignment a on a.mentor_id = new.id
                 where a.course_id = wanted_course and not isempty(a.period)) then 'was-here'
    when exists (select 1 from new where new.stage <> 'approved'
                 or exists (select 1 from programme.mentor_absence b
                            where b.mentor_id = new.id and b.period @> programme.viewer_today())) then 'mentor-away'
    when exists (select 1 from new where new.capacity <= (
      select count(*) from (
        select a.course_id from programme.assignment a
        where a.mentor_id = new.id and (upper_inf(a.period) or upper(a.period) > programme.viewer_today())
        union
        select k.course_id from programme.match k where k.state = 'asked' and k.mentor_ids @> array[new.id]) taken
      where taken.course_id <> wanted_course)) then 'mentor-full'
    when exists (select 1 from new cross join jsonb_each(months) asked (kind, held)
                 where (asked.kind <> 'child-certificate' or new.child_certificate_needed)
                   and not exists (
                     select 1 from programme.mentor_check k
                     where k.mentor_id = new.id and k.kind = asked.kind
                       and coalesce(coalesce(k.valid_until,
                                             (k.seen_on + make_interval(months => (months ->> asked.kind)::integer))::date)
                                    >= programme.viewer_today(), true))) then 'check-ended'
    when exists (select 1 from programme.conflict f
                 where f.period @> programme.viewer_today() and f.mentor_id = any (wanted_mentors)
                   and (f.other_mentor_id = any (wanted_mentors)
                        or (f.mentor_id in (select id from new)
                            and f.person_id = (select c.person_id from programme.course c where c.id = wanted_course))))
      then 'conflict'
  end;
end;

-- As before, and the same rules when a pair in reserve is asked as at the last yes.
drop function programme.ask_reserve(uuid, timestamptz, date);
create function programme.ask_reserve(of_match uuid, at timestamptz, until date, months jsonb) returns uuid
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
     or programme.in_the_way(reserve.course_id, reserve.mentor_ids, months) is not null then
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
-- The last yes asks again what may have changed since the three were asked: besides the words of before it gives
-- was-here, check-ended and conflict.
drop function programme.answer_match(uuid, text, text, text, text, text, timestamptz, date);
create function programme.answer_match(wanted_match uuid, wanted_party text, wanted_answer text, why text, manner text,
                                       author text, at timestamptz, next_answer_by date, months jsonb)
returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked programme.match;
  given programme.match_answer;
  today date := programme.viewer_today();
  person uuid;
  new_mentor uuid;
  free_place smallint;
  handed programme.handover;
  in_between text;
begin
  select * into asked from programme.match where id = wanted_match;
  select c.person_id into person from programme.course c where c.id = asked.course_id;
  select * into given from programme.match_answer where match_id = wanted_match and party = wanted_party;
  if asked.id is null or given.match_id is null then return 'absent'; end if;
  if manner = 'self' then
    if not ((given.mentor_id is not null and given.mentor_id = programme.viewer_mentor()
             and office.viewer_has('mentor'))
            or (given.mentor_id is null and person = office.viewer_participant())) then
      return 'absent';
    end if;
  else
    if not (asked.branch_id = any (office.viewer_branches())) then return 'absent'; end if;
    if exists (select 1 from programme.mentor m where m.id = given.mentor_id and m.user_id = office.viewer()) then
      return 'own';
    end if;
  end if;
  -- Held still in the order that everybody takes: course, mentors, match. Read again afterwards.
  perform 1 from programme.course where id = asked.course_id for update;
  perform 1 from programme.mentor m
  where m.id = any (asked.mentor_ids)
     or m.id in (select unnest(r.mentor_ids) from programme.match r where r.fallback_for = wanted_match)
  order by m.id for update;
  select * into asked from programme.match where id = wanted_match for update;
  if asked.state = 'live' then return 'is-live'; end if;
  if asked.state <> 'asked' then return asked.state; end if;
  if today > asked.answer_by then return 'lapsed'; end if;
  select * into given from programme.match_answer where match_id = wanted_match and party = wanted_party;
  if given.answer = wanted_answer then return 'same'; end if;
  update programme.match_answer
  set answer = wanted_answer, reason = why, answered_at = at, how = manner, recorded_by = author
  where match_id = wanted_match and party = wanted_party;
  if wanted_answer = 'no' then
    update programme.match set state = 'declined', closed_at = at, close_reason = wanted_party where id = wanted_match;
    if asked.ask_fallback and programme.ask_reserve(wanted_match, at, next_answer_by, months) is not null then
      return 'reserve';
    end if;
    return 'no';
  end if;
  if (select count(*) from programme.match_answer a where a.match_id = wanted_match and a.answer = 'yes') < 3 then
    return 'yes';
  end if;
  in_between := programme.in_the_way(asked.course_id, asked.mentor_ids, months);
  if in_between is not null then return in_between; end if;
  update programme.match set state = 'live', live_on = today where id = wanted_match;
  foreach new_mentor in array asked.mentor_ids loop
    continue when exists (select 1 from programme.assignment a where a.mentor_id = new_mentor
                          and a.course_id = asked.course_id and upper_inf(a.period));
    select p.place into free_place from unnest(array[1, 2]::smallint[]) p(place)
    where not exists (select 1 from programme.assignment a where a.course_id = asked.course_id and a.place = p.place
                      and upper_inf(a.period))
    order by p.place limit 1;
    -- What the coordinator chose when the one before left this place; nothing of the time before where nobody did.
    select h.* into handed from programme.handover h
    join programme.assignment a on a.id = h.leaving_assignment_id and a.place = free_place and not isempty(a.period)
    where h.course_id = asked.course_id order by upper(a.period) desc, h.turn desc limit 1;
    insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, match_id, place, period,
                                      sees_from, sees_note)
    values (gen_random_uuid(), asked.organisation_id, asked.branch_id, asked.course_id, new_mentor, asked.id, free_place,
            daterange(today, null),
            case when handed.id is null or handed.arriving_sees in ('nothing', 'note') then today
                 when handed.arriving_sees = 'since' then handed.arriving_from end,
            coalesce(handed.arriving_sees <> 'nothing', false));
  end loop;
  update programme.match set state = 'cancelled', closed_at = at, close_reason = 'not-needed'
  where fallback_for = wanted_match and state = 'proposed';
  perform audit.append(asked.organisation_id, asked.branch_id, author, 'course.matched', asked.course_id::text,
                       jsonb_build_object('matchId', asked.id, 'mentors', array_to_string(asked.mentor_ids, ' ')));
  return 'live';
end $$;
drop function programme.lapse_match(uuid, timestamptz, date);
create function programme.lapse_match(wanted_match uuid, at timestamptz, next_answer_by date, months jsonb)
returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  late programme.match;
begin
  if not programme.nobody_asks() then return 'same'; end if;
  select * into late from programme.match where id = wanted_match;
  perform 1 from programme.course where id = late.course_id for update;
  perform 1 from programme.mentor m
  where m.id = any (late.mentor_ids)
     or m.id in (select unnest(r.mentor_ids) from programme.match r where r.fallback_for = late.id)
  order by m.id for update;
  update programme.match m set state = 'lapsed', closed_at = at, close_reason = 'no-answer'
  where m.id = wanted_match and m.state = 'asked' and m.answer_by < programme.viewer_today();
  if not found then return 'same'; end if;
  if late.ask_fallback and programme.ask_reserve(late.id, at, next_answer_by, months) is not null then return 'reserve'; end if;
  return 'lapsed';
end $$;

-- Nobody is reminded on the day of asking: of a question with one day to answer in, on that day.
create or replace function programme.due_matches()
returns table (match_id uuid, organisation_id uuid, branch_id uuid, course_id uuid, due text)
language sql stable security definer
begin atomic
  select m.id, m.organisation_id, m.branch_id, m.course_id,
         case when m.answer_by < programme.viewer_today() then 'lapse' else 'remind' end
  from programme.match m
  where programme.nobody_asks() and m.state = 'asked'
    and (m.answer_by < programme.viewer_today()
         or (m.reminded_at is null and m.answer_by - 1 <= programme.viewer_today()
             and m.asked_on < programme.viewer_today()))
  order by m.answer_by, m.id;
end;
create or replace function programme.remind_match(wanted_match uuid, at timestamptz, wanted_subject text, wanted_body text)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update programme.match m set reminded_at = at
  where m.id = wanted_match and m.state = 'asked' and m.reminded_at is null and programme.nobody_asks()
    and programme.viewer_today() between m.answer_by - 1 and m.answer_by
    and m.asked_on < programme.viewer_today();
  if not found then return false; end if;
  insert into office.mail (organisation_id, recipient, subject, body, created_at, due_at)
  select a.organisation_id, coalesce(nullif(m.email, ''), u.email), wanted_subject, wanted_body, at, at
  from programme.match_answer a
  join programme.mentor m on m.id = a.mentor_id
  left join auth."user" u on u.id = m.user_id
  where a.match_id = wanted_match and a.answer is null and coalesce(nullif(m.email, ''), u.email) is not null;
  return true;
end $$;

-- "I want to talk to somebody first": a yes that was given before it is taken back, until the two have talked. Gives
-- talk, or what a question that cannot be answered any more has come to: is-live, lapsed, declined, cancelled, absent.
drop function programme.wish_to_talk(uuid);
create function programme.wish_to_talk(wanted_match uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked programme.match;
begin
  select m.* into asked from programme.match m join programme.course c on c.id = m.course_id
  where m.id = wanted_match and c.person_id = office.viewer_participant();
  if not found then return 'absent'; end if;
  -- Held still in the order that everybody takes, so that no last yes counts the one that is taken back.
  perform 1 from programme.course where id = asked.course_id for update;
  select * into asked from programme.match where id = wanted_match for update;
  if asked.state = 'live' then return 'is-live'; end if;
  if asked.state <> 'asked' then return asked.state; end if;
  if programme.viewer_today() > asked.answer_by then return 'lapsed'; end if;
  update programme.match_answer
  set answer = null, answered_at = null, how = null, recorded_by = null, reason = 'talk-first'
  where match_id = wanted_match and party = 'participant';
  return 'talk';
end $$;

-- Where a person sits today: as last placed, else as the referral says.
create function programme.prison_today(wanted_person uuid) returns uuid language sql stable
return coalesce(
  (select q.prison_id from programme.placement q
   where q.person_id = wanted_person and q.superseded_at is null and q.period @> programme.viewer_today()
     and q.stay >= coalesce((select max(d.stay) from programme.release_date d
                             where d.person_id = wanted_person and d.superseded_by is null), 1)
   order by q.stay desc limit 1),
  (select r.prison_id from programme.referral r
   where r.person_id = wanted_person and r.state = 'accepted' order by r.decided_at desc limit 1));
create or replace function programme.course_prison(wanted_course uuid) returns text language sql stable security definer
  return (select s.name from programme.course c join office.prison s on s.id = programme.prison_today(c.person_id)
          where c.id = wanted_course and c.id = any (programme.viewer_courses()));
-- Asked mentors read where the participant sits now, not where the referral came from.
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
    left join lateral (select f.number, f.town_id from programme.referral f
                       where f.person_id = p.id and f.state = 'accepted' order by f.decided_at desc limit 1) r on true
    left join office.town t on t.id = r.town_id
    left join office.prison s on s.id = programme.prison_today(p.id)
    where c.id = m.course_id and c.closed_on is null
      and programme.consent_holds(p.id, 'programme', '', programme.viewer_today())
      and m.state = 'asked' and m.answer_by >= programme.viewer_today()) open on true
  where a.mentor_id = programme.viewer_mentor() and office.viewer_has('mentor')
    and m.asked_on > programme.viewer_today() - 31
  order by m.answer_by, m.id;
end;

revoke execute on function
  programme.in_the_way, programme.ask_reserve, programme.answer_match, programme.lapse_match, programme.wish_to_talk,
  programme.prison_today
  from public;
grant execute on function programme.answer_match, programme.lapse_match, programme.wish_to_talk to primus_case;
grant execute on function programme.answer_match to primus_mentor;
