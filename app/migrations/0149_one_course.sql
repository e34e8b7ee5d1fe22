-- Whether the viewer is a mentor on this course today. What tells of one course asks of that one, and not whether it is
-- among all of the viewer's: a list of them took the square of their number.
create function programme.viewer_is_on(wanted_course uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return office.viewer_has('mentor') and exists (
    select 1 from programme.assignment a
    join programme.course c on c.id = a.course_id and c.closed_on is null
    where a.course_id = wanted_course and a.mentor_id = programme.viewer_mentor()
      and a.period @> programme.viewer_today()
      and programme.consent_holds(c.person_id, 'programme', '', programme.viewer_today()));
create function programme.viewer_is_with(wanted_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select 1 from programme.course c
                 where c.person_id = wanted_person and programme.viewer_is_on(c.id));
revoke execute on function programme.viewer_is_on, programme.viewer_is_with from public;

create or replace function programme.course_prison(wanted_course uuid) returns text language sql stable security definer
  return (select s.name from programme.course c join office.prison s on s.id = programme.prison_today(c.person_id)
          where c.id = wanted_course and programme.viewer_is_on(c.id));
create or replace function programme.authority_contact_ended(wanted_course uuid) returns date
language sql stable security definer
  return (select programme.consent_ended(c.person_id, 'authority-contact') from programme.course c
          where c.id = wanted_course and programme.viewer_is_on(c.id));
create or replace function programme.authority_contacts(wanted_course uuid)
returns table (recipient text, ended_on date) language sql stable security definer
begin atomic
  select named.recipient,
    case when not programme.consent_holds(c.person_id, 'authority-contact', named.recipient, programme.viewer_today())
         then max(k.withdrawn_on) end
  from programme.course c
  join programme.consent k on k.person_id = c.person_id and k.purpose = 'authority-contact'
  cross join lateral unnest(case when k.recipient = '' then array['job-centre', 'municipality', 'prison-service']
                                 else array[k.recipient] end) named (recipient)
  where c.id = wanted_course and programme.viewer_is_on(c.id)
  group by c.person_id, named.recipient
  order by named.recipient;
end;
create or replace function programme.viewer_person_name(wanted_person uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select case when b.shows_alias then coalesce(nullif(p.alias, ''), '#' || upper(left(p.id::text, 6)))
                      else p.name end
          from programme.person p join office.branch b on b.id = p.branch_id
          where p.id = wanted_person and p.erased_on is null and programme.viewer_is_with(p.id));
create or replace function programme.viewer_names_in(wanted_person uuid, written text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(distinct part), '{}')
          from programme.person p,
            regexp_split_to_table(replace(normalize(p.name, nfc), '’', ''''), '[\s,;.()]+') whole,
            unnest(whole || string_to_array(whole, '-')) part
          where p.id = wanted_person and programme.viewer_is_with(p.id)
            and part <> ''
            and position(lower(part) in lower(replace(normalize(viewer_names_in.written, nfc), '’', ''''))) > 0);
