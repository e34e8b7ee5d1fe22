-- Organisations, branches, roles: who may do what, where. Roles are intervals: a right that was held stays visible.
create extension if not exists btree_gist;

create schema auth;
create schema office;
create schema audit;
create schema programme;
create schema study;
create schema keys;
create schema jobs;

revoke create on schema public from public;

-- The tables of the sign-in library (better-auth with its two-factor plugin).
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean default false
);
create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" (id) on delete cascade
);
create index on auth.session ("userId");
create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index on auth.account ("userId");
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index on auth.verification (identifier);
create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index on auth."twoFactor" ("userId");
-- A one-time code that has been used, until it can no longer be valid.
create table auth.used_code (
  user_id text not null references auth."user" (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz not null,
  primary key (user_id, code_hash)
);
-- Failed attempts per account and per address, for the growing delay.
create table auth.attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null
);

create table office.organisation (
  id uuid primary key,
  name text not null check (name <> ''),
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
create table office.branch (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  name text not null check (name <> ''),
  -- Part of the country, as a stratum of randomisation.
  area text not null default 'all' check (area <> ''),
  unique (organisation_id, name)
);
create table office.town (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  name text not null check (name <> ''),
  unique (organisation_id, name)
);
create table office.prison (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('open', 'closed', 'remand', 'halfway-house')),
  unique (organisation_id, name)
);
create table office.membership (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references office.organisation (id),
  user_id text not null references auth."user" (id),
  role text not null check (role in ('coordinator', 'mentor', 'programme-lead', 'trial-manager', 'evaluator',
                                     'administrator', 'data-protection-officer')),
  branch_id uuid references office.branch (id),
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  granted_by text references auth."user" (id),
  check (valid_to is null or valid_to >= valid_from),
  check ((role in ('coordinator', 'mentor')) = (branch_id is not null))
);
create unique index on office.membership (user_id, role, coalesce(branch_id, '00000000-0000-0000-0000-000000000000'))
  where valid_to is null;
create table office.invitation (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  email text not null,
  name text not null,
  role text not null,
  branch_id uuid references office.branch (id),
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_by text references auth."user" (id),
  created_at timestamptz not null default now()
);
-- The one-time link that is printed in the terminal for the first administrator.
create table office.setup_link (
  token_hash bytea primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);
-- Mail goes out from here; without a mail server it stays and administrators can read it.
create table office.mail (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references office.organisation (id),
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  sent_at timestamptz,
  last_error text
);
create index on office.mail (created_at) where sent_at is null;
-- What a form's request id led to: the second click gets the first result.
create table office.request (
  id uuid not null,
  actor text not null,
  action text not null,
  result jsonb,
  at timestamptz not null default now(),
  primary key (actor, action, id)
);

-- Who is looking: set for each transaction, empty means nobody.
create function office.viewer() returns text language sql stable
  return nullif(current_setting('primus.user', true), '');
create function office.viewer_link() returns uuid language sql stable
  return case when current_setting('primus.link', true) ~ '^[0-9a-f-]{36}$'
              then current_setting('primus.link', true)::uuid end;
create function office.viewer_organisation() returns uuid language sql stable security definer
  return (select organisation_id from office.membership
          where user_id = office.viewer() and valid_to is null limit 1);
create function office.viewer_has(wanted text) returns boolean language sql stable security definer
  return exists (select 1 from office.membership
                 where user_id = office.viewer() and role = wanted and valid_to is null);
-- The branches in which the viewer is a coordinator.
create function office.viewer_branches() returns uuid[] language sql stable security definer
  return coalesce((select array_agg(branch_id) from office.membership
                   where user_id = office.viewer() and role = 'coordinator' and valid_to is null), '{}'::uuid[]);
