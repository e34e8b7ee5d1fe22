-- Intake: a question to a prison goes with one referral's link; a link that waits is its branch's; who confirmed a
-- release date; a move that is taken back; what is added to a person, and from where.

-- Asked through the link of the referral that it was tied to, and through no other. What is tied to none is asked by
-- letter or telephone. A question that waits goes on with the referral that was accepted last.
update programme.clearance_request q
set referral_id = (select r.id from programme.referral r
                   join programme.referral_link l on l.id = r.link_id and l.revoked_at is null
                   where r.branch_id = q.branch_id and r.prison_id = q.prison_id and r.state = 'accepted'
                   order by r.decided_at desc limit 1)
where q.answered_on is null and q.referral_id is null;
create function programme.link_followed(wanted_link uuid) returns boolean language sql stable security definer
  return exists (
    select 1 from programme.referral_link l join programme.referral r on r.link_id = l.id
    where l.id = wanted_link and l.revoked_at is null
      and (l.follow_until at time zone 'Europe/Copenhagen')::date >= programme.viewer_today()
      and not exists (select 1 from programme.release_date d
                      where d.person_id = r.person_id and d.kind = 'actual' and d.superseded_by is null
                        and d.recorded_at >= r.received_at and d.date + 30 < programme.viewer_today()));
create or replace function programme.link_follows() returns boolean language sql stable security definer
  return programme.link_followed(office.viewer_link());
revoke execute on function programme.link_followed from public;
grant execute on function programme.link_followed to primus_case;
create or replace function programme.link_visits() returns table (id uuid, mentor text, prison text)
language sql stable security definer
begin atomic
  select q.id, m.name, s.name
  from programme.referral r
  join programme.clearance_request q on q.referral_id = r.id and q.prison_id = r.prison_id and q.answered_on is null
  join office.prison s on s.id = q.prison_id
  join programme.mentor m on m.id = q.mentor_id
  where r.link_id = office.viewer_link() and r.state = 'accepted' and programme.link_follows()
    and not exists (select 1 from programme.link_answer a where a.referral_id = r.id and a.handled_at is null
                    and a.kind = 'visit-approval' and a.content ->> 'request' = q.id::text)
  order by q.sent_on, m.name collate "da-x-icu", q.id;
end;

-- A link has no branch before it is used: until then it belongs to the branches of whoever made it.
create function programme.viewer_makers() returns text[] language sql stable security definer
  return coalesce((select array_agg(distinct m.user_id) from office.membership m
                   where m.role = 'coordinator' and m.branch_id = any (office.viewer_branches())), '{}'::text[]);
drop policy coordinator on programme.referral_link;
create policy coordinator on programme.referral_link for all to primus_case
  using (organisation_id = (select office.viewer_organisation())
         and (created_by = any ((select programme.viewer_makers())::text[])
              or exists (select 1 from programme.referral r where r.link_id = referral_link.id
                         and r.branch_id = any ((select office.viewer_branches())::uuid[]))))
  with check (organisation_id = (select office.viewer_organisation())
              and cardinality((select office.viewer_branches())::uuid[]) > 0);
-- Has something been typed behind a link of the viewer's? Never what.
create function programme.link_drafted(wanted_link uuid) returns timestamptz language sql stable security definer
  return (select d.saved_at from programme.referral_draft d join programme.referral_link l on l.id = d.link_id
          where d.link_id = wanted_link and l.created_by = any (programme.viewer_makers()));
revoke execute on function programme.viewer_makers, programme.link_drafted from public;
grant execute on function programme.viewer_makers, programme.link_drafted to primus_case;

-- Whoever confirmed a date: an office or a function, never a name, and the day they did.
alter table programme.release_date
  add column confirmed_by text not null default '' check (length(confirmed_by) <= 100),
  add column confirmed_on date,
  add constraint release_date_confirmed check ((confirmed_by = '') = (confirmed_on is null));

-- What took the place of a place; null where it was taken back.
alter table programme.placement add column superseded_by uuid
  references programme.placement (id) deferrable initially deferred;

-- What was added to a person beside a referral: what stood, what stands, where it is from, who, when.
create table programme.person_change (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  field text not null check (field in ('birth-date', 'phone', 'alias', 'interpreter', 'reads-danish')),
  old_value text not null,
  new_value text not null,
  source text not null check (source <> '' and length(source) <= 200),
  changed_by text not null,
  changed_at timestamptz not null,
  check (old_value <> new_value)
);
create index on programme.person_change (person_id, changed_at);
alter table programme.person_change enable row level security;
create policy coordinator on programme.person_change for all to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]))
  with check (branch_id = any ((select office.viewer_branches())::uuid[])
              and organisation_id = (select office.viewer_organisation()));
grant select, insert on programme.person_change to primus_case;
create trigger closed_branch before insert or update on programme.person_change
  for each row execute function programme.refuse_closed_branch();
