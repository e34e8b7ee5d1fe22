-- Mail that the mail server will never take, or that was tried often enough: a person looks at it.
alter table office.mail add column failed_at timestamptz;
alter table office.mail add check (sent_at is null or failed_at is null);
drop index office.mail_due_at_idx;
create index on office.mail (due_at) where sent_at is null and failed_at is null;

-- Mail that was written wakes whoever sends it, once the change it belongs to is committed.
create function office.mail_is_written() returns trigger language plpgsql as $$
begin
  perform pg_notify('primus_mail', '');
  return null;
end $$;
create trigger wakes after insert on office.mail for each statement execute function office.mail_is_written();
