-- A CPR number is one person, whatever the page and the branch: who is in the control group on one page gets no course on
-- another, and who has a course that runs gets no second one and is not drawn. Which page it is, nobody is told.

-- The person's page and every other of the organisation with the same number.
create function keys.same_number(wanted_person uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select wanted_person
  union
  select other.person_id from keys.identity own
  join keys.identity other on other.organisation_id = own.organisation_id and other.cpr_fingerprint = own.cpr_fingerprint
  where own.person_id = wanted_person;
end;
create function keys.course_runs(wanted_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select 1 from programme.course c
                 where c.person_id in (select keys.same_number(wanted_person)) and c.closed_on is null);
-- A draw, and a course that opens, wait for whatever is under way on another page of the number.
create function keys.hold_number(wanted_person uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select pg_advisory_xact_lock(hashtextextended('course of ' || encode(i.cpr_fingerprint, 'hex'), 0))
  from keys.identity i where i.person_id = wanted_person;
end;
revoke execute on function keys.same_number, keys.course_runs, keys.hold_number from public;
grant execute on function keys.course_runs, keys.hold_number to primus_doors;

-- A course that starts afresh is the same course. That a course is refused to the control group has a word of its own:
-- `PM001` says that the branch is closed for writing, and whoever pressed in a closed branch was told of a group that
-- nobody was in.
create or replace function programme.refuse_course_for_control() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from programme.enrolment where person_id = new.person_id and arm = 'control') then
    raise exception 'control' using errcode = 'PM003';
  end if;
  if new.restarted_from is null then
    -- Two who open at once on two pages: the second waits, and then sees the first one's.
    perform keys.hold_number(new.person_id);
    if exists (select 1 from keys.same_number(new.person_id) other (id)
               where other.id <> new.person_id
                 and (exists (select 1 from programme.enrolment e where e.person_id = other.id and e.arm = 'control')
                      or exists (select 1 from programme.course c
                                 where c.person_id = other.id and c.closed_on is null))) then
      raise exception 'same number' using errcode = 'PM004';
    end if;
  end if;
  return new;
end $$;
