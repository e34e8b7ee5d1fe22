-- One chain of events for everything that changes. Only audit.append writes; nobody updates or deletes.
create table audit.head (
  one boolean primary key default true check (one),
  seq bigint not null,
  hash bytea not null
);
insert into audit.head values (true, 0, decode(repeat('00', 32), 'hex'));

create table audit.event (
  seq bigint primary key,
  at timestamptz not null,
  organisation_id uuid,
  branch_id uuid,
  actor text not null,
  action text not null check (action <> ''),
  subject text,
  -- Facts without personal values: ids, states, dates, counts.
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
);
create index on audit.event (subject);
create index on audit.event (organisation_id, seq);

-- The exact bytes that are hashed. The verifier builds the same bytes without the database.
create function audit.canonical(seq bigint, at timestamptz, organisation_id uuid, branch_id uuid, actor text,
                                action text, subject text, detail jsonb) returns text
language sql immutable
return concat_ws(E'\n', seq::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  coalesce(organisation_id::text, '-'), coalesce(branch_id::text, '-'), actor, action, coalesce(subject, '-'),
  detail::text);

create function audit.append(organisation_id uuid, branch_id uuid, actor text, action text, subject text,
                             detail jsonb) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last audit.head;
  now_at timestamptz;
  digest bytea;
begin
  -- Lock first, read afterwards: a read in the locking statement would see an older snapshot.
  perform 1 from audit.head for update;
  select * into last from audit.head;
  now_at := clock_timestamp();
  digest := sha256(last.hash || convert_to(audit.canonical(last.seq + 1, now_at, organisation_id, branch_id,
                                                           actor, action, subject, detail), 'UTF8'));
  insert into audit.event values (last.seq + 1, now_at, organisation_id, branch_id, actor, action, subject, detail,
                                  last.hash, digest);
  update audit.head set seq = last.seq + 1, hash = digest;
  return last.seq + 1;
end $$;

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are never changed or removed';
end $$;
create trigger unchanging before update or delete on audit.event for each row execute function audit.refuse();
create trigger untruncated before truncate on audit.event for each statement execute function audit.refuse();
