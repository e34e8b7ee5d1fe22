-- Intake: who is referred twice, the later life of a referral link, drafts, amendments, the programme's own criteria.

-- A name as it sounds on paper: lower case, æ ø å and ae oe aa as a o a, no accents, no doubled letters, words in order.
create function programme.name_key(name text) returns text language sql immutable strict parallel safe
  return (
    select coalesce(string_agg(word, ' ' order by word collate "C"), '')
    from regexp_split_to_table(
      regexp_replace(
        replace(replace(
          regexp_replace(
            normalize(translate(lower(normalize(name, nfc) collate "da-x-icu"), 'æøåı', 'aoai'), nfd),
            '[\u0300-\u036f]', '', 'g'),
          'ae', 'a'), 'oe', 'o'),
        '(.)\1+', '\1', 'g'),
      '[[:space:].,;:''’`´"()/_-]+') word
    where word <> '');

-- The same word but for one letter too many, too few, another, or two that changed places (Damerau).
create function programme.within_one_edit(one text, other text) returns boolean
language plpgsql immutable strict parallel safe as $$
declare
  i integer := 1;
  a text;
  b text;
begin
  if abs(length(one) - length(other)) > 1 then return false; end if;
  while i <= length(one) and substr(one, i, 1) = substr(other, i, 1) loop i := i + 1; end loop;
  a := substr(one, i);
  b := substr(other, i);
  return substr(a, 2) = substr(b, 2) or substr(a, 2) = b or a = substr(b, 2)
    or (left(a, 1) = substr(b, 2, 1) and left(b, 1) = substr(a, 2, 1) and substr(a, 3) = substr(b, 3));
end $$;

-- Every word of one name is in the other, but for one edit. A word of one or two letters must be the same.
create function programme.words_alike(one text, other text) returns boolean language sql immutable strict parallel safe
  return not exists (
    select 1 from unnest(string_to_array(one, ' ')) a
    where not exists (select 1 from unnest(string_to_array(other, ' ')) b
                      where a = b or (least(length(a), length(b)) > 2 and programme.within_one_edit(a, b))));

-- May two keys be one person's, when the day of birth is the same?
create function programme.names_alike(one text, other text) returns boolean language sql immutable strict parallel safe
  return one <> '' and other <> '' and (similarity(one, other) >= 0.55
    or (programme.words_alike(one, other) and programme.words_alike(other, one)));

alter table programme.person
  add column name_key text not null generated always as (programme.name_key(name)) stored,
  -- The referral was moved to somebody who was known already; nothing else hangs on this row.
  add column merged_into uuid references programme.person (id);
create index person_born on programme.person (organisation_id, birth_date);

-- One line for each side, in its own branch: across branches neither side learns who or where the other is, only the
-- number that both may say on the telephone.
create table programme.possible_duplicate (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  other_person_id uuid references programme.person (id),
  number text not null,
  basis text not null check (basis in ('cpr', 'name-birth')),
  elsewhere boolean not null,
  found_at timestamptz not null,
  verdict text check (verdict in ('same', 'different')),
  decided_by text references auth."user" (id),
  decided_at timestamptz,
  check (elsewhere = (other_person_id is null)),
  check ((verdict is null) = (decided_at is null))
);
create unique index on programme.possible_duplicate (person_id, other_person_id) where not elsewhere;
create unique index on programme.possible_duplicate (person_id, number) where elsewhere;

create or replace function keys.find_person(wanted_branch uuid, wanted_fingerprint bytea) returns uuid
language sql stable security definer
  return (select coalesce(p.merged_into, p.id) from keys.identity i join programme.person p on p.id = i.person_id
          where i.cpr_fingerprint = wanted_fingerprint and p.branch_id = wanted_branch
          order by p.merged_into is not null, p.created_at, p.id limit 1);

