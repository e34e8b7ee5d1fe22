import type { Database } from '../../platform/database/register.ts';
import { type Lang, plural } from '../../ui/index.ts';
import { anchorOf } from '../courses/release-date.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { type Course, listCourses } from '../courses/store.ts';
import { phases } from '../courses/template.ts';
import type { DayLine } from '../today/lines.ts';
import { type PairState, pairState } from './pair.ts';
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
  const days = pair.seekingSince.until(today).days;
  const waited =
    lang === 'da'
      ? days === 0
        ? 'Søges fra i dag.'
        : `Søgt i ${plural('da', days, 'dag', 'dage')}.`
      : days === 0
        ? 'Sought from today.'
        : `Sought for ${plural('en', days, 'day', 'days')}.`;
  const half = pair.state === 'half';
  // The course should have begun two months before release: from then on each day without mentors is lost.
  const late = release !== undefined && today.until(release).days <= -(phases[0]?.from ?? 0);
  return {
    tone: late && !half ? 'danger' : 'soon',
    href: `/courses/${course.id}/match`,
    ...(lang === 'da'
      ? {
          text: `${course.person} har ${half ? 'kun én mentor' : 'ingen mentorer'}. ${waited}`,
          action: half ? 'Find den anden mentor' : 'Find mentorer',
        }
      : {
          text: `${course.person} has ${half ? 'only one mentor' : 'no mentors'}. ${waited}`,
          action: half ? 'Find the second mentor' : 'Find mentors',
        }),
  };
};

/** Courses that lack one mentor or both. */
export const pairDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const courses = await listCourses(db, { running: true });
  const assignments = Map.groupBy(
    await assignmentsOf(
      db,
      courses.map((course) => course.id),
    ),
    (assignment) => assignment.courseId,
  );
  const releases = await currentReleaseDates(
    db,
    courses.map((course) => course.personId),
  );
  return courses.flatMap((course) => {
    const pair = pairState(assignments.get(course.id) ?? [], course.openedOn, today);
    const line = pairLine(lang, course, pair, anchorOf(releases.get(course.personId)), today);
    return line === undefined ? [] : [line];
  });
};
