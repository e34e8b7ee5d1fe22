import type { Database } from '../../platform/database/register.ts';
import { type Lang, plural } from '../../ui/index.ts';
import { anchorOf } from '../courses/release-date.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { type Course, listCourses } from '../courses/store.ts';
import { phases } from '../courses/template.ts';
import type { DayLine } from '../today/lines.ts';
import { halfClock } from './clock.ts';
import { type PairState, pairState } from './pair.ts';
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

/** Courses that lack one mentor or both: what was asked last, then who is sought. */
export const pairDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const courses = await listCourses(db, { running: true });
  const ids = courses.map((course) => course.id);
  const assignments = Map.groupBy(await assignmentsOf(db, ids), (assignment) => assignment.courseId);
  const proposals = await lastProposals(db, ids);
  const releases = await currentReleaseDates(
    db,
    courses.map((course) => course.personId),
  );
  return courses.flatMap((course) => {
    // Who rests seeks nobody yet.
    if (course.hold !== undefined) return [];
    const pair = pairState(assignments.get(course.id) ?? [], course.openedOn, today);
    const sought = pairLine(lang, course, pair, anchorOf(releases.get(course.personId)), today);
    if (sought === undefined) return [];
    const proposal = proposals.get(course.id);
    const line = proposal === undefined ? sought : proposalLine(lang, course, proposal, sought, pair, today);
    return line === undefined ? [] : [line];
  });
};