-- The number that was given with a referral follows it to the person who was known without one.
create function keys.carry_identity(from_person uuid, to_person uuid) returns void language sql volatile security definer
begin atomic
  insert into keys.identity (person_id, organisation_id, cpr_sealed, cpr_fingerprint)
  select k.id, i.organisation_id, i.cpr_sealed, i.cpr_fingerprint
  from keys.identity i
  join programme.person n on n.id = i.person_id and n.branch_id = any (office.viewer_branches())
  join programme.person k on k.id = to_person and k.branch_id = n.branch_id
  where i.person_id = from_person
  on conflict (person_id) do nothing;
end;
-- Is the number known? Never which it is.
create function keys.is_identified(wanted_person uuid) returns boolean language sql stable security definer
  return exists (select 1 from keys.identity i join programme.person p on p.id = i.person_id
                 where i.person_id = wanted_person and p.branch_id = any (office.viewer_branches()));

-- Looks for whoever the person of a referral may be, in the whole organisation, and writes it down for the branches
-- that it is about. Nothing comes back: the one who refers is never told.
create function programme.note_duplicates(wanted_referral uuid, at timestamptz) returns void
language sql volatile security definer
begin atomic
  with found as (
    select r.number, p.id, p.organisation_id, p.branch_id, o.id as other, o.branch_id as other_branch,
      case when exists (select 1 from keys.identity i join keys.identity j on j.cpr_fingerprint = i.cpr_fingerprint
                        where i.person_id = p.id and j.person_id = o.id) then 'cpr' else 'name-birth' end as basis
    from programme.referral r
    join programme.person p on p.id = r.person_id
    join programme.person o on o.organisation_id = p.organisation_id and o.birth_date = p.birth_date and o.id <> p.id
      and o.merged_into is null
    where r.id = wanted_referral
      and (r.link_id = office.viewer_link() or r.branch_id = any (office.viewer_branches()))
      and (programme.names_alike(p.name_key, o.name_key)
           or exists (select 1 from keys.identity i join keys.identity j on j.cpr_fingerprint = i.cpr_fingerprint
                      where i.person_id = p.id and j.person_id = o.id)))
  insert into programme.possible_duplicate (organisation_id, branch_id, person_id, other_person_id, number, basis,
    elsewhere, found_at)
  select organisation_id, branch_id, id, other, number, basis, false, at from found where other_branch = branch_id
  union all
  (select distinct on (id) organisation_id, branch_id, id, null::uuid, number, basis, true, at
   from found where other_branch <> branch_id order by id, basis)
  union all
  select organisation_id, other_branch, other, null::uuid, number, basis, true, at
  from found where other_branch <> branch_id
  on conflict do nothing;
end;

-- The link lives on after the hand-in, for questions about this referral alone.
alter table programme.referral_link
  add column follow_until timestamptz,
  add column revoked_at timestamptz,
  add column revoked_by text references auth."user" (id);
update programme.referral_link set follow_until = used_at + interval '1 year' where used_at is not null;

alter table programme.referral
  -- Where it stood when it was withdrawn; the reasons that may be given depend on it.
  add column phase text check (phase in ('before-answer', 'waiting', 'after-release')),
  -- When whoever referred was sent word of the answer; on the link's page it stands anyway.
  add column told_at timestamptz,
  -- Whoever referred says that the person knows that we get in touch.
  add column person_knows boolean not null default false,
  add constraint referral_withdrawn_why check (state <> 'withdrawn' or reason is not null);

-- Open until the end of its last day, by the same clock as everything else.
create or replace function programme.link_is_open(wanted_organisation uuid) returns boolean
language sql stable security definer
  return exists (select 1 from programme.referral_link l where l.id = office.viewer_link() and l.used_at is null
                 and l.revoked_at is null and l.organisation_id = wanted_organisation
                 and l.expires_at at time zone 'Europe/Copenhagen' > programme.viewer_today());

