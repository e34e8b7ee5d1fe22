-- A stay in prison beyond its dates: where the person sits, a pause of the course, who must be careful with what, and
-- how one may get in touch.

-- Why a date is not known, as one of a few reasons; the words beside it stay in source.
alter table programme.release_date add column unknown_reason text
  check (unknown_reason in ('pending-case', 'remand', 'not-calculated', 'other'));
alter table programme.release_date add constraint release_date_reason
  check (unknown_reason is null or certainty = 'unknown');

-- Which prison, from when to when, within one of the person's counted stays. The first place of a stay is the
-- referral's and has no beginning here. What was written by mistake is superseded, never overwritten.
create table programme.placement (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  stay smallint not null check (stay > 0),
  prison_id uuid not null references office.prison (id),
  period daterange not null check (not isempty(period)),
  recorded_by text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  exclude using gist (person_id with =, stay with =, period with &&) where (superseded_at is null)
);

-- A course rests while the person is back in prison, on remand or in hospital. One that ends the day it began rested
-- for no day at all.
create table programme.course_hold (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  reason text not null check (reason in ('recall', 'remand', 'hospital', 'other')),
  note text not null default '' check (length(note) <= 500),
  from_on date not null,
  until_on date check (until_on >= from_on),
  outcome text check (outcome in ('resumed', 'restarted', 'closed')),
  -- The last day somebody asked and was told that it goes on.
  word_on date not null,
  -- The record that opened a new stay, where the hold wrote one.
  release_id uuid references programme.release_date (id),
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_by text,
  check ((until_on is null) = (outcome is null)),
  check (reason <> 'other' or note <> ''),
  exclude using gist (course_id with =, daterange(from_on, until_on) with &&)
);
create unique index on programme.course_hold (course_id) where until_on is null;
alter table programme.course add column restarted_from uuid references programme.course (id);

alter table programme.person
  -- What the person is called where names are not shown.
  add column alias text not null default '' check (length(alias) <= 40),
  add column interpreter boolean not null default false,
  add column reads_danish boolean not null default true;
alter table office.branch add column shows_alias boolean not null default false;

create table programme.person_alert (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  kind text not null check (kind in ('health', 'threat', 'no-contact-with', 'practical')),
  text text not null check (text <> '' and length(text) <= 200),
  for_mentors boolean not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_by text,
  ended_at timestamptz
);
create index on programme.person_alert (person_id);

create table programme.contact_rule (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  person_id uuid not null references programme.person (id),
  channels text[] not null check (channels <@ '{phone,message,letter,visit}'),
  when_text text not null default '' check (length(when_text) <= 200),
  not_to text not null default '' check (length(not_to) <= 200),
  voicemail boolean not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create unique index on programme.contact_rule (person_id) where superseded_at is null;

-- What the mentors of a course were written about which record; an undo takes back what has not left the house.
create table programme.course_notice (
  mail_id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  mentor_id uuid not null references programme.mentor (id),
  cause uuid not null,
  written_at timestamptz not null,
  withdrawn_at timestamptz
);
create index on programme.course_notice (cause);

do $$
declare t text;
begin
  foreach t in array array['placement', 'course_hold', 'person_alert', 'contact_rule', 'course_notice'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy coordinator on programme.%I for all to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))
      with check (branch_id = any ((select office.viewer_branches())::uuid[])
                  and organisation_id = (select office.viewer_organisation()))', t);
  end loop;
end $$;
grant select, insert, update on programme.placement, programme.course_hold, programme.person_alert,
  programme.contact_rule to primus_case;
grant select on programme.course_notice to primus_case;
create policy mentor on programme.course_hold for select to primus_case
  using (course_id = any ((select programme.viewer_courses())::uuid[]));
create policy mentor on programme.contact_rule for select to primus_case
  using (superseded_at is null and person_id = any ((select programme.viewer_participants())::uuid[]));
create policy mentor on programme.person_alert for select to primus_case
  using (for_mentors and ended_at is null and person_id = any ((select programme.viewer_participants())::uuid[]));

