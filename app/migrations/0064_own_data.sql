-- A person's own data on request, read by a login role of its own: everything of one person in the case register, the
-- account of a volunteer, and of the research register only that somebody is in it.
create schema privacy;
grant usage on schema office, audit, programme, keys, study, auth, privacy to primus_privacy;
grant execute on all functions in schema office to primus_privacy;
grant execute on function audit.append to primus_privacy;
grant select, insert, update on office.request to primus_privacy;
grant select on office.organisation, office.branch, office.town, office.prison, office.membership to primus_privacy;

-- Whose data may be looked into now: the own organisation's, for its administrator and data protection officer; every
-- organisation's, for the work that nobody asks for by hand.
create function privacy.organisations() returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp
return case
  when programme.nobody_asks() and coalesce(current_setting('primus.system', true), '') = 'retention'
    then coalesce((select array_agg(o.id) from office.organisation o), '{}'::uuid[])
  when office.viewer_has('administrator') or office.viewer_has('data-protection-officer')
    then array[office.viewer_organisation()]
  else '{}'::uuid[] end;

-- Opens a table with a column organisation_id to this role. A migration that makes a table of personal data calls it.
create function privacy.covers(covered regclass) returns void language plpgsql as $$
begin
  execute format('grant select, update, delete on %s to primus_privacy', covered);
  execute format('create policy privacy on %s for select to primus_privacy
    using (organisation_id = any ((select privacy.organisations())::uuid[]))', covered);
end $$;
do $$
declare t regclass;
begin
  for t in select k.oid from pg_class k join pg_attribute a on a.attrelid = k.oid and a.attname = 'organisation_id'
           where k.relnamespace = 'programme'::regnamespace and k.relkind = 'r' and k.relrowsecurity loop
    perform privacy.covers(t);
  end loop;
  perform privacy.covers('keys.identity');
end $$;
grant select, delete on keys.study_key to primus_privacy;
create policy privacy on keys.study_key for select to primus_privacy
  using (exists (select 1 from programme.person p where p.id = person_id));
-- Of a study: which it is, and how far each participant's follow-up has come. No arm, no outcome.
grant select (id, organisation_id, title_da, title_en, state) on study.study to primus_privacy;
grant select (study_id, organisation_id, study_key, origin_date, follow_up_withdrawn_on) on study.participant
  to primus_privacy;
create policy privacy on study.study for select to primus_privacy
  using (organisation_id = any ((select privacy.organisations())::uuid[]));
create policy privacy on study.participant for select to primus_privacy
  using (organisation_id = any ((select privacy.organisations())::uuid[]));
grant select on audit.event to primus_privacy;
create policy privacy on audit.event for select to primus_privacy
  using (organisation_id = any ((select privacy.organisations())::uuid[]));

-- Accounts, invitations and mail: whoever had a grant goes on as before; this role reaches its own organisation's.
do $$
declare t text;
begin
  foreach t in array array['auth."user"', 'auth.session', 'auth.account', 'auth."twoFactor"', 'auth.used_code',
                           'office.mail', 'office.invitation'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy wings on %s for all to primus_auth, primus_case, primus_study, primus_doors
      using (true) with check (true)', t);
  end loop;
end $$;
create function privacy.accounts() returns text[] language sql stable security definer
set search_path = pg_catalog, pg_temp
return coalesce((select array_agg(distinct m.user_id) from office.membership m
                 where m.organisation_id = any (privacy.organisations())), '{}'::text[]);
grant select (id, name, email, "createdAt", "updatedAt", "twoFactorEnabled"), update (name, email, image)
  on auth."user" to primus_privacy;
grant select ("userId", "ipAddress", "userAgent", "createdAt", "expiresAt"), delete on auth.session to primus_privacy;
grant select ("userId", "createdAt", "updatedAt"), delete on auth.account to primus_privacy;
grant select ("userId"), delete on auth."twoFactor" to primus_privacy;
grant select (user_id, used_at), delete on auth.used_code to primus_privacy;
grant select, delete on office.mail, office.invitation to primus_privacy;
create policy privacy on auth."user" for select to primus_privacy
  using (id = any ((select privacy.accounts())::text[]));
create policy privacy on auth.session for select to primus_privacy
  using ("userId" = any ((select privacy.accounts())::text[]));
create policy privacy on auth.account for select to primus_privacy
  using ("userId" = any ((select privacy.accounts())::text[]));
create policy privacy on auth."twoFactor" for select to primus_privacy
  using ("userId" = any ((select privacy.accounts())::text[]));
create policy privacy on auth.used_code for select to primus_privacy
  using (user_id = any ((select privacy.accounts())::text[]));
create policy privacy on office.mail for select to primus_privacy
  using (organisation_id = any ((select privacy.organisations())::uuid[]));
create policy privacy on office.invitation for select to primus_privacy
  using (organisation_id = any ((select privacy.organisations())::uuid[]));

-- Who was erased, and when: nothing else tells that somebody was here.
alter table programme.person add column erased_on date;
alter table programme.mentor add column erased_on date;

-- Who has asked for the own data: when, how they showed who they are, and by when they are answered.
create table privacy.access_request (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  subject_kind text not null check (subject_kind in ('participant', 'volunteer')),
  subject_id uuid not null,
  received_on date not null,
  due_on date not null check (due_on > received_on),
  identified_by text not null check (identified_by in ('photo-id', 'known-in-person', 'digital-signature', 'other')),
  reason text not null check (reason <> '' and length(reason) <= 300),
  recorded_by text not null,
  recorded_at timestamptz not null,
  outcome text check (outcome in ('given', 'refused', 'withdrawn')),
  outcome_reason text not null default '' check (length(outcome_reason) <= 300),
  closed_by text,
  closed_at timestamptz,
  check ((outcome is null) = (closed_at is null) and (outcome is null) = (closed_by is null)),
  check (outcome is distinct from 'refused' or outcome_reason <> '')
);
create unique index on privacy.access_request (subject_id) where outcome is null;
-- Each copy that was made: its hash, and how many rows were in it and how many notes were held back.
create table privacy.access_copy (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  request_id uuid not null references privacy.access_request (id),
  format text not null check (format in ('html', 'json')),
  hash text not null,
  rows integer not null check (rows >= 0),
  held_back integer not null check (held_back >= 0),
  made_by text not null,
  made_at timestamptz not null
);
create index on privacy.access_copy (request_id);
do $$
declare t text;
begin
  foreach t in array array['access_request', 'access_copy'] loop
    execute format('alter table privacy.%I enable row level security', t);
    execute format('create policy own_organisation on privacy.%I for all to primus_privacy
      using (organisation_id = any ((select privacy.organisations())::uuid[]))
      with check (organisation_id = any ((select privacy.organisations())::uuid[]))', t);
  end loop;
end $$;
grant select, insert on privacy.access_request, privacy.access_copy to primus_privacy;
grant update (outcome, outcome_reason, closed_by, closed_at) on privacy.access_request to primus_privacy;
revoke execute on all functions in schema privacy from public;
grant execute on function privacy.organisations, privacy.accounts to primus_privacy;
-- Emptying a name works out what is searched for anew.
grant execute on function programme.name_key, programme.folded to primus_privacy;
