-- A file of volunteers between its dry run and a week after: what was read of it, sealed, for whoever tried it.
create table programme.mentor_import (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  file_hash text not null,
  ready integer not null check (ready >= 0),
  failed integer not null check (failed >= 0),
  sealed bytea,
  tried_at timestamptz not null,
  tried_by text not null,
  imported_at timestamptz
);
alter table programme.mentor_import enable row level security;
create policy own on programme.mentor_import for all to primus_case
  using (tried_by = office.viewer() and organisation_id = (select office.viewer_organisation())
         and cardinality((select office.viewer_branches())::uuid[]) > 0)
  with check (tried_by = office.viewer() and organisation_id = (select office.viewer_organisation())
              and cardinality((select office.viewer_branches())::uuid[]) > 0);
grant select, insert, update on programme.mentor_import to primus_case;
-- What was read is forgotten after a week; that somebody tried, and how many rows there were, stays.
create function programme.forget_imports(at timestamptz) returns bigint language sql volatile security definer
begin atomic
  with forgotten as (
    update programme.mentor_import i set sealed = null
    where i.sealed is not null and i.tried_at < forget_imports.at - interval '7 days' returning 1
  )
  select count(*) from forgotten;
end;
create function programme.imports_due(at timestamptz) returns boolean language sql stable security definer
  return exists (select 1 from programme.mentor_import i
                 where i.sealed is not null and i.tried_at < imports_due.at - interval '7 days');
revoke execute on function programme.imports_due from public;
grant execute on function programme.imports_due to primus_case;
revoke execute on function programme.forget_imports from public;
grant execute on function programme.forget_imports to primus_case;

-- A coordinator has read what a mentor wrote of a contact, and may say thank you. The first reading counts.
create table programme.contact_reading (
  contact_id uuid primary key references programme.contact (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  read_by text not null,
  read_at timestamptz not null,
  thanked boolean not null
);
alter table programme.contact_reading enable row level security;
create policy coordinator on programme.contact_reading for all to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]))
  with check (branch_id = any ((select office.viewer_branches())::uuid[])
              and organisation_id = (select office.viewer_organisation()) and read_by = office.viewer());
grant select, insert, update on programme.contact_reading to primus_case;
create index on programme.contact (branch_id, logged_at);
-- Whoever wrote a contact sees that it was read, when, by whom and with what thanks.
create function programme.own_readings(courses uuid[])
returns table (contact_id uuid, reader text, read_at timestamptz, thanked boolean)
language sql stable security definer
begin atomic
  select r.contact_id, u.name, r.read_at, r.thanked
  from programme.contact_reading r
  join programme.contact c on c.id = r.contact_id
  join auth."user" u on u.id = r.read_by
  where c.course_id = any (own_readings.courses) and c.logged_by = office.viewer() and office.viewer() <> '';
end;
revoke execute on function programme.own_readings from public;
grant execute on function programme.own_readings to primus_case;

-- What a mentor has paid for a course. A rate holds from a day until the next one; an amount is worked out when it is
-- written, from the rate of the day it is about, and never changes afterwards.
create table programme.expense_rate (
  organisation_id uuid not null references office.organisation (id),
  from_on date not null,
  ore_per_km integer not null check (ore_per_km between 1 and 10000),
  set_by text not null,
  set_at timestamptz not null,
  primary key (organisation_id, from_on)
);
create table programme.expense (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  course_id uuid not null references programme.course (id),
  kind text not null check (kind in ('driving', 'outlay')),
  spent_on date not null,
  km integer check (km between 1 and 2000),
  amount_ore integer not null check (amount_ore between 1 and 1000000),
  note text not null default '' check (length(note) <= 200),
  state text not null default 'written' check (state in ('written', 'approved', 'refused', 'withdrawn')),
  reason text not null default '' check (length(reason) <= 200),
  written_by text not null,
  written_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  check ((kind = 'driving') = (km is not null)),
  check ((state = 'written') = (closed_at is null) and (state = 'written') = (closed_by is null)),
  check (state <> 'refused' or reason <> '')
);
create index on programme.expense (branch_id, state);
create index on programme.expense (mentor_id);
alter table programme.expense_rate enable row level security;
create policy everybody on programme.expense_rate for select to primus_case
  using (organisation_id = (select office.viewer_organisation()));
create policy lead on programme.expense_rate for insert to primus_case
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('programme-lead')));
grant select, insert on programme.expense_rate to primus_case;
alter table programme.expense enable row level security;
create policy coordinator on programme.expense for select to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]));
-- Nobody decides about the own money. Each check says all of its rule again: a row may come in by one policy and leave
-- by another.
create policy decides on programme.expense for update to primus_case
  using (branch_id = any ((select office.viewer_branches())::uuid[]) and state = 'written'
         and written_by <> office.viewer())
  with check (branch_id = any ((select office.viewer_branches())::uuid[]) and written_by <> office.viewer()
              and state in ('approved', 'refused') and closed_by = office.viewer());
create policy own on programme.expense for select to primus_case
  using (mentor_id = (select programme.viewer_mentor()));
create policy writes on programme.expense for insert to primus_case
  with check (mentor_id = (select programme.viewer_mentor()) and written_by = office.viewer() and state = 'written'
              and course_id = any ((select programme.viewer_courses())::uuid[])
              and (organisation_id, branch_id) = (select c.organisation_id, c.branch_id from programme.course c
                                                  where c.id = course_id));
create policy takes_back on programme.expense for update to primus_case
  using (mentor_id = (select programme.viewer_mentor()) and state = 'written')
  with check (mentor_id = (select programme.viewer_mentor()) and state = 'withdrawn'
              and closed_by = office.viewer());
grant select, insert on programme.expense to primus_case;
grant update (state, reason, closed_by, closed_at) on programme.expense to primus_case;

-- One account may be coordinator and mentor; nobody sees the own checks, approves the own trainings or handles the own
-- concern.
create function programme.refuse_own_business() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'concern' then
    if new.handled_by is not null and new.handled_by = new.raised_by then
      raise exception 'nobody handles the own concern' using errcode = 'check_violation';
    end if;
  elsif exists (select 1 from programme.mentor m where m.id = new.mentor_id and m.user_id = new.recorded_by) then
    raise exception 'nobody writes down the own checks and trainings' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger own_business before insert on programme.mentor_check
  for each row execute function programme.refuse_own_business();
create trigger own_business before insert on programme.mentor_training
  for each row execute function programme.refuse_own_business();
create trigger own_business before update of handled_by on programme.concern
  for each row execute function programme.refuse_own_business();
