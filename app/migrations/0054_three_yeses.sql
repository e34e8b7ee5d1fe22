-- Three yeses before a match is live, and half a pair that is handed over.

-- The day of the third yes; the day it was judged stays in made_on. And in which turn it was asked, among all others.
create sequence programme.match_turn;
alter table programme.match add column live_on date, add column turn bigint;
update programme.match m set turn = o.turn, live_on = m.made_on
from (select id, row_number() over (order by made_at, id) turn from programme.match) o where o.id = m.id;
select setval('programme.match_turn', (select count(*) + 1 from programme.match), false);
create function programme.match_takes_its_turn() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'live' and new.live_on is null then new.live_on := new.made_on; end if;
  new.turn := nextval('programme.match_turn');
  return new;
end $$;
create trigger in_turn before insert on programme.match for each row execute function programme.match_takes_its_turn();
create trigger in_turn_when_asked before update of state on programme.match
  for each row when (old.state = 'proposed' and new.state = 'asked') execute function programme.match_takes_its_turn();
create index on programme.match using gin (mentor_ids) where state = 'asked';
create index on programme.match (answer_by) where state = 'asked';

-- What a mentor sees of the time before: contacts from a day on (null: all of them), and the note that was handed over.
alter table programme.assignment
  add column sees_from date,
  add column sees_note boolean not null default false;

-- What the one who leaves hands over, and what each of the two may see: chosen, never assumed. A later row counts.
create table programme.handover (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  leaving_assignment_id uuid not null references programme.assignment (id),
  note text not null default '' check (length(note) <= 1000),
  arriving_sees text not null check (arriving_sees in ('nothing', 'note', 'since', 'everything')),
  arriving_from date,
  leaving_sees text not null check (leaving_sees in ('nothing', 'own-contacts')),
  leaving_until date,
  chosen_by text not null,
  chosen_at timestamptz not null,
  turn bigint generated always as identity,
  check ((arriving_sees = 'since') = (arriving_from is not null)),
  check ((leaving_sees = 'own-contacts') = (leaving_until is not null))
);
create index on programme.handover (course_id, leaving_assignment_id, turn desc);
alter table programme.handover enable row level security;
create policy coordinator on programme.handover for all to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]))
  with check (branch_id = any ((select office.viewer_branches())::uuid[])
              and organisation_id = (select office.viewer_organisation()));
grant select, insert on programme.handover to primus_case;

-- A match goes from state to state one way only, and is live with three yeses or not at all.
create function programme.match_keeps_its_way() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = old.state then return new; end if;
  if not ((old.state = 'proposed' and new.state in ('asked', 'cancelled'))
          or (old.state = 'asked' and new.state in ('live', 'declined', 'lapsed', 'cancelled'))) then
    raise exception 'a match does not go from % to %', old.state, new.state using errcode = 'PM002';
  end if;
  if new.state = 'live' and (select count(*) from programme.match_answer a
                             where a.match_id = new.id and a.answer = 'yes') <> 3 then
    raise exception 'a match is live with three yeses' using errcode = 'PM002';
  end if;
  return new;
end $$;
create trigger one_way before update of state on programme.match
  for each row execute function programme.match_keeps_its_way();
create function programme.assignment_follows_match() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.match_id is not null
     and (select m.state from programme.match m where m.id = new.match_id) is distinct from 'live' then
    raise exception 'a place follows from a match that is live' using errcode = 'PM002';
  end if;
  return new;
end $$;
create trigger of_live_match before insert on programme.assignment
  for each row execute function programme.assignment_follows_match();

-- Courses that a mentor is on, will be on, or is asked to be on: each takes one place.
create function programme.places_taken(wanted_mentor uuid, on_day date) returns integer language sql stable
begin atomic
  select count(*)::integer from (
    select a.course_id from programme.assignment a
    where a.mentor_id = wanted_mentor and (upper_inf(a.period) or upper(a.period) > on_day)
    union
    select m.course_id from programme.match m
    where m.state = 'asked' and m.mentor_ids @> array[wanted_mentor]) taken;
end;

-- Two approved mentors of a branch who are not away and have room: a yes or no for the doors, never who they are.
create or replace function programme.pair_is_free(wanted_branch uuid, on_day date) returns boolean
language sql stable security definer
begin atomic
  select count(*) >= 2 from programme.mentor m
  where m.branch_id = wanted_branch and m.stage = 'approved'
    and m.capacity > programme.places_taken(m.id, on_day)
    and not exists (select 1 from programme.mentor_absence b where b.mentor_id = m.id and b.period @> on_day);
