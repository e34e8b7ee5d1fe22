-- Two pages of one person become one page: why, by whom, what came from where, and the way back.

create table programme.person_merge (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  kept_id uuid not null references programme.person (id),
  gone_id uuid not null references programme.person (id),
  reason text not null check (reason <> '' and length(reason) <= 300),
  -- Are the stays in prison the same, or did those of the page that goes come first or last?
  stays text not null check (stays in ('same', 'gone-earlier', 'gone-later')),
  -- The page that stays had no CPR number, and has the other's now.
  carried_cpr boolean not null,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  check (kept_id <> gone_id),
  check ((undone_by is null) = (undone_at is null))
);
create unique index on programme.person_merge (gone_id) where undone_at is null;
create index on programme.person_merge (kept_id);

-- Every row that came along, or that had to give way, as it was before.
create table programme.merged_row (
  merge_id uuid not null references programme.person_merge (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  -- The table that it is in.
  kind text not null,
  row_id uuid not null,
  -- moved: it belonged to the page that goes; yielded: it stood, and another stands now; counted: its stay has another
  -- number.
  what text not null check (what in ('moved', 'yielded', 'counted')),
  -- The stay that it was of; for a consent, 1 where it had come along once before.
  was smallint,
  primary key (merge_id, kind, row_id, what)
);
do $$
declare t text;
begin
  foreach t in array array['person_merge', 'merged_row'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy coordinator on programme.%I for all to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))
      with check (branch_id = any ((select office.viewer_branches())::uuid[])
                  and organisation_id = (select office.viewer_organisation()))', t);
    execute format('create trigger closed_branch before insert or update on programme.%I
      for each row execute function programme.refuse_closed_branch()', t);
  end loop;
end $$;
grant select, insert, update on programme.person_merge to primus_case;
grant select, insert on programme.merged_row to primus_case;
grant update (person_id) on programme.match_wish, programme.person_change to primus_case;

-- The same yes may have been said on both pages: both are kept, each with its own day. What is taken back is taken back
-- in all of them.
alter table programme.consent add column came_along boolean not null default false;
drop index programme.consent_one_holds;
create unique index consent_one_holds on programme.consent (person_id, purpose, recipient)
  where withdrawn_on is null and not came_along;
create or replace function programme.withdraw_own_consent(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  own uuid := office.viewer_participant();
  taken text;
begin
  perform 1 from programme.person p where p.id = own for update;
  update programme.consent k
  set withdrawn_on = programme.viewer_today(), withdrawn_how = 'digital', withdrawn_by = 'participant ' || own
  from programme.consent asked
  where asked.id = wanted and asked.withdrawn_on is null and k.person_id = own and asked.person_id = own
    and k.purpose = asked.purpose and k.recipient = asked.recipient and k.withdrawn_on is null
  returning k.purpose into taken;
  if taken = 'programme' then
    update programme.course c set closed_on = programme.viewer_today(), close_reason = 'consent-withdrawn'
    where c.person_id = own and c.closed_on is null;
  elsif taken = 'register-follow-up' then
    perform keys.carry_follow_up(own);
  end if;
  return taken;
end $$;

-- Two CPR numbers are two people. Never which they are.
create function keys.other_number(one uuid, other uuid) returns boolean language sql stable security definer
  return exists (
    select 1 from keys.identity i join keys.identity j on j.cpr_fingerprint <> i.cpr_fingerprint
    join programme.person p on p.id = i.person_id and p.branch_id = any (office.viewer_branches())
    join programme.person q on q.id = j.person_id and q.branch_id = any (office.viewer_branches())
    where i.person_id = one and j.person_id = other);
-- The number that came along goes back with its page.
create function keys.leave_identity(from_person uuid, to_person uuid) returns void
language sql volatile security definer
begin atomic
  delete from keys.identity i using keys.identity j
  where i.person_id = from_person and j.person_id = to_person and j.cpr_fingerprint = i.cpr_fingerprint
    and exists (select 1 from programme.person p
                where p.id = from_person and p.branch_id = any (office.viewer_branches()));
end;
revoke execute on function keys.other_number, keys.leave_identity from public;
grant execute on function keys.other_number, keys.leave_identity to primus_case;
