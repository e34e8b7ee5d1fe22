-- Who has left the programme writes the last trip as well: thirty days from the day of leaving, by the account that is
-- still there, for days on a course that the mentor was on.

-- The mentor who the viewer is, or was until lately; of several the one who is here.
create function programme.viewer_spender() returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select m.id from programme.mentor m
          where m.user_id = office.viewer() and (m.stage <> 'left' or m.stage_since + 30 >= programme.viewer_today())
          order by m.stage = 'left', m.stage_since desc limit 1);
create or replace function programme.viewer_left_courses()
returns table (course_id uuid, organisation_id uuid, branch_id uuid, mentor_id uuid, label text, from_on date, until_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.course_id, a.organisation_id, a.branch_id, a.mentor_id,
         coalesce((select r.number from programme.course c join programme.referral r on r.person_id = c.person_id
                   where c.id = a.course_id and r.state = 'accepted' order by r.decided_at desc limit 1), ''),
         lower(a.period), upper(a.period)
  from programme.assignment a
  where a.mentor_id = programme.viewer_spender() and office.viewer_has('mentor') and not isempty(a.period)
    and upper(a.period) <= programme.viewer_today()
    and a.course_id <> all (programme.viewer_courses())
  order by upper(a.period) desc, a.course_id;
end;
revoke execute on function programme.viewer_spender from public;
grant execute on function programme.viewer_spender to primus_case, primus_mentor;

alter policy own on programme.expense using (mentor_id = (select programme.viewer_spender()));
alter policy writes on programme.expense
  with check (mentor_id = (select programme.viewer_spender()) and written_by = office.viewer() and state = 'written'
              and ((course_id = any ((select programme.viewer_courses())::uuid[])
                    and (organisation_id, branch_id) = (select c.organisation_id, c.branch_id from programme.course c
                                                        where c.id = course_id))
                   or exists (select 1 from programme.viewer_left_courses() l
                              where l.course_id = expense.course_id and l.organisation_id = expense.organisation_id
                                and l.branch_id = expense.branch_id
                                and expense.spent_on between l.from_on and l.until_on)));
alter policy takes_back on programme.expense
  using (mentor_id = (select programme.viewer_spender()) and state = 'written')
  with check (mentor_id = (select programme.viewer_spender()) and state = 'withdrawn' and closed_by = office.viewer());
