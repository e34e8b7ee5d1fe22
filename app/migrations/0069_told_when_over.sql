-- When nobody answered in time, both mentors and the branch's coordinators are told, by whoever brought the end about.
-- The words are the application's; no person is in them.
create function programme.tell_lapsed(wanted_match uuid, to_mentors jsonb, to_coordinators jsonb, at timestamptz)
returns bigint language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  with over as (
    select t.organisation_id, t.branch_id, t.mentor_ids from programme.match t
    where t.id = wanted_match and t.state = 'lapsed'
      and (t.branch_id = any (office.viewer_branches()) or programme.nobody_asks())
  ), told as (
    select o.organisation_id, coalesce(nullif(m.email, ''), u.email) as recipient, to_mentors as words
    from over o
    join programme.mentor m on m.id = any (o.mentor_ids)
    left join auth."user" u on u.id = m.user_id
    union all
    select o.organisation_id, u.email, to_coordinators
    from over o
    join office.membership s on s.branch_id = o.branch_id and s.role = 'coordinator' and s.valid_to is null
    join auth."user" u on u.id = s.user_id
  ), sent as (
    insert into office.mail (organisation_id, recipient, subject, body, created_at, due_at)
    select t.organisation_id, t.recipient, t.words ->> 'subject', t.words ->> 'body', at, at
    from told t where t.recipient is not null
    returning 1)
  select count(*) from sent;
end;
revoke execute on function programme.tell_lapsed from public;
grant execute on function programme.tell_lapsed to primus_case;
