-- How long things are kept, what holds somebody back, and the proof of what was erased.

-- The organisation's own periods, by category: months, or null for what is not erased by itself. A version is never
-- changed; the newest that has begun counts.
create table privacy.retention_policy (
  organisation_id uuid not null references office.organisation (id),
  version integer not null check (version > 0),
  valid_from date not null,
  months jsonb not null check (jsonb_typeof(months) = 'object'),
  set_by text not null,
  set_at timestamptz not null,
  primary key (organisation_id, version)
);

-- Somebody who is not erased by itself until a day.
create table privacy.retention_pause (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  subject_kind text not null check (subject_kind in ('participant', 'volunteer')),
  subject_id uuid not null,
  reason text not null check (reason in ('complaint', 'claim', 'police', 'other')),
  until_on date not null,
  set_by text not null,
  set_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index on privacy.retention_pause (subject_id) where ended_at is null;

-- An erasure: by the policy, at once; or because somebody asked for it, when a second person has agreed. What stays of
-- it is which categories, how many rows of each table, when, under which version, and the hash of all that.
create table privacy.erasure (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  category text not null check (category in ('not-taken-in', 'notes', 'participant', 'applicant', 'volunteer',
                                             'study-key', 'mail', 'on-request')),
  subject_kind text check (subject_kind in ('participant', 'volunteer')),
  subject_id uuid,
  policy_version integer,
  reason text check (reason in ('asked-for-it', 'consent-withdrawn', 'not-needed', 'by-mistake')),
  asked_by text not null,
  asked_at timestamptz not null,
  agreed_by text,
  agreed_at timestamptz,
  dropped_by text,
  dropped_at timestamptz,
  done_at timestamptz,
  proof jsonb,
  proof_hash text,
  check ((category = 'on-request') = (policy_version is null)),
  check ((category = 'on-request') = (reason is not null)),
  check ((agreed_by is null) = (agreed_at is null) and agreed_by <> asked_by),
  check ((dropped_by is null) = (dropped_at is null)),
  check ((done_at is null) = (proof is null) and (done_at is null) = (proof_hash is null)),
  check (category <> 'on-request' or done_at is null or agreed_at is not null),
  check (done_at is null or dropped_at is null)
);
create unique index erasure_one_waits on privacy.erasure (subject_id)
  where category = 'on-request' and done_at is null and dropped_at is null;
create index on privacy.erasure (organisation_id, done_at desc);
-- What was erased is never rewritten.
create function privacy.proof_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the proof of an erasure is never changed or removed';
end $$;
create trigger unchanging before update on privacy.erasure for each row when (old.done_at is not null)
  execute function privacy.proof_stays();
create trigger undeleted before delete on privacy.erasure for each row execute function privacy.proof_stays();

-- In which organisations rows may go now: by the daily work, or after the second person's yes in this transaction.
create function privacy.erasing() returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp
return case
  when programme.nobody_asks() then privacy.organisations()
  else coalesce((select array_agg(distinct e.organisation_id) from privacy.erasure e
                 where e.organisation_id = any (privacy.organisations()) and e.agreed_by = office.viewer()
                   and e.done_at is null and e.dropped_at is null), '{}'::uuid[]) end;
create function privacy.erasing_accounts() returns text[] language sql stable security definer
set search_path = pg_catalog, pg_temp
return coalesce((select array_agg(distinct m.user_id) from office.membership m
                 where m.organisation_id = any (privacy.erasing())), '{}'::text[]);

create or replace function privacy.covers(covered regclass) returns void language plpgsql as $$
begin
  execute format('grant select, update, delete on %s to primus_privacy', covered);
  execute format('drop policy if exists privacy on %s', covered);
  execute format('create policy privacy on %s for select to primus_privacy
    using (organisation_id = any ((select privacy.organisations())::uuid[]))', covered);
  execute format('create policy privacy_clears on %s for update to primus_privacy
    using (organisation_id = any ((select privacy.erasing())::uuid[]))', covered);
  execute format('create policy privacy_erases on %s for delete to primus_privacy
    using (organisation_id = any ((select privacy.erasing())::uuid[]))', covered);
end $$;
do $$
declare
  t regclass;
  a text;
begin
  for t in select k.oid from pg_class k join pg_attribute c on c.attrelid = k.oid and c.attname = 'organisation_id'
           where k.relnamespace in ('programme'::regnamespace, 'keys'::regnamespace) and k.relkind = 'r'
             and k.relrowsecurity loop
    perform privacy.covers(t);
  end loop;
  foreach a in array array['session "userId"', 'account "userId"', '"twoFactor" "userId"', 'used_code user_id'] loop
    execute format('create policy privacy_erases on auth.%s for delete to primus_privacy
      using (%s = any ((select privacy.erasing_accounts())::text[]))', split_part(a, ' ', 1), split_part(a, ' ', 2));
  end loop;
  foreach a in array array['mail', 'invitation'] loop
    execute format('create policy privacy_erases on office.%I for delete to primus_privacy
      using (organisation_id = any ((select privacy.erasing())::uuid[]))', a);
  end loop;
end $$;
create policy privacy_erases on keys.study_key for delete to primus_privacy
  using (exists (select 1 from programme.person p where p.id = person_id
                 and p.organisation_id = any ((select privacy.erasing())::uuid[])));
create policy privacy_clears on auth."user" for update to primus_privacy
  using (id = any ((select privacy.erasing_accounts())::text[]));
grant update (reason) on privacy.access_request to primus_privacy;

do $$
declare t text;
begin
  foreach t in array array['retention_policy', 'retention_pause', 'erasure'] loop
    execute format('alter table privacy.%I enable row level security', t);
    execute format('create policy own_organisation on privacy.%I for select to primus_privacy
      using (organisation_id = any ((select privacy.organisations())::uuid[]))', t);
    execute format('create policy writes on privacy.%I for insert to primus_privacy
      with check (organisation_id = any ((select privacy.organisations())::uuid[]))', t);
  end loop;
end $$;
create policy ends on privacy.retention_pause for update to primus_privacy
  using (organisation_id = any ((select privacy.organisations())::uuid[]));
create policy goes_on on privacy.erasure for update to primus_privacy
  using (organisation_id = any ((select privacy.organisations())::uuid[]) and done_at is null and dropped_at is null)
  with check (organisation_id = any ((select privacy.organisations())::uuid[])
              and (agreed_by is null or agreed_by = office.viewer() or programme.nobody_asks()));
grant select, insert on privacy.retention_policy, privacy.retention_pause, privacy.erasure to primus_privacy;
grant update (ended_by, ended_at) on privacy.retention_pause to primus_privacy;
grant update (agreed_by, agreed_at, dropped_by, dropped_at, done_at, proof, proof_hash) on privacy.erasure
  to primus_privacy;
revoke execute on function privacy.erasing, privacy.erasing_accounts, privacy.covers, privacy.proof_stays from public;
grant execute on function privacy.erasing, privacy.erasing_accounts to primus_privacy;
grant execute on function programme.nobody_asks, programme.viewer_today to primus_privacy;

-- Who is erased is on no page of the case register any more; what others did on the course stays.
create policy not_erased on programme.person as restrictive for select to primus_case using (erased_on is null);

-- When a study ended: from then on its keys have no use.
alter table study.study add column closed_on date;
update study.study s set closed_on = coalesce(
  (select max(e.at)::date from audit.event e where e.action = 'study.state-changed' and e.subject = s.id::text
   and e.detail ->> 'to' = 'closed'), s.registered_at::date) where s.state = 'closed';
create function study.note_closing() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  new.closed_on := case when new.state = 'closed' then coalesce(old.closed_on, programme.viewer_today()) end;
  return new;
end $$;
create trigger closing before update of state on study.study for each row execute function study.note_closing();
revoke execute on function study.note_closing from public;
grant select (closed_on) on study.study to primus_privacy;