end;
-- Counts for the whole country: no person in them. Half a pair: a course that runs with one mentor.
drop function programme.branch_counts(date);
create function programme.branch_counts(on_day date)
returns table (branch_id uuid, waiting bigint, running bigint, free_mentors bigint, half_pairs bigint)
language sql stable security definer
begin atomic
  select b.id,
    (select count(*) from programme.referral r where r.branch_id = b.id and r.state = 'new'),
    (select count(*) from programme.course c where c.branch_id = b.id and c.closed_on is null),
    (select count(*) from programme.mentor m where m.branch_id = b.id and m.stage = 'approved'
       and m.capacity > programme.places_taken(m.id, on_day)
       and not exists (select 1 from programme.mentor_absence a where a.mentor_id = m.id and a.period @> on_day)),
    (select count(*) from programme.course c where c.branch_id = b.id and c.closed_on is null
       and (select count(*) from programme.assignment a where a.course_id = c.id and a.period @> on_day) = 1)
  from office.branch b
  where b.organisation_id = office.viewer_organisation()
    and (office.viewer_has('programme-lead') or office.viewer_has('administrator'));
end;

-- What nobody may be asked about any more falls: the course closed, the consent went, or a mentor left.
create function programme.cancel_matches(wanted_courses uuid[], wanted_mentor uuid, why text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  update programme.match m set state = 'cancelled', closed_at = now(), close_reason = why
  where m.state in ('proposed', 'asked')
    and (m.course_id = any (wanted_courses) or m.mentor_ids @> array[wanted_mentor]);
end;
create function programme.course_closes_matches() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform programme.cancel_matches(array[new.id], null, 'course-closed');
  return null;
end $$;
create trigger closes_matches after update of closed_on on programme.course
  for each row when (old.closed_on is null and new.closed_on is not null)
  execute function programme.course_closes_matches();
create function programme.consent_closes_matches() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform programme.cancel_matches(array(select c.id from programme.course c where c.person_id = new.person_id), null,
                                   'consent-withdrawn');
  return null;
end $$;
create trigger closes_matches after update of withdrawn_on on programme.consent
  for each row when (old.withdrawn_on is null and new.withdrawn_on is not null and new.purpose = 'programme')
  execute function programme.consent_closes_matches();
create function programme.mentor_closes_matches() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform programme.cancel_matches('{}', new.id, 'mentor-left');
  return null;
end $$;
create trigger closes_matches after update of stage on programme.mentor
  for each row when (new.stage = 'left' and old.stage <> 'left')
  execute function programme.mentor_closes_matches();

-- The pair that was named in case of a no is asked by itself, where nothing has come in its way meanwhile; null where
-- something has. After the participant's own no nobody is asked before the two have talked.
create function programme.ask_reserve(of_match uuid, at timestamptz, until date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  reserve programme.match;
  today date := programme.viewer_today();
begin
  select * into reserve from programme.match where fallback_for = of_match and state = 'proposed' for update;
  if not found then return null; end if;
  if not exists (select 1 from programme.course c
                 join programme.consent k on k.person_id = c.person_id and k.purpose = 'programme'
                   and k.withdrawn_on is null
                 where c.id = reserve.course_id and c.closed_on is null)
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

-- One answer. The third yes gives each new mentor a place from that day on; nothing else does. Gives what came of it:
-- yes, no, live, reserve (a no, and the pair in reserve is asked), same (said before), or why it cannot be:
-- absent, is-live, lapsed, declined, cancelled, own (somebody else's answer would be one's own), mentor-away, mentor-full.
create function programme.answer_match(wanted_match uuid, wanted_party text, wanted_answer text, why text, manner text,
                                       author text, at timestamptz, next_answer_by date) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked programme.match;
  given programme.match_answer;
  today date := programme.viewer_today();
  person uuid;
  new_mentor uuid;
  free_place smallint;
  handed programme.handover;
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
    if asked.ask_fallback and programme.ask_reserve(wanted_match, at, next_answer_by) is not null then
      return 'reserve';
    end if;
    return 'no';
  end if;
  if (select count(*) from programme.match_answer a where a.match_id = wanted_match and a.answer = 'yes') < 3 then
    return 'yes';
  end if;
  if exists (select 1 from programme.mentor m where m.id = any (asked.mentor_ids) and m.stage <> 'approved'
             and not exists (select 1 from programme.assignment a where a.mentor_id = m.id
                             and a.course_id = asked.course_id and upper_inf(a.period))) then
    return 'mentor-away';
  end if;
  if exists (select 1 from programme.mentor m where m.id = any (asked.mentor_ids)
             and m.capacity < programme.places_taken(m.id, today)
             and not exists (select 1 from programme.assignment a where a.mentor_id = m.id
                             and a.course_id = asked.course_id and upper_inf(a.period))) then
    return 'mentor-full';
  end if;
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
    join programme.assignment a on a.id = h.leaving_assignment_id and a.place = free_place
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

-- "I want to talk to somebody first": no answer, but the coordinator sees it.
create function programme.wish_to_talk(wanted_match uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  with told as (
    update programme.match_answer a set reason = 'talk-first'
    from programme.match m join programme.course c on c.id = m.course_id
    where m.id = a.match_id and m.id = wanted_match and m.state = 'asked' and a.party = 'participant'
      and a.answer is null and c.person_id = office.viewer_participant()
      and programme.viewer_today() <= m.answer_by
    returning 1)
  select exists (select 1 from told);
end;

-- The daily work acts for nobody.
create function programme.nobody_asks() returns boolean language sql stable
  return office.viewer() is null and office.viewer_participant() is null and office.viewer_link() is null;

-- The words are the application's; no person is in them. Each mentor of the match gets the same.
create function programme.tell_pair(wanted_match uuid, wanted_subject text, wanted_body text, at timestamptz)
returns bigint language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  with sent as (
    insert into office.mail (organisation_id, recipient, subject, body, created_at, due_at)
    select t.organisation_id, coalesce(nullif(m.email, ''), u.email), wanted_subject, wanted_body, at, at
    from programme.match t
    join programme.mentor m on m.id = any (t.mentor_ids)
    left join auth."user" u on u.id = m.user_id
    where t.id = wanted_match and t.state in ('asked', 'live')
      and coalesce(nullif(m.email, ''), u.email) is not null
      and (t.branch_id = any (office.viewer_branches())
           or programme.viewer_mentor() = any (t.mentor_ids)
           or exists (select 1 from programme.match f where f.id = t.fallback_for
                      and programme.viewer_mentor() = any (f.mentor_ids))
           or exists (select 1 from programme.course c
                      where c.id = t.course_id and c.person_id = office.viewer_participant())
           or programme.nobody_asks())
    returning 1)
  select count(*) from sent;
end;

-- The same to the pair in reserve, by whoever brought about that it is asked, and who may not know its id.
create function programme.tell_reserve(of_match uuid, wanted_subject text, wanted_body text, at timestamptz)
returns bigint language sql volatile security definer set search_path = pg_catalog, pg_temp
  return (select sum(programme.tell_pair(m.id, wanted_subject, wanted_body, at)) from programme.match m
          where m.fallback_for = of_match and m.state = 'asked');

-- Every day: what was not answered in time, and what is to be answered by tomorrow and was not reminded of. Only for
-- the work that nobody asks for by hand.
create function programme.due_matches()
returns table (match_id uuid, organisation_id uuid, branch_id uuid, course_id uuid, due text)
language sql stable security definer
begin atomic
  select m.id, m.organisation_id, m.branch_id, m.course_id,
         case when m.answer_by < programme.viewer_today() then 'lapse' else 'remind' end
  from programme.match m
  where programme.nobody_asks() and m.state = 'asked'
    and (m.answer_by < programme.viewer_today()
         or (m.reminded_at is null and m.answer_by - 1 <= programme.viewer_today()))
  order by m.answer_by, m.id;
end;
-- Over; and the pair in reserve is asked where that was wished. Gives lapsed, reserve, or same where it was over already.
create function programme.lapse_match(wanted_match uuid, at timestamptz, next_answer_by date) returns text
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
  if late.ask_fallback and programme.ask_reserve(late.id, at, next_answer_by) is not null then return 'reserve'; end if;
  return 'lapsed';
end $$;
-- One mail to each mentor who has not answered; once.
create function programme.remind_match(wanted_match uuid, at timestamptz, wanted_subject text, wanted_body text)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update programme.match m set reminded_at = at
  where m.id = wanted_match and m.state = 'asked' and m.reminded_at is null and programme.nobody_asks()
    and programme.viewer_today() between m.answer_by - 1 and m.answer_by;
  if not found then return false; end if;
  insert into office.mail (organisation_id, recipient, subject, body, created_at, due_at)
  select a.organisation_id, coalesce(nullif(m.email, ''), u.email), wanted_subject, wanted_body, at, at
  from programme.match_answer a
  join programme.mentor m on m.id = a.mentor_id
  left join auth."user" u on u.id = m.user_id
  where a.match_id = wanted_match and a.answer is null and coalesce(nullif(m.email, ''), u.email) is not null;
  return true;
end $$;

revoke execute on function
  programme.places_taken, programme.branch_counts, programme.answer_match, programme.wish_to_talk,
  programme.tell_pair, programme.tell_reserve, programme.due_matches, programme.lapse_match,
  programme.remind_match, programme.cancel_matches, programme.ask_reserve, programme.nobody_asks,
  programme.match_keeps_its_way, programme.assignment_follows_match, programme.match_takes_its_turn,
  programme.course_closes_matches, programme.consent_closes_matches, programme.mentor_closes_matches
  from public;
grant execute on function
  programme.places_taken, programme.branch_counts, programme.answer_match, programme.wish_to_talk,
  programme.tell_pair, programme.tell_reserve, programme.due_matches, programme.lapse_match, programme.remind_match
  to primus_case;
