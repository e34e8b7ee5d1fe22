-- What the end of a course, a second stay in prison and a withdrawn consent need beside the tables.

-- A mentor sees a course while it runs: neither the day after it closed nor when the participant consents anew.
create or replace function programme.viewer_courses() returns uuid[] language sql stable security definer
  -- Without the participant's consent to the programme there is nothing for a mentor to see, from that moment.
  return coalesce((select array_agg(a.course_id) from programme.assignment a
                   join programme.course c on c.id = a.course_id and c.closed_on is null
                   join programme.consent k on k.person_id = c.person_id and k.purpose = 'programme'
                     and k.withdrawn_on is null
                   where a.mentor_id = programme.viewer_mentor() and a.period @> programme.viewer_today()
                     and office.viewer_has('mentor')), '{}'::uuid[]);
create or replace function programme.viewer_participants() returns uuid[] language sql stable security definer
  return coalesce((select array_agg(person_id) from programme.course
                   where id = any (programme.viewer_courses()) and closed_on is null), '{}'::uuid[]);

-- Why a course ended, where none of the listed reasons fits.
alter table programme.course add column close_note text not null default '' check (length(close_note) <= 500);
alter table programme.course add constraint course_other_is_told check (close_reason <> 'other' or close_note <> '');
-- Mentors whose places were left open when their course closed. Whose place began that day never ran.
update programme.assignment a
set end_reason = 'course-closed',
    period = case when lower(a.period) < c.closed_on then daterange(lower(a.period), c.closed_on)
                  when a.match_id is not null then 'empty'::daterange
                  else daterange(lower(a.period), lower(a.period) + 1) end
from programme.course c
where c.id = a.course_id and c.closed_on is not null and upper_inf(a.period);

-- Stays in prison, counted for each person from 1. Only the dates of the last stay count; those of an earlier one are
-- never superseded by a later one. A referral of somebody who is known has its date beside, without a stay, until it
-- is accepted.
alter table programme.release_date add column referral_id uuid references programme.referral (id);
alter table programme.release_date add column stay smallint default 1 check (stay > 0);
update programme.release_date d set referral_id = r.id
from programme.referral r
where r.link_id is not null and d.recorded_by = 'link ' || r.link_id;
update programme.release_date d
set stay = case
  when exists (select 1 from programme.referral r where r.id = d.referral_id and r.state <> 'accepted'
               and exists (select 1 from programme.referral e where e.person_id = r.person_id
                           and e.received_at < r.received_at)) then null
  else greatest(1, (select count(*) from programme.referral r
                    where r.person_id = d.person_id and r.state = 'accepted' and r.received_at <= d.recorded_at)) end
where (select count(*) from programme.referral r where r.person_id = d.person_id) > 1;

-- Where a release date is from, when the system itself knows: a code that the pages say in words.
update programme.release_date set source = 'referral' where source = 'henvisning' and recorded_by like 'link %';

-- Since when the mentors of a course may not talk to authorities for the participant; null while they may, or were
-- never asked not to. A mentor reads no consent, only this day.
create function programme.authority_contact_ended(wanted_course uuid) returns date language sql stable security definer
  return (select case when bool_or(k.withdrawn_on is null) then null else max(k.withdrawn_on) end
          from programme.course c
          join programme.consent k on k.person_id = c.person_id and k.purpose = 'authority-contact'
          where c.id = wanted_course and c.id = any (programme.viewer_courses()));
revoke execute on function programme.authority_contact_ended from public;
grant execute on function programme.authority_contact_ended to primus_case;

-- The consent to follow-up as it stands, carried into every study the person is in, at the press that changed it. The
-- day comes from the consents and from nowhere else; nothing comes back. A delivery under way is waited for, so that
-- neither writes over the other.
create function keys.carry_follow_up(wanted_person uuid) returns void language sql volatile security definer
begin atomic
  select l.study_id from study.ledger l
  where l.study_id in (select k.study_id from keys.study_key k where k.person_id = wanted_person)
  order by l.study_id for update;
  update study.participant p set follow_up_withdrawn_on = known.day
  from (select k.study_id, k.study_key,
          (select case when bool_or(c.withdrawn_on is null) then null else max(c.withdrawn_on) end
           from programme.consent c where c.person_id = k.person_id and c.purpose = 'register-follow-up') as day
        from keys.study_key k join programme.person h on h.id = k.person_id
        where k.person_id = wanted_person and h.branch_id = any (office.viewer_branches())) known
  where p.study_id = known.study_id and p.study_key = known.study_key
    and p.follow_up_withdrawn_on is distinct from known.day;
end;
revoke execute on function keys.carry_follow_up from public;
grant execute on function keys.carry_follow_up to primus_case;
