-- Lists that are read by branch, in the order in which they are shown: each index is a page's own.
create index person_by_name on programme.person (branch_id, name collate "da-x-icu", id);
create index mentor_by_name on programme.mentor (branch_id, name collate "da-x-icu", id);
create index course_running on programme.course (branch_id) where closed_on is null;
create index course_person on programme.course (person_id, opened_on);
create index concern_course on programme.concern (course_id);
create index assignment_course on programme.assignment (course_id);
create index referral_new on programme.referral (branch_id, received_at, id) where state = 'new';
create index concern_open on programme.concern (branch_id, raised_at) where handled_at is null;
create index consent_taken_back on programme.consent (branch_id, withdrawn_on) where withdrawn_by like 'participant %';
create index clearance_request_open on programme.clearance_request (branch_id, sent_on) where answered_on is null;
create index clearance_request_answered on programme.clearance_request (branch_id, prison_id)
  where answered_on is not null;
create index mentor_absence_branch on programme.mentor_absence (branch_id, return_on);
create index enrolment_branch on programme.enrolment (branch_id, person_id);
create index conflict_branch on programme.conflict (branch_id);
create index mentor_check_branch on programme.mentor_check (branch_id, mentor_id);

-- A person is found by any part of the name, of what the person is called, of the telephone number, or by the number
-- of a referral. Under row-level security such an index would not be used, because its operators may tell what they
-- compare; so the search is a function, and asks for the viewer's branches itself.
create index person_alias_search on programme.person using gin (programme.folded(alias) gin_trgm_ops) where alias <> '';
create index person_phone_search on programme.person using gin (regexp_replace(phone, '\D', '', 'g') gin_trgm_ops);
create function programme.people_found(wanted text, part text, wanted_number text, digits text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  select p.id from programme.person p
  where p.branch_id = any ((select office.viewer_branches())::uuid[])
    and programme.folded(p.name) like '%' || programme.folded(part) || '%'
  union
  select p.id from programme.person p
  where p.branch_id = any ((select office.viewer_branches())::uuid[])
    and programme.folded(wanted) <% programme.folded(p.name)
  union
  select p.id from programme.person p
  where p.branch_id = any ((select office.viewer_branches())::uuid[]) and p.alias <> ''
    and programme.folded(p.alias) like '%' || programme.folded(part) || '%'
  union
  select r.person_id from programme.referral r
  where r.organisation_id = (select office.viewer_organisation()) and r.number = wanted_number
    and r.branch_id = any ((select office.viewer_branches())::uuid[])
  union
  select p.id from programme.person p
  where p.branch_id = any ((select office.viewer_branches())::uuid[]) and digits is not null
    and regexp_replace(p.phone, '\D', '', 'g') like '%' || digits || '%';
end;
revoke execute on function programme.people_found from public;
grant execute on function programme.people_found to primus_case;
