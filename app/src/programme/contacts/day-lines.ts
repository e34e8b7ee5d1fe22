import type { Database } from '../../platform/database/register.ts';
import type { Lang } from '../../ui/index.ts';
import { listCourses } from '../courses/store.ts';
import { lastResumed } from '../holds/store.ts';
import { runsOn } from '../matching/pair.ts';
import { assignmentsOf } from '../matching/store.ts';
import type { DayLine } from '../today/lines.ts';
import { contactGapDays, daysWithout } from './contact.ts';
import { lastHeldOn } from './store.ts';

/** What a course without contact asks for, counted in whole days; undefined while there is contact. */
export const contactLine = (
  lang: Lang,
  course: { readonly id: string; readonly person: string },
  days: number,
): DayLine | undefined => {
  if (days <= contactGapDays) return undefined;
  return {
    tone: days > 2 * contactGapDays ? 'danger' : 'soon',
    href: `/courses/${course.id}`,
    ...(lang === 'da'
      ? { text: `Ingen har haft kontakt med ${course.person} i ${days} dage.`, action: 'Se forløbet' }
      : {
          text: `Nobody has been in contact with ${course.person} for ${days} days.`,
          action: 'See the course',
        }),
  };
};

const latest = (days: readonly (Temporal.PlainDate | undefined)[]): Temporal.PlainDate | undefined =>
  days
    .filter((day) => day !== undefined)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);

/**
 * Courses with a mentor and a month without a contact that was held, whoever of the two should have held it. A course
 * that rests is asked for nothing, and after its pause the month begins anew.
 */
export const contactDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const courses = (await listCourses(db, { running: true })).filter(({ hold }) => hold === undefined);
  const ids = courses.map((course) => course.id);
  const running = (await assignmentsOf(db, ids)).filter((assignment) => runsOn(assignment, today));
  const byCourse = Map.groupBy(running, (assignment) => assignment.courseId);
  const last = await lastHeldOn(db, ids);
  const resumed = await lastResumed(db, ids);
  return courses.flatMap((course) => {
    const [first] = (byCourse.get(course.id) ?? [])
      .map((assignment) => assignment.from)
      .toSorted(Temporal.PlainDate.compare);
    const from = first === undefined ? undefined : latest([first, resumed.get(course.id)]);
    if (from === undefined) return [];
    const line = contactLine(lang, course, daysWithout(last.get(course.id), from, today));
    return line === undefined ? [] : [line];
  });
};
