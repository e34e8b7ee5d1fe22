-- The best set of pairs for the whole country: worked out over all branches, told to each of them about its own only.

-- A programme lead sees nobody. To work out a plan the engine must see all who wait and all who help: for one
-- transaction that can only read, and that has said so, the lead's branches are all of the organisation's.
create function office.sees_country() returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return current_setting('primus.country', true) = 'on' and current_setting('transaction_read_only') = 'on'
    and office.viewer_has('programme-lead');
create or replace function office.viewer_branches() returns uuid[] language sql stable security definer
  return case when office.sees_country()
    then coalesce((select array_agg(id) from office.branch where organisation_id = office.viewer_organisation()), '{}')
    else coalesce((select array_agg(branch_id) from office.membership
                   where user_id = office.viewer() and role = 'coordinator' and valid_to is null
                     and organisation_id = office.viewer_organisation()), '{}') end;

create table programme.country_plan (
  id uuid primary key,
  organisation_id uuid not null references office.organisation (id),
  made_on date not null,
  made_by text not null,
  made_at timestamptz not null,
  settings_version integer not null check (settings_version >= 0),
  points integer not null check (points >= 0),
  proven boolean not null,
  gap_seekers integer not null check (gap_seekers >= 0),
  gap_points integer not null check (gap_points >= 0),
  seconds double precision not null,
  turn bigint generated always as identity
);
create index on programme.country_plan (organisation_id, turn desc);

-- A branch in the plan: counts, and which volunteers are missing. Nobody's id.
create table programme.country_plan_branch (
  plan_id uuid not null references programme.country_plan (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  waiting integer not null,
  -- Who gets a pair when each branch has its own mentors only, and when they lend.
  alone integer not null,
  placed integer not null,
  -- Mentors that the branch gets from others and gives to others.
  borrowed integer not null,
  lent integer not null,
  missing jsonb not null,
  primary key (plan_id, branch_id)
);

-- A participant of a branch in the plan: the own mentors by id, those of other branches by their branch only.
create table programme.country_plan_line (
  plan_id uuid not null references programme.country_plan (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  course_id uuid not null references programme.course (id),
  own_mentor_ids uuid[] not null,
  from_branch_ids uuid[] not null,
  place integer not null,
  primary key (plan_id, course_id),
  check (cardinality(own_mentor_ids) + cardinality(from_branch_ids) = 2)
);

-- A mentor of a branch whom another branch could use: to which branch, and for nobody by name or id.
create table programme.country_plan_loan (
  id uuid primary key,
  plan_id uuid not null references programme.country_plan (id),
  organisation_id uuid not null references office.organisation (id),
  branch_id uuid not null references office.branch (id),
  mentor_id uuid not null references programme.mentor (id),
  to_branch_id uuid not null references office.branch (id),
  check (to_branch_id <> branch_id)
);
create index on programme.country_plan_loan (plan_id);

alter table programme.country_plan enable row level security;
create policy staff on programme.country_plan for select to primus_case
  using (organisation_id = (select office.viewer_organisation())
         and (cardinality((select office.viewer_branches())::uuid[]) > 0 or (select office.viewer_has('programme-lead'))));
do $$
declare t text;
begin
  foreach t in array array['country_plan_branch', 'country_plan_line', 'country_plan_loan'] loop
    execute format('alter table programme.%I enable row level security', t);
    execute format('create policy coordinator on programme.%I for select to primus_case
      using (branch_id = any ((select office.viewer_branches())::uuid[]))', t);
    execute format('create trigger closed_branch before insert or update on programme.%I
      for each row execute function programme.refuse_closed_branch()', t);
  end loop;
end $$;
create policy lead on programme.country_plan_branch for select to primus_case
  using (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('programme-lead')));
grant select on programme.country_plan, programme.country_plan_branch, programme.country_plan_line,
  programme.country_plan_loan to primus_case;

-- Keeps a plan that a programme lead asked for, who may read no line of it. Whatever is told, a line stays with the
-- branch of its course and a loan with the branch of its mentor.
create function programme.keep_country_plan(plan jsonb, branches jsonb, lines jsonb, loans jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  own uuid := office.viewer_organisation();
  made uuid := (plan ->> 'id')::uuid;
begin
  if own is null or not office.viewer_has('programme-lead') then return false; end if;
  insert into programme.country_plan (id, organisation_id, made_on, made_by, made_at, settings_version, points, proven,
                                      gap_seekers, gap_points, seconds)
  select made, own, p.made_on, office.viewer(), p.made_at, p.settings_version, p.points, p.proven, p.gap_seekers,
         p.gap_points, p.seconds
  from jsonb_populate_record(null::programme.country_plan, plan) p;
  insert into programme.country_plan_branch
  select made, own, b.id, t.waiting, t.alone, t.placed, t.borrowed, t.lent, t.missing
  from jsonb_populate_recordset(null::programme.country_plan_branch, branches) t
  join office.branch b on b.id = t.branch_id and b.organisation_id = own;
  insert into programme.country_plan_line
  select made, own, c.branch_id, c.id, t.own_mentor_ids, t.from_branch_ids, t.place
  from jsonb_populate_recordset(null::programme.country_plan_line, lines) t
  join programme.course c on c.id = t.course_id and c.organisation_id = own;
  insert into programme.country_plan_loan
  select gen_random_uuid(), made, own, m.branch_id, m.id, t.to_branch_id
  from jsonb_populate_recordset(null::programme.country_plan_loan, loans) t
  join programme.mentor m on m.id = t.mentor_id and m.organisation_id = own;
  return true;
end $$;
revoke execute on function office.sees_country, programme.keep_country_plan from public;
grant execute on function programme.keep_country_plan to primus_case;

-- What is about one participant or one mentor is given out and erased with the rest of them.
select privacy.covers('programme.country_plan_line');
select privacy.covers('programme.country_plan_loan');
