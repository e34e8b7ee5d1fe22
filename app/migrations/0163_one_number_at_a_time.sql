-- A draw and a course that opens on another page of the same CPR number wait for each other, whichever comes first.
create function keys.hold_number(wanted_person uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select pg_advisory_xact_lock(hashtextextended('course of ' || encode(i.cpr_fingerprint, 'hex'), 0))
  from keys.identity i where i.person_id = wanted_person;
end;
revoke execute on function keys.hold_number from public;
grant execute on function keys.hold_number to primus_doors;

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
