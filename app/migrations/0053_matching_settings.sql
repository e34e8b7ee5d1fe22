-- Matching: the programme's own weights and limits, what participants wish, who may not be put together, and one plan
-- for everybody in a branch who waits.

-- A version is never changed: what a match was judged by stays readable.
create table programme.matching_settings (
  organisation_id uuid not null references office.organisation (id),
  version integer not null check (version > 0),
  weights jsonb not null check (not jsonb_path_exists(weights, '$.* ? (@ < 0)')),
  limits jsonb not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (organisation_id, version),
  constraint weights_are_a_hundred check (
    ((weights ->> 'language')::integer + (weights ->> 'travel')::integer + (weights ->> 'lifeAreas')::integer
     + (weights ->> 'availability')::integer + (weights ->> 'complementarity')::integer
     + (weights ->> 'continuity')::integer + (weights ->> 'capacity')::integer + (weights ->> 'visits')::integer)
    is not distinct from 100)
);
alter table programme.matching_settings enable row level security;
create policy staff on programme.matching_settings for select to primus_case
  using (organisation_id = (select office.viewer_organisation())
         and (cardinality((select office.viewer_branches())::uuid[]) > 0 or (select office.viewer_has('programme-lead'))));
create policy lead_sets on programme.matching_settings for insert to primus_case
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('programme-lead')));
grant select, insert on programme.matching_settings to primus_case;

-- What a participant wishes of the two; a later row counts.
create table programme.match_wish (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  life_areas text[] not null default '{}',
  slots text[] not null default '{}'
    check (slots <@ '{weekday-day,weekday-evening,weekend-day,weekend-evening}'),
  gender text not null default 'none' check (gender in ('none', 'woman', 'man')),
  gender_is_must boolean not null default false,
  recorded_by text not null,
  recorded_at timestamptz not null,
  turn bigint generated always as identity,
  check (gender <> 'none' or not gender_is_must)
);
create index on programme.match_wish (person_id, turn desc);

-- A mentor who may not be put together with a participant, or with another mentor.
create table programme.conflict (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  person_id uuid references programme.person (id),
  other_mentor_id uuid references programme.mentor (id),
  reason text not null check (reason in ('knows-each-other', 'family', 'incident', 'other')),
  period daterange not null check (isempty(period) or lower(period) is not null),
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_by text,
  check (num_nonnulls(person_id, other_mentor_id) = 1),
  check (other_mentor_id is distinct from mentor_id)
);
create index on programme.conflict (mentor_id);
create index on programme.conflict (other_mentor_id) where other_mentor_id is not null;
create index on programme.conflict (person_id) where person_id is not null;

-- Pairs for everybody of a branch who waits, as the engine found them on a day; sent as a whole or not at all.
create table programme.match_plan (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  state text not null default 'draft' check (state in ('draft', 'published', 'discarded')),
  made_on date not null,
  made_by text not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  settings_version integer not null check (settings_version >= 0),
  points integer not null check (points >= 0),
  proven boolean not null,
  gap_seekers integer not null check (gap_seekers >= 0),
  gap_points integer not null check (gap_points >= 0),
  seconds double precision not null,
  -- Courses without a pair, and which volunteers are missing: kinds and counts, nobody's id.
  unplaced uuid[] not null,
  missing jsonb not null,
  turn bigint generated always as identity,
  check ((state = 'draft') = (closed_at is null))
);
create unique index match_plan_one_draft on programme.match_plan (branch_id) where state = 'draft';
create index on programme.match_plan (branch_id, turn desc);
create table programme.match_plan_row (
  plan_id uuid not null references programme.match_plan (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  -- As the engine had it, and as it stands after a coordinator looked at it.
  planned_ids uuid[] not null check (cardinality(planned_ids) = 2),
  mentor_ids uuid[] not null check (cardinality(mentor_ids) = 2),
  place integer not null,
  left_out boolean not null default false,
  reason text not null default '' check (length(reason) <= 500),
  primary key (plan_id, course_id),
  check (mentor_ids = planned_ids or reason <> '')
);

do $$
declare t text;
begin
  foreach t in array array['match_wish', 'conflict', 'match_plan', 'match_plan_row'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy coordinator on programme.%I for all to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))
      with check (branch_id = any ((select office.viewer_branches())::uuid[])
                  and organisation_id = (select office.viewer_organisation()))', t);
  end loop;
end $$;
grant select, insert on programme.match_wish to primus_case;
grant select, insert, update on programme.conflict, programme.match_plan, programme.match_plan_row to primus_case;

-- For the whole country, counts and nobody in them: who waits for a pair, who is asked, and what the last plan of each
-- branch found.
create function programme.plan_counts(on_day date)
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
      and exists (select 1 from programme.consent k where k.person_id = c.person_id and k.purpose = 'programme'
                  and k.withdrawn_on is null)
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

-- In how many working days the three answer, for work that nobody presses a button for; null where nobody has said.
create function programme.answer_days(wanted_organisation uuid) returns integer language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select (s.limits ->> 'answerDays')::integer from programme.matching_settings s
          where s.organisation_id = wanted_organisation order by s.version desc limit 1);
revoke execute on function programme.plan_counts, programme.answer_days from public;
grant execute on function programme.plan_counts, programme.answer_days to primus_case;
