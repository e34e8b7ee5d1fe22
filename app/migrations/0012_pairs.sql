-- What the pair, the concern and the course page need beside the tables.

-- A pair that is not the first suggestion always carries a reason, also when it was not suggested at all.
alter table programme.match drop constraint match_check;
alter table programme.match add constraint match_departure
  check (suggested_rank is not distinct from 1 or departure_reason is not null);

-- An assignment that is taken back on the day it was made never ran: an empty period, and the reason why.
alter table programme.assignment drop constraint assignment_period_check;
alter table programme.assignment add constraint assignment_period
  check (case when isempty(period) then end_reason is not null and match_id is not null
              else lower(period) is not null end);

-- A concern may be about the other mentor: each mentor sees the own ones only, and signs with the own account.
drop policy mentor on programme.concern;
create policy mentor on programme.concern for select to primus_case
  using (course_id = any ((select programme.viewer_courses())::uuid[]) and raised_by = office.viewer());
drop policy mentor_writes on programme.concern;
create policy mentor_writes on programme.concern for insert to primus_case
  with check (course_id = any ((select programme.viewer_courses())::uuid[]) and raised_by = office.viewer()
              and handled_at is null
              and (organisation_id, branch_id) = (select c.organisation_id, c.branch_id from programme.course c
                                                  where c.id = course_id));
drop policy mentor_writes on programme.contact;
create policy mentor_writes on programme.contact for insert to primus_case
  with check (course_id = any ((select programme.viewer_courses())::uuid[]) and logged_by = office.viewer()
              and (organisation_id, branch_id) = (select c.organisation_id, c.branch_id from programme.course c
                                                  where c.id = course_id));

-- Who wrote something, by name: for coordinators, within the organisation.
create function office.colleagues() returns table (user_id text, name text, role text, branch_id uuid, active boolean)
language sql stable security definer
begin atomic
  select m.user_id, u.name, m.role, m.branch_id, m.valid_to is null
  from office.membership m join auth."user" u on u.id = m.user_id
  where m.organisation_id = office.viewer_organisation() and office.viewer_has('coordinator');
end;
revoke execute on function office.colleagues from public;
grant execute on function office.colleagues to primus_case;

-- A mentor's concern reaches the coordinators at once. The words are the application's; no person is in them.
create function programme.alert_coordinators(wanted_course uuid, subject text, body text) returns bigint
language sql volatile security definer
begin atomic
  with sent as (
    insert into office.mail (organisation_id, recipient, subject, body)
    select m.organisation_id, u.email, alert_coordinators.subject, alert_coordinators.body
    from programme.course c
    join office.membership m on m.branch_id = c.branch_id and m.role = 'coordinator' and m.valid_to is null
    join auth."user" u on u.id = m.user_id
    where c.id = wanted_course and c.id = any (programme.viewer_courses())
    returning 1
  )
  select count(*) from sent;
end;
revoke execute on function programme.alert_coordinators from public;
grant execute on function programme.alert_coordinators to primus_case;
