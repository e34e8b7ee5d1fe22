-- The list that a register's authority finds the participants by: CPR number and study key, nothing else. It ties the
-- two registers together, so it is given only to whoever sees neither outcomes nor coded arms, and holds only those
-- whose consent to follow-up in registers stands.
create function keys.register_list(wanted_study uuid) returns table (study_key text, cpr_sealed bytea)
language sql stable security definer
begin atomic
  select k.study_key, i.cpr_sealed
  from keys.study_key k
  join keys.identity i on i.person_id = k.person_id
  join study.study s on s.id = k.study_id
  where k.study_id = wanted_study and s.organisation_id = office.viewer_organisation()
    and office.viewer_has('administrator')
    and not office.viewer_has('trial-manager') and not office.viewer_has('evaluator')
    and exists (select 1 from programme.consent c where c.person_id = k.person_id
                and c.purpose = 'register-follow-up' and c.withdrawn_on is null)
  order by k.study_key;
end;
revoke execute on function keys.register_list from public;
grant execute on function keys.register_list to primus_doors;
