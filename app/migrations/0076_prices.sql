-- What a course costs and what a prevented relapse saves, as somebody stated it with a source. The newest of a kind counts;
-- one without an amount takes it back: not stated. Nothing is changed, nothing is filled in.
create table study.price (
  number bigint generated always as identity primary key,
  study_id uuid not null references study.study (id),
  organisation_id uuid not null references office.organisation (id),
  kind text not null check (kind in ('per-course', 'per-prevented')),
  amount integer check (amount > 0),
  price_level integer check (price_level between 1990 and 2100),
  source text not null,
  published text not null,
  stated_by text not null,
  stated_at timestamptz not null,
  check ((amount is null) = (source = ''))
);
create index on study.price (study_id, kind, number desc);
alter table study.price enable row level security;
create policy staff on study.price for select to primus_study
  using (organisation_id = (select office.viewer_organisation())
         and ((select office.viewer_has('evaluator')) or (select office.viewer_has('trial-manager'))));
create policy published on study.price for select to primus_study
  using (exists (select 1 from study.publication p where p.study_id = price.study_id and p.withdrawn_at is null));
create policy manager_writes on study.price for insert to primus_study
  with check (organisation_id = (select office.viewer_organisation()) and (select office.viewer_has('trial-manager')));
grant select, insert on study.price to primus_study;
