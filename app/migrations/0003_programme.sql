-- The case register. It rests on consent; nothing of an outcome ever comes here.
create sequence programme.referral_number start 1001;

create table programme.referral_link (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  prison_id uuid not null references office.prison (id),
  token_hash bytea not null unique,
  contact_name text not null default '',
  expires_at timestamptz not null,
  used_at timestamptz,
  created_by text references auth."user" (id),
  created_at timestamptz not null default now()
);

create table programme.person (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  name text not null check (name <> ''),
  birth_date date,
  language text not null default 'da',
  phone text not null default '',
  created_at timestamptz not null default now()
);
create index on programme.person (organisation_id, branch_id);

create table programme.referral (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  number text not null,
  link_id uuid references programme.referral_link (id),
  state text not null check (state in ('new', 'accepted', 'declined', 'withdrawn')),
  prison_id uuid not null references office.prison (id),
  town_id uuid not null references office.town (id),
  referrer_name text not null default '',
  referrer_contact text not null default '',
  note text not null default '',
  received_at timestamptz not null,
  decided_at timestamptz,
  decided_by text references auth."user" (id),
  reason text,
  unique (organisation_id, number),
  check ((state = 'new') = (decided_at is null)),
  check (state <> 'declined' or reason is not null)
);
create unique index on programme.referral (link_id) where link_id is not null;
create index on programme.referral (organisation_id, branch_id, state, received_at);
create index on programme.referral (person_id);

-- Superseded, never overwritten. latest_date makes a range; no date at all needs a reason in source.
create table programme.release_date (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  kind text not null check (kind in ('two-thirds', 'full-term', 'expected', 'conditional-pending', 'actual')),
  certainty text not null check (certainty in ('certain', 'likely', 'uncertain', 'unknown')),
  date date,
  latest_date date,
  source text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  superseded_by uuid references programme.release_date (id) deferrable initially deferred,
  check ((date is null) = (certainty = 'unknown')),
  check (latest_date is null or (date is not null and latest_date >= date))
);
create index on programme.release_date (person_id, recorded_at);

create table programme.consent (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  purpose text not null check (purpose in ('programme', 'register-follow-up', 'authority-contact')),
  version integer not null check (version > 0),
  given_on date not null,
  given_how text not null check (given_how in ('in-person', 'in-writing', 'by-phone', 'digital')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_how text check (withdrawn_how in ('in-person', 'in-writing', 'by-phone', 'digital')),
  check ((withdrawn_on is null) = (withdrawn_how is null)),
  check (withdrawn_on >= given_on)
);
create unique index on programme.consent (person_id, purpose) where withdrawn_on is null;

-- Facts that eligibility is judged on, as the coordinator knows them. A later row supersedes an earlier one.
create table programme.assessment (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  facts jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index on programme.assessment (person_id, recorded_at);

-- What the enrol door answered: the arm, and nothing else of the study. Written by the door alone.
create table programme.enrolment (
  person_id uuid not null references programme.person (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  study_id uuid not null,
  arm text not null check (arm in ('mentoring', 'control')),
  enrolled_on date not null,
  enrolled_by text not null,
  enrolled_at timestamptz not null,
  primary key (person_id, study_id)
);

create table programme.mentor (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  user_id text references auth."user" (id),
  name text not null check (name <> ''),
  birth_date date,
  phone text not null default '',
  email text not null default '',
  gender text not null default 'not-stated' check (gender in ('woman', 'man', 'other', 'not-stated')),
  town_id uuid not null references office.town (id),
  stage text not null check (stage in ('applied', 'interviewed', 'checks', 'training', 'approved', 'paused', 'left')),
  stage_since date not null,
  capacity integer not null default 1 check (capacity between 0 and 5),
  languages text[] not null default '{da}',
  life_areas text[] not null default '{}',
  created_at timestamptz not null default now(),
  unique (organisation_id, user_id)
);
create index on programme.mentor (organisation_id, branch_id, stage);
-- A check is seen, never kept: kind, who saw it when, and until when it holds.
create table programme.mentor_check (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  kind text not null check (kind in ('criminal-record', 'child-certificate', 'prison-clearance', 'reference',
                                     'interview', 'declarations')),
  prison_id uuid references office.prison (id),
  seen_on date not null,
  valid_until date,
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (valid_until is null or valid_until >= seen_on)
);
create index on programme.mentor_check (mentor_id);
create table programme.mentor_training (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  course_name text not null,
  completed_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index on programme.mentor_training (mentor_id);

create table programme.course (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  opened_on date not null,
  opened_by text not null,
  closed_on date,
  close_reason text,
  check ((closed_on is null) = (close_reason is null)),
  check (closed_on >= opened_on)
);
create unique index on programme.course (person_id) where closed_on is null;
create index on programme.course (organisation_id, branch_id);
-- A course cannot open for a person in the control arm.
create function programme.refuse_course_for_control() returns trigger language plpgsql security definer as $$
begin
  if exists (select 1 from programme.enrolment where person_id = new.person_id and arm = 'control') then
    raise exception 'control' using errcode = 'PM001';
  end if;
  return new;
end $$;
create trigger no_course_for_control before insert on programme.course
  for each row execute function programme.refuse_course_for_control();

-- Why this pair: the suggestion's rank and score, and the reason where the coordinator departed from it.
create table programme.match (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  suggested_rank integer,
  departure_reason text,
  grounds jsonb not null,
  made_on date not null,
  made_by text not null,
  made_at timestamptz not null,
  check (suggested_rank = 1 or departure_reason is not null)
);
create index on programme.match (course_id);
-- Two places in a pair, each an interval: never two mentors in one place, never one mentor twice on a course.
create table programme.assignment (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  mentor_id uuid not null references programme.mentor (id),
  match_id uuid references programme.match (id),
  place smallint not null check (place in (1, 2)),
  period daterange not null check (not isempty(period) and lower(period) is not null),
  end_reason text,
  exclude using gist (course_id with =, place with =, period with &&),
  exclude using gist (course_id with =, mentor_id with =, period with &&)
);
create index on programme.assignment (mentor_id);

create table programme.schedule_item (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  step text not null,
  anchor text not null check (anchor in ('release', 'opened')),
  offset_from integer not null,
  offset_to integer not null check (offset_to >= offset_from),
  window_from date not null,
  window_to date not null check (window_to >= window_from),
  origin text not null default 'rule' check (origin in ('rule', 'hand', 'agreed')),
  done_on date,
  done_by text,
  unique (course_id, step)
);
create table programme.contact (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  held_on date not null,
  mode text not null check (mode in ('visit', 'meeting', 'phone', 'message', 'authority-meeting')),
  kept text not null check (kept in ('held', 'no-show', 'cancelled-participant', 'cancelled-mentor')),
  minutes integer check (minutes between 0 and 1440),
  life_areas text[] not null default '{}',
  note text not null default '' check (length(note) <= 500),
  concern boolean not null default false,
  logged_by text not null,
  logged_at timestamptz not null
);
create index on programme.contact (course_id, held_on desc);
create table programme.contact_mentor (
  contact_id uuid not null references programme.contact (id),
  mentor_id uuid not null references programme.mentor (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  primary key (contact_id, mentor_id)
);
create table programme.concern (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  contact_id uuid references programme.contact (id),
  text text not null default '' check (length(text) <= 500),
  raised_by text not null,
  raised_at timestamptz not null,
  handled_by text,
  handled_at timestamptz,
  handled_note text
);
create index on programme.concern (organisation_id, branch_id) where handled_at is null;
