-- Somebody who is out already when referred: what is asked of the referrer goes on for thirty days after the referral came,
-- not only after the release.
create or replace function programme.link_followed(wanted_link uuid) returns boolean language sql stable security definer
  return exists (
    select 1 from programme.referral_link l join programme.referral r on r.link_id = l.id
    where l.id = wanted_link and l.revoked_at is null
      and (l.follow_until at time zone 'Europe/Copenhagen')::date >= programme.viewer_today()
      and not exists (select 1 from programme.release_date d
                      where d.person_id = r.person_id and d.kind = 'actual' and d.superseded_by is null
                        and d.recorded_at >= r.received_at
                        and greatest(d.date, (r.received_at at time zone 'Europe/Copenhagen')::date) + 30
                            < programme.viewer_today()));
