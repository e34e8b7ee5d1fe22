-- Whoever has withdrawn the consent to follow-up is not on the next key list, so the next extract knows nothing of them.
-- What was fetched before stays: their rows are carried over, complete up to the day of the import they came with.
create table study.outcome_carried (
  import_id uuid not null references study.outcome_import (id),
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  study_key text not null,
  complete_until date not null,
  primary key (import_id, study_key)
);
alter table study.outcome_carried enable row level security;
create policy staff on study.outcome_carried for select to primus_study
  using (organisation_id = (select office.viewer_organisation())
         and ((select office.viewer_has('evaluator')) or (select office.viewer_has('trial-manager'))));
create policy manager_writes on study.outcome_carried for insert to primus_study
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('trial-manager')));
grant select, insert on study.outcome_carried to primus_study;

-- Keys whose follow-up was withdrawn; of the arms it tells nothing.
create function study.withdrawn_keys(wanted_study uuid) returns table (study_key text)
language sql stable security definer
begin atomic
  select p.study_key from study.participant p
  where p.study_id = wanted_study and p.organisation_id = office.viewer_organisation()
    and p.follow_up_withdrawn_on is not null
    and (office.viewer_has('trial-manager') or office.viewer_has('evaluator'))
  order by p.study_key;
end;
revoke execute on function study.withdrawn_keys from public;
grant execute on function study.withdrawn_keys to primus_study;