-- What was typed and not handed in, sealed with the installation's key. It goes when the link does.
create table programme.referral_draft (
  link_id uuid primary key references programme.referral_link (id),
  organisation_id uuid not null references office.organisation (id),
  sealed bytea not null,
  saved_at timestamptz not null
);
create function programme.drafts_to_forget(on_day date) returns integer language sql stable security definer
  return (select count(*)::integer from programme.referral_draft d join programme.referral_link l on l.id = d.link_id
          where l.used_at is not null or l.revoked_at is not null
             or l.expires_at at time zone 'Europe/Copenhagen' <= on_day);
create function programme.forget_drafts(on_day date) returns integer language sql volatile security definer
begin atomic
  with gone as (
    delete from programme.referral_draft d using programme.referral_link l
    where l.id = d.link_id and (l.used_at is not null or l.revoked_at is not null
                                or l.expires_at at time zone 'Europe/Copenhagen' <= on_day)
    returning 1)
  select count(*)::integer from gone;
end;

-- What was corrected after the hand-in: what stood, what stands, why, who, when.
create table programme.referral_change (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  referral_id uuid not null references programme.referral (id),
  field text not null check (field in ('name', 'birth-date', 'cpr', 'language', 'town', 'referrer-name',
                                       'referrer-contact', 'note')),
  old_value text not null,
  new_value text not null,
  reason text not null check (reason <> '' and length(reason) <= 300),
  changed_by text not null,
  changed_at timestamptz not null,
  check (old_value <> new_value)
);
create index on programme.referral_change (referral_id, changed_at);

-- What was said through the link afterwards, until the coordinator has used it or set it aside.
create table programme.link_answer (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  referral_id uuid not null references programme.referral (id),
  link_id uuid not null references programme.referral_link (id),
  kind text not null check (kind in ('release-date', 'released', 'visit-approval', 'amendment', 'withdrawal')),
  content jsonb not null,
  note text not null default '' check (length(note) <= 300),
  answered_at timestamptz not null,
  outcome text check (outcome in ('applied', 'set-aside')),
  handled_by text,
  handled_at timestamptz,
  check ((outcome is null) = (handled_at is null))
);
create index on programme.link_answer (referral_id, answered_at);
create index on programme.link_answer (branch_id) where handled_at is null;

-- The last day on which the link is followed: a year after the hand-in, or thirty days after a release that happened.
create function programme.link_follows() returns boolean language sql stable security definer
  return exists (
    select 1 from programme.referral_link l join programme.referral r on r.link_id = l.id
    where l.id = office.viewer_link() and l.revoked_at is null
      and (l.follow_until at time zone 'Europe/Copenhagen')::date >= programme.viewer_today()
      and not exists (select 1 from programme.release_date d
                      where d.person_id = r.person_id and d.kind = 'actual' and d.superseded_by is null
                        and d.recorded_at >= r.received_at and d.date + 30 < programme.viewer_today()));

-- What the holder of a link may know of the referral: what they said themselves, and what became of it.
create function programme.link_view() returns table (referral_id uuid, organisation_id uuid, branch_id uuid,
  number text, state text, reason text, received_at timestamptz, decided_at timestamptz, said_date date,
  said_kind text, follows boolean)
language sql stable security definer
begin atomic
  select r.id, r.organisation_id, r.branch_id, r.number, r.state,
    case when r.state in ('declined', 'withdrawn') then r.reason end, r.received_at, r.decided_at,
    d.date, d.kind, programme.link_follows()
  from programme.referral r
  left join lateral (select e.date, e.kind from programme.release_date e
                     where e.referral_id = r.id and e.recorded_by = 'link ' || r.link_id
                     order by e.recorded_at limit 1) d on true
  where r.link_id = office.viewer_link();
