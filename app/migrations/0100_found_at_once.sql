-- The search for people asks for the viewer's branches and folds what was typed once, and says that it finds few: whoever
-- joins with it looks those up instead of reading everybody.
create or replace function programme.people_found(wanted text, part text, wanted_number text, digits text) returns setof uuid
language plpgsql stable security definer rows 20 set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid[] := office.viewer_branches();
  organisation uuid := office.viewer_organisation();
  sounds text := programme.folded(wanted);
  holds text := '%' || programme.folded(part) || '%';
begin
  return query
    select p.id from programme.person p
    where p.branch_id = any (own) and (programme.folded(p.name) like holds or sounds <% programme.folded(p.name))
    union
    select p.id from programme.person p
    where p.branch_id = any (own) and p.alias <> '' and programme.folded(p.alias) like holds
    union
    select r.person_id from programme.referral r
    where r.organisation_id = organisation and r.number = wanted_number and r.branch_id = any (own)
    union
    select p.id from programme.person p
    where p.branch_id = any (own) and digits is not null
      and regexp_replace(p.phone, '\D', '', 'g') like '%' || digits || '%';
end $$;
