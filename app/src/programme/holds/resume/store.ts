import type { Database } from '../../../platform/database/register.ts';
import { takeBackNotices, tellMentors } from '../../courses/notices.ts';
import { currentReleaseDate } from '../../courses/release-date.ts';
import { releaseDatesOf, resumePlan, undoRelease } from '../../courses/release-store.ts';
import { type Author, findCourse, lockCourse } from '../../courses/store.ts';
import { endHold } from '../ended.ts';
import { restsNoMore } from '../policies.ts';
import { runningHolds } from '../store.ts';

/**
 * Ends a pause: what nobody has touched follows the release date that counts. A pause that is over on the day it began
 * was a mistake: the new stay that it wrote is taken back with it, and so is what the mentors were not told yet.
 *
 * @throws Refused when the course does not rest
 */
export const resumeCourse = async (
  db: Database,
  courseId: string,
  author: Author,
): Promise<{ readonly holdId: string; readonly moved: number; readonly told: number }> => {
  await lockCourse(db, courseId);
  const course = await findCourse(db, courseId);
  const hold = (await runningHolds(db, [courseId])).get(courseId);
  if (course === undefined || hold === undefined) throw restsNoMore();
  await endHold(db, courseId, author.today, 'resumed', author.by);
  const mistaken = Temporal.PlainDate.compare(author.today, hold.from) <= 0;
  const current = currentReleaseDate(await releaseDatesOf(db, [course.personId]));
  if (mistaken && hold.releaseId !== undefined && current?.id === hold.releaseId)
    await undoRelease(db, course, hold.releaseId, author);
  const gone = await takeBackNotices(db, hold.id);
  const moved = await resumePlan(db, course, author.today);
  const told = mistaken && gone === 0 ? 0 : await tellMentors(db, courseId, 'resume', hold.id, author.now);
  return { holdId: hold.id, moved, told };
};
