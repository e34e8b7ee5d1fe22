-- The area of a branch is a stratum of plans. An administrator chooses it; a person allocated before keeps the stratum
-- that the ledger says.
create function office.set_area(wanted_branch uuid, wanted_area text) returns boolean
language sql volatile security definer
begin atomic
  with changed as (
    update office.branch set area = wanted_area
    where id = wanted_branch and organisation_id = office.viewer_organisation() and office.viewer_has('administrator')
    returning 1
  )
  select exists (select 1 from changed);
end;
revoke execute on function office.set_area from public;
grant execute on function office.set_area to primus_doors;
