-- The last yes, and a pair in reserve that is asked by itself, ask again everything of a mentor that the approval asks,
-- and what the three may have changed of themselves meanwhile.

-- The first thing that is asked of a mentor and that the mentor lacks today, as `approvalVerdict` judges: age, check-ended,
-- declarations, conduct or training; null where nothing is lacking. `asked`: the age from which one may be a mentor, how
-- many months each check holds (null: for good; the child certificate counts where it is asked) and a clearance for a prison,
-- and the declarations with the version of their words. The trainings and the code of conduct are those of the organisation today.
create function programme.mentor_lacks(wanted_mentor uuid, asked jsonb) returns text
language sql stable
begin atomic
  select case
    when m.birth_date is null
      or m.birth_date + make_interval(years => (asked ->> 'minimumAge')::integer) > programme.viewer_today() then 'age'
    when exists (select 1 from jsonb_each(asked -> 'checks') c (kind, months)
                 where (c.kind <> 'child-certificate' or m.child_certificate_needed)
                   and not exists (
                     select 1 from programme.mentor_check k
                     where k.mentor_id = m.id and k.kind = c.kind
                       and coalesce(coalesce(k.valid_until,
                                             (k.seen_on + make_interval(months => (asked -> 'checks' ->> c.kind)::integer))::date)
                                    >= programme.viewer_today(), true))) then 'check-ended'
    when exists (select 1 from jsonb_array_elements_text(asked -> 'declarations') d (kind)
                 where not exists (select 1 from programme.mentor_declaration e
                                   where e.mentor_id = m.id and e.kind = d.kind
                                     and e.version = (asked ->> 'declarationVersion')::integer))
      -- The first words could be declared on one sheet.
      and not ((asked ->> 'declarationVersion')::integer = 1
               and exists (select 1 from programme.mentor_check k where k.mentor_id = m.id and k.kind = 'declarations'))
      then 'declarations'
    when exists (select 1 from programme.conduct w where w.organisation_id = m.organisation_id)
      and not exists (select 1 from programme.conduct_acceptance a
                      where a.mentor_id = m.id
                        and a.version = (select max(w.version) from programme.conduct w
                                         where w.organisation_id = m.organisation_id)) then 'conduct'
    when exists (select 1 from programme.training_course t
                 where t.organisation_id = m.organisation_id and t.superseded_by is null and t.required
                   and not exists (
                     select 1 from programme.mentor_training k
                     left join programme.training_course taken on taken.id = k.training_course_id
                     where k.mentor_id = m.id and k.completed_on <= programme.viewer_today()
                       and case when taken.id is null then starts_with(lower(k.course_name), lower(t.name_da))
                                else taken.series = t.series end
                       and coalesce(k.completed_on + make_interval(months => t.refresher_months)
                                    >= programme.viewer_today(), true))) then 'training'
  end
  from programme.mentor m where m.id = wanted_mentor;
end;

-- As before, and besides: that the course does not rest, what the approval asks, the wish for a man or a woman where it is a must, a prison's no, and one
-- of the two who speaks the participant's language. Not asked again is how far it is and how soon a prison answers: those
-- were judged by the settings of the asking, and the three have said yes to them.
drop function programme.in_the_way(uuid, uuid[], jsonb);
create function programme.in_the_way(wanted_course uuid, wanted_mentors uuid[], asked jsonb) returns text
language sql stable
begin atomic
  with new as (
    select m.* from programme.mentor m
    where m.id = any (wanted_mentors)
      and not exists (select 1 from programme.assignment a where a.mentor_id = m.id and a.course_id = wanted_course
                      and upper_inf(a.period))
  ), here as (
    select c.person_id, p.language, programme.prison_today(c.person_id) as prison_id,
           coalesce(programme.release_that_counts(c.person_id) > programme.viewer_today(), true) as before_release
    from programme.course c join programme.person p on p.id = c.person_id
    where c.id = wanted_course
  ), lacking as (
    select min(programme.mentor_lacks(new.id, asked)) as first from new
  )
  select case
    when exists (select 1 from programme.course_hold h where h.course_id = wanted_course and h.until_on is null)
      then 'course-rests'
    when exists (select 1 from new join programme.assignment a on a.mentor_id = new.id
                 where a.course_id = wanted_course and not isempty(a.period)) then 'was-here'
    when exists (select 1 from new where new.stage <> 'approved'
                 or exists (select 1 from programme.mentor_absence b
                            where b.mentor_id = new.id and b.period @> programme.viewer_today())) then 'mentor-away'
    when exists (select 1 from new where new.capacity <= (
      select count(*) from (
        select a.course_id from programme.assignment a
        where a.mentor_id = new.id and (upper_inf(a.period) or upper(a.period) > programme.viewer_today())
        union
        select k.course_id from programme.match k where k.state = 'asked' and k.mentor_ids @> array[new.id]) taken
      where taken.course_id <> wanted_course)) then 'mentor-full'
    when (select first from lacking) is not null then (select first from lacking)
    when exists (select 1 from programme.conflict f
                 where f.period @> programme.viewer_today() and f.mentor_id = any (wanted_mentors)
                   and (f.other_mentor_id = any (wanted_mentors)
                        or (f.mentor_id in (select id from new) and f.person_id = (select person_id from here))))
      then 'conflict'
    when exists (select 1 from new, here
                 join lateral (select w.gender, w.gender_is_must from programme.match_wish w
                               where w.person_id = here.person_id order by w.turn desc limit 1) wish on true
                 where wish.gender_is_must and wish.gender <> 'none' and new.gender <> wish.gender) then 'gender-wish'
    when exists (select 1 from new, here
                 join lateral (select r.answer from programme.clearance_request r
                               where r.mentor_id = new.id and r.prison_id = here.prison_id
                               order by r.sent_on desc, r.recorded_at desc limit 1) last on true
                 where here.before_release and last.answer = 'refused'
                   and not exists (select 1 from programme.mentor_check k
                                   where k.mentor_id = new.id and k.kind = 'prison-clearance'
                                     and k.prison_id = here.prison_id
                                     and coalesce(k.valid_until, (k.seen_on + make_interval(
                                           months => (asked ->> 'clearanceMonths')::integer))::date)
                                         >= programme.viewer_today()))
      then 'clearance-refused'
    when not exists (select 1 from programme.mentor m, here
                     where m.id = any (wanted_mentors) and here.language = any (m.languages)) then 'language'
  end;
end;

revoke execute on function programme.mentor_lacks, programme.in_the_way from public;