-- Where a mentor goes for a visit: the prison of today, of a course of the own ones.
create function programme.course_prison(wanted_course uuid) returns text language sql stable security definer
  return (
    select s.name from programme.course c
    join office.prison s on s.id = coalesce(
      (select q.prison_id from programme.placement q
       where q.person_id = c.person_id and q.superseded_at is null and q.period @> programme.viewer_today()
         and q.stay >= coalesce((select max(d.stay) from programme.release_date d
                                 where d.person_id = c.person_id and d.superseded_by is null), 1)
       order by q.stay desc limit 1),
      (select r.prison_id from programme.referral r
       where r.person_id = c.person_id and r.state = 'accepted' order by r.decided_at desc limit 1))
    where c.id = wanted_course and c.id = any (programme.viewer_courses()));
revoke execute on function programme.course_prison from public;
grant execute on function programme.course_prison to primus_case;

-- Who hears of a change on a course of the viewer's branches, and whether by mail.
create function programme.mentors_to_tell(wanted_course uuid)
returns table (mentor_id uuid, name text, email text)
language sql stable security definer
begin atomic
  select m.id, m.name, coalesce(nullif(m.email, ''), u.email, '')
  from programme.course c
  join programme.assignment a on a.course_id = c.id and a.period @> programme.viewer_today()
  join programme.mentor m on m.id = a.mentor_id
  left join auth."user" u on u.id = m.user_id
  where c.id = wanted_course and c.branch_id = any (office.viewer_branches())
  order by a.place;
end;
-- Writes to them, to be sent a little later, so that an undo comes in time. The words are the application's; no
-- participant is in them.
create function programme.tell_mentors(wanted_course uuid, cause uuid, subject text, body text,
                                       written timestamptz, due timestamptz) returns bigint
language sql volatile security definer
begin atomic
  with told as (
    select gen_random_uuid() as mail_id, c.organisation_id, c.branch_id, t.mentor_id, t.email
    from programme.course c, programme.mentors_to_tell(wanted_course) t
    where c.id = wanted_course and t.email <> ''
  ), sent as (
    insert into office.mail (id, organisation_id, recipient, subject, body, created_at, due_at)
    select mail_id, organisation_id, email, tell_mentors.subject, tell_mentors.body, written, due from told
  ), noted as (
    insert into programme.course_notice (mail_id, organisation_id, branch_id, course_id, mentor_id, cause, written_at)
    select mail_id, organisation_id, branch_id, wanted_course, mentor_id, tell_mentors.cause, written from told
    returning 1
  )
  select count(*) from noted;
end;
-- Takes back what has not been sent; gives how many had left already.
create function programme.withdraw_notices(wanted_cause uuid) returns bigint
language sql volatile security definer
begin atomic
  with mine as (
    select n.mail_id from programme.course_notice n
    where n.cause = wanted_cause and n.withdrawn_at is null and n.branch_id = any (office.viewer_branches())
  ), taken as (
    delete from office.mail m using mine where m.id = mine.mail_id and m.sent_at is null returning m.id
  ), noted as (
    update programme.course_notice n set withdrawn_at = now() from taken where n.mail_id = taken.id returning 1
  )
  select (select count(*) from mine) - (select count(*) from noted);
end;
-- Whether a branch shows what people are called in place of their names: the programme lead's to say.
create function office.show_alias(wanted_branch uuid, shown boolean) returns boolean
language sql volatile security definer
begin atomic
  with changed as (
    update office.branch set shows_alias = shown
    where id = wanted_branch and organisation_id = office.viewer_organisation()
      and office.viewer_has('programme-lead')
    returning 1
  )
  select exists (select 1 from changed);
end;
revoke execute on function programme.mentors_to_tell, programme.tell_mentors, programme.withdraw_notices,
  office.show_alias from public;
grant execute on function programme.mentors_to_tell, programme.tell_mentors, programme.withdraw_notices,
  office.show_alias to primus_case;

-- A name as it is searched for: Sørensen, Soerensen and Sorensen are one.
create function programme.folded(name text) returns text language sql immutable parallel safe
  return replace(replace(replace(translate(lower(name), 'æøåäöéèü', 'aoaaoeeu'), 'oe', 'o'), 'ae', 'a'), 'aa', 'a');
revoke execute on function programme.folded from public;
grant execute on function programme.folded to primus_case;
create index person_name_search on programme.person using gin (programme.folded(name) gin_trgm_ops);