end;
-- Mentors for whom the prison is asked about visits, for this person or in general, and has not answered.
create function programme.link_visits() returns table (id uuid, mentor text, prison text)
language sql stable security definer
begin atomic
  select q.id, m.name, s.name
  from programme.referral r
  join office.prison s on s.id = r.prison_id
  join programme.clearance_request q on q.answered_on is null and q.branch_id = r.branch_id
    and q.prison_id = r.prison_id and (q.referral_id is null or q.referral_id = r.id)
  join programme.mentor m on m.id = q.mentor_id
  where r.link_id = office.viewer_link() and r.state = 'accepted' and programme.link_follows()
    and not exists (select 1 from programme.link_answer a where a.branch_id = r.branch_id and a.handled_at is null
                    and a.kind = 'visit-approval' and a.content ->> 'request' = q.id::text)
  order by q.sent_on, m.name collate "da-x-icu", q.id;
end;
create function programme.link_may_answer(wanted_referral uuid, wanted_organisation uuid, wanted_branch uuid)
returns boolean language sql stable security definer
  return programme.link_follows() and exists (
    select 1 from programme.referral r where r.id = wanted_referral and r.link_id = office.viewer_link()
      and r.organisation_id = wanted_organisation and r.branch_id = wanted_branch);
-- Whoever referred takes it back before there is an answer: at once. Null when it is decided already.
create function programme.withdraw_by_link(wanted_reason text, at timestamptz) returns uuid
language sql volatile security definer
begin atomic
  update programme.referral
  set state = 'withdrawn', reason = wanted_reason, phase = 'before-answer', decided_at = at
  where link_id = office.viewer_link() and state = 'new' and programme.link_follows()
  returning id;
end;

-- The programme's own rules of who can be taken in. A later version takes the place of an earlier one.
create table programme.intake_rule (
  organisation_id uuid not null references office.organisation (id),
  version integer not null check (version > 0),
  minimum_age integer not null check (minimum_age between 15 and 99),
  weeks_from integer not null check (weeks_from between 0 and 520),
  weeks_to integer not null check (weeks_to between weeks_from and 520),
  near_weeks integer not null check (near_weeks between 0 and 52),
  set_by text not null references auth."user" (id),
  set_at timestamptz not null,
  primary key (organisation_id, version)
);

do $$
declare t text;
begin
  foreach t in array array['possible_duplicate', 'referral_change', 'link_answer'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy coordinator on programme.%I for all to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))
      with check (branch_id = any ((select office.viewer_branches())::uuid[])
                  and organisation_id = (select office.viewer_organisation()))', t);
    execute format('grant select, insert, update on programme.%I to primus_case', t);
  end loop;
end $$;
revoke insert on programme.possible_duplicate from primus_case;
create policy link_answers on programme.link_answer for insert to primus_case
  with check (link_id = office.viewer_link() and (handled_by is null or handled_by = 'link ' || link_id)
              and programme.link_may_answer(referral_id, organisation_id, branch_id));
create policy link_reads_own on programme.link_answer for select to primus_case using (link_id = office.viewer_link());

alter table programme.referral_draft enable row level security;
create policy link_itself on programme.referral_draft for all to primus_case
  using (link_id = office.viewer_link())
  with check (link_id = office.viewer_link() and programme.link_is_open(organisation_id));
grant select, insert, update, delete on programme.referral_draft to primus_case;

alter table programme.intake_rule enable row level security;
create policy own_organisation on programme.intake_rule for select to primus_case
  using (organisation_id = (select office.viewer_organisation()));
create policy lead_writes on programme.intake_rule for insert to primus_case
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('programme-lead')));
grant select, insert on programme.intake_rule to primus_case;

revoke execute on function programme.name_key, programme.within_one_edit, programme.words_alike, programme.names_alike,
  keys.carry_identity, keys.is_identified, programme.note_duplicates, programme.drafts_to_forget, programme.forget_drafts, programme.link_follows,
  programme.link_view, programme.link_visits, programme.link_may_answer, programme.withdraw_by_link from public;
grant execute on function programme.name_key, programme.within_one_edit, programme.words_alike, programme.names_alike,
  keys.carry_identity, keys.is_identified, programme.note_duplicates, programme.drafts_to_forget, programme.forget_drafts, programme.link_follows,
  programme.link_view, programme.link_visits, programme.link_may_answer, programme.withdraw_by_link to primus_case;
