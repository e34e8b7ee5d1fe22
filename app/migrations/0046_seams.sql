-- What intake, volunteers, matching and the three yeses have in common.
create extension if not exists pg_trgm;

-- A participant who has signed in with a card; null for everybody else.
create function office.viewer_participant() returns uuid language sql stable
  return nullif(current_setting('primus.participant', true), '')::uuid;
revoke execute on function office.viewer_participant from public;
grant execute on function office.viewer_participant to primus_case, primus_study, primus_doors, primus_auth;

-- What a volunteer can offer: when, how far, and how.
alter table programme.mentor
  add column slots text[] not null default '{}'
    check (slots <@ '{weekday-day,weekday-evening,weekend-day,weekend-evening}'),
  add column transport text not null default 'public' check (transport in ('car', 'public', 'bicycle')),
  add column max_travel_minutes integer not null default 60 check (max_travel_minutes between 5 and 300),
  add column prior_experience boolean not null default false,
  add column child_certificate_needed boolean not null default false;

-- Away, with the day of return where it is known.
create table programme.mentor_absence (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  kind text not null check (kind in ('leave', 'long-term', 'no-contact', 'inactive')),
  period daterange not null check (not isempty(period) and lower(period) is not null),
  return_on date,
  note text not null default '' check (length(note) <= 300),
  recorded_by text not null,
  recorded_at timestamptz not null,
  exclude using gist (mentor_id with =, period with &&)
);

-- The prison is asked whether a mentor may visit; how long its answers take is learnt from these rows.
create table programme.clearance_request (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  prison_id uuid not null references office.prison (id),
  referral_id uuid references programme.referral (id),
  sent_on date not null,
  answered_on date check (answered_on >= sent_on),
  answer text check (answer in ('approved', 'refused')),
  valid_until date,
  answered_how text check (answered_how in ('link', 'phone', 'letter')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  check ((answer is null) = (answered_on is null) and (answer is null) = (answered_how is null)),
  check (valid_until is null or answer = 'approved')
);
create unique index on programme.clearance_request (mentor_id, prison_id) where answered_on is null;
create index on programme.clearance_request (prison_id, answered_on);
create index on programme.clearance_request (referral_id) where referral_id is not null;

-- Where a place lies, within the country: distances are estimates from these.
alter table office.town
  add column latitude double precision check (latitude between 54 and 58),
  add column longitude double precision check (longitude between 7.5 and 15.5),
  add constraint town_place check ((latitude is null) = (longitude is null));
alter table office.prison
  add column latitude double precision check (latitude between 54 and 58),
  add column longitude double precision check (longitude between 7.5 and 15.5),
  add constraint prison_place check ((latitude is null) = (longitude is null));

-- A match is proposed in a plan, asked of three people, and live with the third yes. What was made before is live.
alter table programme.match
  add column state text not null default 'live'
    check (state in ('proposed', 'asked', 'live', 'declined', 'lapsed', 'cancelled')),
  add column asked_on date,
  add column answer_by date check (answer_by >= asked_on),
  add column reminded_at timestamptz,
  add column closed_at timestamptz,
  add column close_reason text,
  add column fallback_for uuid references programme.match (id),
  add column ask_fallback boolean not null default false,
  add column joint_goal text not null default '' check (length(joint_goal) <= 300),
  add column introduction text not null default '' check (length(introduction) <= 500),
  add column mentor_ids uuid[] not null default '{}' check (cardinality(mentor_ids) <= 2),
  add constraint match_asked check (state <> 'asked' or (asked_on is not null and answer_by is not null)),
  add constraint match_closed check ((state in ('declined', 'lapsed', 'cancelled')) = (closed_at is not null));
create unique index match_one_asked on programme.match (course_id) where state = 'asked';
create unique index match_one_fallback on programme.match (fallback_for) where state = 'proposed';
update programme.match m set mentor_ids = coalesce(
  (select array_agg(a.mentor_id order by a.place) from programme.assignment a where a.match_id = m.id), '{}');
create table programme.match_answer (
  match_id uuid not null references programme.match (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  party text not null check (party in ('participant', 'mentor-1', 'mentor-2')),
  mentor_id uuid references programme.mentor (id),
  answer text check (answer in ('yes', 'no')),
  reason text not null default '' check (length(reason) <= 300),
  answered_at timestamptz,
  how text check (how in ('self', 'in-person', 'by-phone', 'in-writing')),
  recorded_by text,
  primary key (match_id, party),
  check ((party = 'participant') = (mentor_id is null)),
  check ((answer is null) = (answered_at is null) and (answer is null) = (how is null)
         and (answer is null) = (recorded_by is null))
);
create index on programme.match_answer (mentor_id) where mentor_id is not null;

do $$
declare t text;
begin
  foreach t in array array['mentor_absence', 'clearance_request', 'match_answer'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy coordinator on programme.%I for all to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))
      with check (branch_id = any ((select office.viewer_branches())::uuid[])
                  and organisation_id = (select office.viewer_organisation()))', t);
    execute format('grant select, insert, update on programme.%I to primus_case', t);
  end loop;
end $$;
create policy mentor on programme.mentor_absence for select to primus_case
  using (mentor_id = (select programme.viewer_mentor()));
create policy mentor on programme.clearance_request for select to primus_case
  using (mentor_id = (select programme.viewer_mentor()));

-- A participant's own way in: a card with a code, given on paper. Only the code's keyed hash is here.
create table programme.participant_card (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  code_hash bytea not null unique,
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null check (expires_at > made_at),
  revoked_at timestamptz,
  revoked_by text,
  check ((revoked_at is null) = (revoked_by is null))
);
create index on programme.participant_card (person_id);
alter table programme.participant_card enable row level security;
create policy coordinator on programme.participant_card for all to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]))
  with check (branch_id = any ((select office.viewer_branches())::uuid[])
              and organisation_id = (select office.viewer_organisation()));
grant select, insert, update on programme.participant_card to primus_case;
-- From the card in a signed cookie to whom it stands for, while it holds.
create function programme.find_card(wanted_card uuid, at timestamptz)
returns table (person_id uuid, organisation_id uuid, organisation text, demo boolean)
language sql stable security definer
begin atomic
  select c.person_id, c.organisation_id, o.name, o.demo
  from programme.participant_card c join office.organisation o on o.id = c.organisation_id
  where c.id = wanted_card and c.revoked_at is null and c.expires_at > find_card.at;
end;
revoke execute on function programme.find_card from public;
grant execute on function programme.find_card to primus_case;
