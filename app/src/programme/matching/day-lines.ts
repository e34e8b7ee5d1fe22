import { sql } from 'kysely';
import { type Lang, plural } from '../../ui/index.ts';
import { anchorOf } from '../courses/release-date.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { runningCourses } from '../courses/running.ts';
import { type Course, coursesById } from '../courses/store.ts';
import { phases } from '../courses/template.ts';
import type { DayLine } from '../today/lines.ts';
import { type DaySource, partOf } from '../today/source.ts';
import { halfClock } from './clock.ts';
import { type PairState, pairState } from './pair.ts';
import { talkFirst } from './proposal/asked.ts';
import { proposalLine } from './proposal/day-lines.ts';
import { lastProposals } from './proposal/read.ts';
import { assignmentsOf } from './store.ts';

/** What a course without a whole pair asks for; undefined when it has one. */
export const pairLine = (
  lang: Lang,
  course: Pick<Course, 'id' | 'person'>,
  pair: PairState,
  release: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  if (pair.seekingSince === undefined) return undefined;
  const href = `/courses/${course.id}/match`;
  if (pair.state === 'half')
    return {
      tone: 'soon',
      href,
      text: `${course.person}: ${halfClock(lang, pair.seekingSince, today)}.`,
      action: lang === 'da' ? 'Find den anden mentor' : 'Find the second mentor',
    };
  const days = pair.seekingSince.until(today).days;
  const waited =
    lang === 'da'
      ? days === 0
        ? 'Søges fra i dag.'
        : `Søgt i ${plural('da', days, 'dag', 'dage')}.`
      : days === 0
        ? 'Sought from today.'
        : `Sought for ${plural('en', days, 'day', 'days')}.`;
  // The course should have begun two months before release: from then on each day without mentors is lost.
  const late = release !== undefined && today.until(release).days <= -(phases[0]?.from ?? 0);
  return {
    tone: late ? 'danger' : 'soon',
    href,
    ...(lang === 'da'
      ? { text: `${course.person} har ingen mentorer. ${waited}`, action: 'Find mentorer' }
      : { text: `${course.person} has no mentors. ${waited}`, action: 'Find mentors' }),
  };
};

/** Courses that lack one mentor or both, as `pairState` counts the places; not those whose answers are only waited for. */
const sought = (today: Temporal.PlainDate) => sql`
  with running as (${runningCourses})
  select r.id, n.since,
    case when coalesce(m.open, false) then case when m.talks then 1 when m.answer_by - n.today <= 1 then 2 else 3 end
         when n.mentors = 0 and r.date - n.today <= ${-(phases[0]?.from ?? 0)}::integer then 0 else 2 end as turn
  from running r
  cross join lateral (
    select ${today.toString()}::date as today, count(*) filter (where a.runs)::integer as mentors,
      least(case when bool_or(a.runs and a.place = 1) is not true
                 then greatest(r.opened_on, max(upper(a.period)) filter (where a.place = 1)) end,
            case when bool_or(a.runs and a.place = 2) is not true
                 then greatest(r.opened_on, max(upper(a.period)) filter (where a.place = 2)) end) as since
    from (select a.place, a.period, a.period @> ${today.toString()}::date as runs
          from programme.assignment a where a.course_id = r.id) a) n
  left join lateral (
    select m.answer_by, m.state = 'asked' and m.asked_on is not null and m.answer_by >= n.today as open,
      (select true from programme.match_answer w
       where w.match_id = m.id and w.answer is null and w.reason = ${talkFirst} limit 1) is true as talks
    from programme.match m
    where m.course_id = r.id and m.state <> 'proposed'
    order by m.turn desc limit 1) m on true
  where r.rests_from is null and n.mentors < 2
    and (m.open is not true or m.talks or m.answer_by - n.today <= 1 or n.mentors = 1)`;

/** Courses that lack one mentor or both: those that are late, those where a participant asks for a talk, the others. */
export const pairDayLines: DaySource = async (db, { lang, today }, slice) => {
  const { rows } = await sql<{ id: string; total: number }>`
    select s.id, count(*) over ()::integer as total from (${sought(today)}) s
    order by s.turn, s.since, s.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
  const ids = rows.map(({ id }) => id);
  const courses = await coursesById(db, ids);
  const assignments = Map.groupBy(await assignmentsOf(db, ids), (assignment) => assignment.courseId);
  const proposals = await lastProposals(db, ids);
  const releases = await currentReleaseDates(
    db,
    [...courses.values()].map(({ personId }) => personId),
  );
  return partOf(rows, ({ id }) => {
    const course = courses.get(id);
    if (course === undefined) return undefined;
    const pair = pairState(assignments.get(id) ?? [], course.openedOn, today);
    const line = pairLine(lang, course, pair, anchorOf(releases.get(course.personId)), today);
    const proposal = proposals.get(id);
    return line === undefined || proposal === undefined
      ? line
      : proposalLine(lang, course, proposal, line, pair, today);
  });
};
