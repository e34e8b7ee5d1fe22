-- What happened to these subjects, found by the subjects: with a limit the planner would walk through everything that ever
-- happened, from the newest on, in the hope of meeting them soon.
create or replace function audit.history_of(subjects text[], most integer)
returns table (seq bigint, at timestamptz, actor text, action text)
language sql stable security definer
begin atomic
  with theirs as materialized (
    select e.seq, e.at, e.actor, e.action, e.subject, e.branch_id from audit.event e
    where e.subject = any (history_of.subjects) and e.organisation_id = (select office.viewer_organisation()))
  select e.seq, e.at, e.actor, e.action from theirs e
  where (select office.viewer_has('coordinator'))
    and (e.branch_id = any ((select office.viewer_branches())::uuid[])
         -- Who looks leaves no branch behind: the subject's own is asked.
         or (e.branch_id is null and exists (
               select 1 from programme.person p where p.id = any (history_of.subjects::uuid[]) and p.id::text = e.subject
                 and p.branch_id = any ((select office.viewer_branches())::uuid[])
               union all
               select 1 from programme.mentor m where m.id = any (history_of.subjects::uuid[]) and m.id::text = e.subject
                 and m.branch_id = any ((select office.viewer_branches())::uuid[])
               union all
               select 1 from programme.referral r where r.id = any (history_of.subjects::uuid[]) and r.id::text = e.subject
                 and r.branch_id = any ((select office.viewer_branches())::uuid[])
               union all
               select 1 from programme.course c where c.id = any (history_of.subjects::uuid[]) and c.id::text = e.subject
                 and c.branch_id = any ((select office.viewer_branches())::uuid[]))))
  order by e.seq desc limit least(history_of.most, 500);
end;

-- Contacts that no coordinator has read, by index: most are read, and are many.
alter table programme.contact add column unread boolean not null default true;
-- Branches closed for writing too, and nothing that anybody sees has changed.
alter table programme.contact disable trigger user;
update programme.contact c set unread = false
  where exists (select 1 from programme.contact_reading r where r.contact_id = c.id);
alter table programme.contact enable trigger user;
create index contact_unread on programme.contact (branch_id, logged_at desc, id) where unread;
create function programme.contact_was_read() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update programme.contact set unread = false where id = new.contact_id and unread;
  return null;
end $$;
create trigger marks_contact after insert on programme.contact_reading
  for each row execute function programme.contact_was_read();
revoke execute on function programme.contact_was_read from public;
