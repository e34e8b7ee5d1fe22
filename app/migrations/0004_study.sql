-- The sealed room between the registers: only the doors have a key.
create table keys.identity (
  person_id uuid primary key references programme.person (id),
  organisation_id uuid not null references office.organisation (id),
  -- CPR number: sealed with the installation's key; the fingerprint is a keyed hash that finds the same person again.
  cpr_sealed bytea not null,
  cpr_fingerprint bytea not null
);
create index on keys.identity (organisation_id, cpr_fingerprint);
create table keys.study_key (
  person_id uuid not null references programme.person (id),
  study_id uuid not null,
  study_key text not null unique,
  primary key (person_id, study_id)
);

-- The research register. Pseudonymous: a study key, never a name. It never flows back into case work.
create table study.study (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  title_da text not null,
  title_en text not null,
  invented boolean not null default false,
  protocol jsonb not null,
  protocol_hash text not null,
  state text not null check (state in ('draft', 'recruiting', 'paused', 'follow-up', 'closed')),
  commitment text not null,
  registered_at timestamptz not null
);
-- One row a person, in the order of allocation within each stratum. Sealed: read only by the enrol door.
create table study.stratum (
  study_id uuid not null references study.study (id),
  label text not null,
  next_position integer not null default 1,
  primary key (study_id, label)
);
-- The secret that the sequence is drawn from: sealed with the installation's key.
create table study.sealed_secret (
  study_id uuid primary key references study.study (id),
  secret_sealed bytea not null
);
create table study.allocation (
  study_id uuid not null references study.study (id),
  study_key text not null,
  stratum text not null,
  position integer not null,
  arm text not null check (arm in ('mentoring', 'control')),
  strata jsonb not null,
  allocated_at timestamptz not null,
  sequence integer not null,
  previous_hash text not null,
  hash text not null,
  primary key (study_id, study_key),
  unique (study_id, stratum, position),
  unique (study_id, sequence)
);
create function study.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'an allocation is never changed or removed';
end $$;
create trigger unchanging before update or delete on study.allocation for each row execute function study.refuse();

-- What the evaluator sees of a participant: coded arm, origin date and prespecified baseline values.
create table study.participant (
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  study_key text not null,
  coded_arm text not null check (coded_arm in ('X', 'Y')),
  origin_date date,
  baseline jsonb not null default '{}',
  follow_up_withdrawn_on date,
  primary key (study_id, study_key)
);
create table study.outcome_import (
  id uuid primary key,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  file_name text not null,
  file_hash text not null,
  complete_until date not null,
  rows integer not null,
  imported_by text not null,
  imported_at timestamptz not null,
  superseded_at timestamptz,
  unique (study_id, file_hash, complete_until)
);
create table study.outcome_event (
  import_id uuid not null references study.outcome_import (id),
  line integer not null,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  study_key text not null,
  offence_on date not null,
  charged_on date,
  decided_on date,
  decision text not null check (decision in ('unconditional', 'conditional', 'fine', 'community-service', 'acquitted', 'dropped')),
  custody boolean not null,
  offence_kind text not null default '',
  primary key (import_id, line)
);
create index on study.outcome_event (study_id, study_key);
create table study.analysis (
  id uuid primary key,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  import_id uuid not null references study.outcome_import (id),
  results jsonb not null,
  results_hash text not null,
  code_version text not null,
  run_by text not null,
  run_at timestamptz not null
);
-- Unblinding takes two people: the one who asks and another who agrees.
create table study.unblinding (
  id uuid primary key,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  analysis_id uuid not null references study.analysis (id),
  reason text not null check (reason <> ''),
  requested_by text not null,
  requested_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by <> requested_by)
);
create unique index on study.unblinding (analysis_id);
-- Which code stands for which arm. Written when the study opens; sealed until two people have agreed.
create table study.sealed_arm_code (
  study_id uuid primary key references study.study (id),
  mentoring_code text not null check (mentoring_code in ('X', 'Y'))
);
create function study.arm_code(wanted_study uuid) returns text language sql stable security definer
set search_path = pg_catalog, pg_temp
return (select mentoring_code from study.sealed_arm_code c
        where c.study_id = wanted_study
          and exists (select 1 from study.unblinding u where u.study_id = wanted_study and u.approved_at is not null));
create table study.publication (
  id uuid primary key,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  analysis_id uuid not null references study.analysis (id),
  mentoring_code text not null check (mentoring_code in ('X', 'Y')),
  released_hash text not null,
  published_by text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index on study.publication (study_id) where withdrawn_at is null;
-- Pseudonymous dose from the case register, brought by the deliver door.
create table study.dose (
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  study_key text not null,
  contacts integer not null,
  minutes integer not null,
  first_contact_on date,
  last_contact_on date,
  delivered_at timestamptz not null,
  primary key (study_id, study_key)
);
