-- Somebody who is out already when referred: what is asked of the referrer goes on for thirty days after the referral came,
-- not only after the release. Which links are followed is asked of all at once: a branch has hundreds, and one by one each
-- took a millisecond.
create function programme.followed_links(among uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select distinct l.id
  from programme.referral_link l join programme.referral r on r.link_id = l.id
  where l.id = any (among) and l.revoked_at is null
    and (l.follow_until at time zone 'Europe/Copenhagen')::date >= programme.viewer_today()
    and not exists (select 1 from programme.release_date d
                    where d.person_id = r.person_id and d.kind = 'actual' and d.superseded_by is null
                      and d.recorded_at >= r.received_at
                      and greatest(d.date, (r.received_at at time zone 'Europe/Copenhagen')::date) + 30
                          < programme.viewer_today());
end;
create or replace function programme.link_followed(wanted_link uuid) returns boolean language sql stable security definer
  return exists (select 1 from programme.followed_links(array[wanted_link]));
revoke execute on function programme.followed_links from public;
grant execute on function programme.followed_links to primus_case;
