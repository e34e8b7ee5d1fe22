-- Volunteers: from interest to approval, and what the organisation asks of them.

-- Training as the organisation asks for it. A change is a new row; the series is the same course through its versions.
create table programme.training_course (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  series uuid not null,
  name_da text not null check (name_da <> '' and length(name_da) <= 100),
  name_en text not null check (name_en <> '' and length(name_en) <= 100),
  hours integer not null check (hours between 0 and 200),
  required boolean not null,
  -- How long it counts; null: for good.
  refresher_months integer check (refresher_months between 1 and 120),
  valid_from date not null,
  superseded_by uuid references programme.training_course (id) deferrable initially deferred
);
create unique index on programme.training_course (series) where superseded_by is null;
create unique index on programme.training_course (organisation_id, lower(name_da)) where superseded_by is null;

-- An id that follows from a name, so that the same organisation begins with the same rows everywhere.
create function programme.named_id(name text) returns uuid language sql immutable
  return overlay(overlay(md5(name) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid;

-- What an organisation begins with; a programme lead changes it.
create function programme.first_training_courses() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  insert into programme.training_course (id, organisation_id, series, name_da, name_en, hours, required, valid_from)
  select programme.named_id('training ' || new.id || da), new.id, programme.named_id('training series ' || new.id || da), da, en, hours,
         required, new.created_at::date
  from (values ('Grundkursus', 'Basic training', 12, true),
               ('Opfølgningskursus', 'Follow-up training', 3, false),
               ('Den svære samtale', 'The difficult talk', 3, false)) first (da, en, hours, required);
  return null;
end $$;
create trigger first_training_courses after insert on office.organisation
  for each row execute function programme.first_training_courses();
insert into programme.training_course (id, organisation_id, series, name_da, name_en, hours, required, valid_from)
select programme.named_id('training ' || o.id || da), o.id, programme.named_id('training series ' || o.id || da), da, en, hours, required,
       o.created_at::date
from office.organisation o,
     (values ('Grundkursus', 'Basic training', 12, true),
             ('Opfølgningskursus', 'Follow-up training', 3, false),
             ('Den svære samtale', 'The difficult talk', 3, false)) first (da, en, hours, required);

-- A training is of one of these courses, or of a course that only has a name. A name that begins like a course is that one.
alter table programme.mentor_training
  add column training_course_id uuid references programme.training_course (id),
  add column hours integer not null default 0 check (hours between 0 and 200);
create function programme.training_of_course() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if new.training_course_id is null then
    select t.id into new.training_course_id from programme.training_course t
    where t.organisation_id = new.organisation_id and t.superseded_by is null
      and starts_with(lower(new.course_name), lower(t.name_da))
    order by length(t.name_da) desc limit 1;
    new.hours := greatest(new.hours, coalesce((select t.hours from programme.training_course t
                                               where t.id = new.training_course_id), 0));
  end if;
  return new;
end $$;
create trigger of_course before insert on programme.mentor_training
  for each row execute function programme.training_of_course();
update programme.mentor_training k set training_course_id = t.id, hours = t.hours
from programme.training_course t
where t.organisation_id = k.organisation_id and starts_with(lower(k.course_name), lower(t.name_da));

-- The code of conduct, by version. A version that was accepted is never changed.
create table programme.conduct (
  organisation_id uuid not null references office.organisation (id),
  version integer not null check (version > 0),
  da text not null check (da <> '' and length(da) <= 4000),
  en text not null check (en <> '' and length(en) <= 4000),
  valid_from date not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (organisation_id, version)
);
create table programme.conduct_acceptance (
  mentor_id uuid not null references programme.mentor (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  version integer not null,
  accepted_on date not null,
  how text not null check (how in ('self', 'in-person', 'in-writing')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (mentor_id, version),
  foreign key (organisation_id, version) references programme.conduct (organisation_id, version)
);

-- The three declarations, each for itself and in the words of a version.
create table programme.mentor_declaration (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  kind text not null check (kind in ('tells-with-consent', 'no-trade', 'confidentiality')),
  version integer not null check (version > 0),
  accepted_on date not null,
  how text not null check (how in ('self', 'in-person', 'in-writing')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (mentor_id, kind, version)
);

-- An absence that is taken back on its first day never was: an empty period.
alter table programme.mentor_absence drop constraint mentor_absence_period_check;
alter table programme.mentor_absence add constraint mentor_absence_period
  check (isempty(period) or lower(period) is not null);

-- An application by the public form; the volunteer is a mentor in stage 'applied' from then on.
create table programme.application (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null unique references programme.mentor (id),
  about text not null default '' check (length(about) <= 500),
  agreed_at timestamptz not null
);

-- Each stage a mentor came to, and when: whoever changes the stage writes here, by the trigger.
create table programme.mentor_stage (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  stage text not null,
  from_on date not null,
  recorded_by text not null
);
create index on programme.mentor_stage (mentor_id, id);
create index on programme.mentor_stage (organisation_id, stage, from_on);
create function programme.note_stage() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' or new.stage is distinct from old.stage then
    insert into programme.mentor_stage (organisation_id, branch_id, mentor_id, stage, from_on, recorded_by)
    values (new.organisation_id, new.branch_id, new.id, new.stage, new.stage_since,
            coalesce(current_setting('primus.user', true), ''));
  end if;
  return null;
end $$;
create trigger note_stage after insert or update of stage on programme.mentor
  for each row execute function programme.note_stage();
insert into programme.mentor_stage (organisation_id, branch_id, mentor_id, stage, from_on, recorded_by)
select organisation_id, branch_id, id, stage, stage_since, '' from programme.mentor;

-- A prison's yes is a clearance that was seen, whoever wrote the answer down. Without a last day in it: two years.
create function programme.clearance_is_a_check() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if new.answer = 'approved' and (tg_op = 'INSERT' or old.answer is null) then
    insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, prison_id, seen_on, valid_until,
                                        recorded_by, recorded_at)
    values (gen_random_uuid(), new.organisation_id, new.branch_id, new.mentor_id, 'prison-clearance', new.prison_id,
            new.answered_on, coalesce(new.valid_until, (new.answered_on + interval '24 months')::date),
            new.recorded_by, new.recorded_at);
  end if;
  return null;
end $$;
create trigger is_a_check after insert or update of answer on programme.clearance_request
  for each row execute function programme.clearance_is_a_check();

-- The public form: the towns to choose from, and the one way in. The demo's towns only while there is nobody else.
create function programme.volunteer_towns()
returns table (id uuid, name text, organisation_id uuid, organisation text, demo boolean)
language sql stable security definer
begin atomic
  select t.id, t.name, o.id, o.name, o.demo
  from office.town t join office.organisation o on o.id = t.organisation_id
  where o.demo = (not exists (select 1 from office.organisation own where not own.demo))
  order by t.name collate "da-x-icu", o.name, t.id;
end;

-- How often a form came from one address within the hour; kept as a fingerprint, and emptied as it is used.
create table programme.volunteer_knock (
  address bytea primary key,
  since timestamptz not null,
  knocks integer not null
);
create function programme.volunteer_knocks(wanted bytea, at timestamptz) returns integer
language sql volatile security definer
begin atomic
  delete from programme.volunteer_knock k where k.since <= at - interval '1 hour';
  insert into programme.volunteer_knock as k (address, since, knocks) values (wanted, at, 1)
  on conflict (address) do update set knocks = k.knocks + 1
  returning knocks;
end;

-- Same mail or telephone as somebody who is a mentor or about to be: no second row, and the same answer on the page.
create function programme.apply_as_volunteer(
  wanted_id uuid, wanted_town uuid, full_name text, born date, address text, telephone text, spoken text[], told text,
  today date, at timestamptz, receipt_subject text, receipt_body text, alert_subject text, alert_body text)
returns table (organisation_id uuid, branch_id uuid, added boolean)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare place record;
begin
  select t.organisation_id, t.branch_id into place
  from office.town t join programme.volunteer_towns() v on v.id = t.id where t.id = wanted_town;
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('volunteers of ' || place.organisation_id, 0));
  if exists (
    select 1 from programme.mentor m
    where m.organisation_id = place.organisation_id and m.stage <> 'left'
      and (lower(m.email) = lower(address)
           or right(regexp_replace(m.phone, '\D', '', 'g'), 8) = right(regexp_replace(telephone, '\D', '', 'g'), 8)
              and length(regexp_replace(telephone, '\D', '', 'g')) >= 8)) then
    return query select place.organisation_id, place.branch_id, false;
    return;
  end if;
  insert into programme.mentor (id, organisation_id, branch_id, name, birth_date, email, phone, town_id, stage,
                                stage_since, languages, created_at)
  values (wanted_id, place.organisation_id, place.branch_id, full_name, born, address, telephone, wanted_town, 'applied',
          today, spoken, at);
  insert into programme.application (id, organisation_id, branch_id, mentor_id, about, agreed_at)
  values (gen_random_uuid(), place.organisation_id, place.branch_id, wanted_id, told, at);
  insert into office.mail (organisation_id, recipient, subject, body, created_at, due_at)
  values (place.organisation_id, address, receipt_subject, receipt_body, at, at);
  insert into office.mail (organisation_id, recipient, subject, body, created_at, due_at)
  select distinct place.organisation_id, u.email, alert_subject, alert_body, at, at
  from office.membership s join auth."user" u on u.id = s.user_id
  where s.branch_id = place.branch_id and s.role = 'coordinator' and s.valid_to is null;
  return query select place.organisation_id, place.branch_id, true;
end $$;

-- A mentor who accepts on the own page moves on; approval stays the coordinator's.
create function programme.follow_own_stage(wanted text, on_day date) returns boolean
language sql volatile security definer
begin atomic
  with changed as (
    update programme.mentor set stage = wanted, stage_since = on_day
    where id = programme.viewer_mentor() and stage in ('applied', 'interviewed', 'checks', 'training')
      and wanted in ('applied', 'interviewed', 'checks', 'training')
    returning 1)
  select exists (select 1 from changed);
end;

-- Where a place lies is the programme lead's to say.
create function office.place_town(wanted_id uuid, north double precision, east double precision) returns boolean
language sql volatile security definer
begin atomic
  with changed as (
    update office.town set latitude = north, longitude = east
    where id = wanted_id and organisation_id = office.viewer_organisation() and office.viewer_has('programme-lead')
    returning 1)
  select exists (select 1 from changed);
end;
create function office.place_prison(wanted_id uuid, north double precision, east double precision) returns boolean
language sql volatile security definer
begin atomic
  with changed as (
    update office.prison set latitude = north, longitude = east
    where id = wanted_id and organisation_id = office.viewer_organisation() and office.viewer_has('programme-lead')
    returning 1)
  select exists (select 1 from changed);
end;

-- Rights. What a mentor may read is the mentor's own; what the organisation asks is for everybody in it.
do $$
declare t text;
begin
  foreach t in array array['conduct_acceptance', 'mentor_declaration', 'application', 'mentor_stage'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy coordinator on programme.%I for all to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))
      with check (branch_id = any ((select office.viewer_branches())::uuid[])
                  and organisation_id = (select office.viewer_organisation()))', t);
  end loop;
  foreach t in array array['mentor_check', 'mentor_training', 'conduct_acceptance', 'mentor_declaration'] loop
    execute format('create policy mentor on programme.%I for select to primus_case
      using (mentor_id = (select programme.viewer_mentor()))', t);
  end loop;
  foreach t in array array['conduct_acceptance', 'mentor_declaration', 'mentor_absence'] loop
    execute format('create policy mentor_writes on programme.%I for insert to primus_case
      with check (mentor_id = (select programme.viewer_mentor()) and recorded_by = office.viewer()
                  and (organisation_id, branch_id) = (select m.organisation_id, m.branch_id from programme.mentor m
                                                      where m.id = mentor_id))', t);
  end loop;
  alter table programme.volunteer_knock enable row level security;
  foreach t in array array['training_course', 'conduct'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy organisation on programme.%I for select to primus_case
      using (organisation_id = (select office.viewer_organisation()))', t);
    execute format('create policy programme_lead on programme.%I for insert to primus_case
      with check (organisation_id = (select office.viewer_organisation()) and office.viewer_has(''programme-lead''))', t);
  end loop;
end $$;
create policy programme_lead_supersedes on programme.training_course for update to primus_case
  using (organisation_id = (select office.viewer_organisation()) and office.viewer_has('programme-lead'));
grant select, insert on programme.training_course, programme.conduct, programme.conduct_acceptance,
  programme.mentor_declaration to primus_case;
grant update (superseded_by) on programme.training_course to primus_case;
grant select on programme.application, programme.mentor_stage to primus_case;
revoke execute on function programme.named_id, programme.first_training_courses, programme.training_of_course, programme.note_stage,
  programme.clearance_is_a_check, programme.volunteer_towns, programme.volunteer_knocks, programme.apply_as_volunteer,
  programme.follow_own_stage, office.place_town, office.place_prison from public;
grant execute on function programme.volunteer_towns, programme.volunteer_knocks, programme.apply_as_volunteer,
  programme.follow_own_stage, office.place_town, office.place_prison to primus_case;
