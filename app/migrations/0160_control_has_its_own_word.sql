-- That a course is refused to the control group has a word of its own: `PM001` says that the branch is closed for writing,
-- and whoever pressed in a closed branch was told of a group that nobody was in.
create or replace function programme.refuse_course_for_control() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from programme.enrolment where person_id = new.person_id and arm = 'control') then
    raise exception 'control' using errcode = 'PM003';
  end if;
  return new;
end $$;
