-- What was spent on a course may be written down after the mentor has left it: the last trip is written the day after.

-- Courses that the viewer has been a mentor on and has left, from the first day to the last: by the number of the
-- referral, for the name is no longer shown.
create function programme.viewer_left_courses()
returns table (course_id uuid, organisation_id uuid, branch_id uuid, mentor_id uuid, label text, from_on date, until_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.course_id, a.organisation_id, a.branch_id, a.mentor_id,
         coalesce((select r.number from programme.course c join programme.referral r on r.person_id = c.person_id
                   where c.id = a.course_id and r.state = 'accepted' order by r.decided_at desc limit 1), ''),
         lower(a.period), upper(a.period)
  from programme.assignment a
  where a.mentor_id = programme.viewer_mentor() and office.viewer_has('mentor') and not isempty(a.period)
    and upper(a.period) <= programme.viewer_today()
    and a.course_id <> all (programme.viewer_courses())
  order by upper(a.period) desc, a.course_id;
end;
revoke execute on function programme.viewer_left_courses from public;
grant execute on function programme.viewer_left_courses to primus_case, primus_mentor;

alter policy writes on programme.expense
  with check (mentor_id = (select programme.viewer_mentor()) and written_by = office.viewer() and state = 'written'
              and ((course_id = any ((select programme.viewer_courses())::uuid[])
                    and (organisation_id, branch_id) = (select c.organisation_id, c.branch_id from programme.course c
                                                        where c.id = course_id))
                   or exists (select 1 from programme.viewer_left_courses() l
                              where l.course_id = expense.course_id and l.organisation_id = expense.organisation_id
                                and l.branch_id = expense.branch_id
                                and expense.spent_on between l.from_on and l.until_on)));
