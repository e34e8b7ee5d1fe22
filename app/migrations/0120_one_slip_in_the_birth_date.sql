-- A day of birth is typed by hand, and so with slips: who has the same name and was born a slip away may be known too,
-- and a number says it whatever day was written.

-- The days that are typed like a day but for one digit, two that changed places, or day and month exchanged; the day
-- itself among them.
create function programme.one_slip_from(born date) returns date[] language sql immutable strict parallel safe
  return (
    with written as (
      select to_char(born, 'DDMMYYYY') as text
    ), slipped as (
      select overlay(w.text placing digit::text from place for 1) as text
      from written w, generate_series(1, 8) place, generate_series(0, 9) digit
      union
      select overlay(w.text placing substr(w.text, place + 1, 1) || substr(w.text, place, 1) from place for 2)
      from written w, generate_series(1, 7) place
      union
      select substr(w.text, 3, 2) || substr(w.text, 1, 2) || substr(w.text, 5) from written w
    ), parts as (
      select substr(text, 1, 2)::integer as d, substr(text, 3, 2)::integer as m, substr(text, 5)::integer as y
      from slipped
    ), days as (
      select case when m between 1 and 12 and y between 1900 and 2100 then make_date(y, m, 1) + (d - 1) end as day, d, m
      from parts
    )
    select array_agg(day) from days where extract(day from day) = d and extract(month from day) = m);
revoke execute on function programme.one_slip_from from public;
grant execute on function programme.one_slip_from to primus_case;

alter table programme.possible_duplicate
  drop constraint possible_duplicate_basis_check,
  add constraint possible_duplicate_basis_check check (basis in ('cpr', 'name-birth', 'name-slip'));

-- As before, and now also whoever was born a slip away and has the same name, word for word; and whoever has the same
-- number, whatever day of birth was written.
create or replace function programme.note_duplicates(wanted_referral uuid, at timestamptz) returns void
language sql volatile security definer
begin atomic
  with asked as (
    select r.number, p.id, p.organisation_id, p.branch_id, p.birth_date, p.name_key
    from programme.referral r join programme.person p on p.id = r.person_id
    where r.id = wanted_referral
      and (r.link_id = office.viewer_link() or r.branch_id = any (office.viewer_branches()))
  ), alike as (
    select o.id as other, 'cpr' as basis
    from asked a join keys.identity i on i.person_id = a.id
    join keys.identity j on j.organisation_id = a.organisation_id and j.cpr_fingerprint = i.cpr_fingerprint
    join programme.person o on o.id = j.person_id
    union all
    select o.id, case when o.birth_date = a.birth_date then 'name-birth' else 'name-slip' end
    from asked a join programme.person o
      on o.organisation_id = a.organisation_id and o.birth_date = any (programme.one_slip_from(a.birth_date))
    where case when o.birth_date = a.birth_date then programme.names_alike(a.name_key, o.name_key)
          else a.name_key <> '' and programme.words_alike(a.name_key, o.name_key)
            and programme.words_alike(o.name_key, a.name_key) end
  ), found as (
    -- The surest reason first: cpr, name-birth, name-slip.
    select distinct on (o.id) a.number, a.id, a.organisation_id, a.branch_id, o.id as other,
      o.branch_id as other_branch, l.basis
    from asked a, alike l join programme.person o on o.id = l.other
    where o.id <> a.id and o.organisation_id = a.organisation_id and o.merged_into is null
    order by o.id, l.basis
  )
  insert into programme.possible_duplicate (organisation_id, branch_id, person_id, other_person_id, number, basis,
    elsewhere, found_at)
  select organisation_id, branch_id, id, other, number, basis, false, at from found where other_branch = branch_id
  union all
  (select distinct on (id) organisation_id, branch_id, id, null::uuid, number, basis, true, at
   from found where other_branch <> branch_id order by id, basis)
  union all
  select organisation_id, other_branch, other, null::uuid, number, basis, true, at
  from found where other_branch <> branch_id
  on conflict do nothing;
end;
