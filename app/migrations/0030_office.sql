-- What mail, the audit trail and the installation need beside the tables.

-- When a mail is tried (again). The row is locked while it is being sent, so it goes out once.
alter table office.mail add column due_at timestamptz not null default now();
drop index office.mail_created_at_idx;
create index on office.mail (due_at) where sent_at is null;
create index on office.mail (organisation_id, created_at desc);

-- Which master key sealed what is in here. Another key opens nothing, and must never write beside the first one.
create table office.installation (
  one boolean primary key default true check (one),
  key_note text not null
);
grant select, insert on office.installation to primus_auth;

-- What the verifier found when it last went through the whole chain, and how the chain ended then: the anchor.
create table audit.verification (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  events bigint not null,
  head_hash bytea not null,
  first_bad bigint,
  problem text,
  check ((first_bad is null) = (problem is null))
);
grant select on audit.verification to primus_case;
