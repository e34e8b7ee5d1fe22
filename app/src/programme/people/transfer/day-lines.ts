import type { Database } from '../../../platform/database/register.ts';
import type { Lang } from '../../../ui/index.ts';
import { isBeforeRelease } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { listCourses } from '../../courses/store.ts';
import type { DayLine } from '../../today/lines.ts';
import { type ClearanceState, clearancesAfterTransfer } from './clearances.ts';

/** A mentor who may not visit where the participant was moved; undefined where the prison was asked, or said yes. */
export const transferLine = (lang: Lang, one: ClearanceState): DayLine | undefined =>
  one.state === 'lacks'
    ? {
        tone: 'soon',
        href: `/mentors/${one.mentorId}`,
        ...(lang === 'da'
          ? {
              text: `${one.person} er flyttet til ${one.prison}, og ${one.mentor} har ikke adgang dertil.`,
              action: 'Bed om adgang',
            }
          : {
              text: `${one.person} was moved to ${one.prison}, and ${one.mentor} is not cleared for it.`,
              action: 'Ask for clearance',
            }),
      }
    : undefined;

/** Participants who were moved, and whose mentors may not visit there yet; nothing once they are released. */
export const transferDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const moved = await clearancesAfterTransfer(db);
  if (moved.length === 0) return [];
  const ids = new Set(moved.map(({ courseId }) => courseId));
  const courses = (await listCourses(db, { running: true })).filter(({ id }) => ids.has(id));
  const releases = await currentReleaseDates(
    db,
    courses.map(({ personId }) => personId),
  );
  const inside = new Set(
    courses.filter(({ personId }) => isBeforeRelease(releases.get(personId), today)).map(({ id }) => id),
  );
  return moved.flatMap((one) => {
    const line = inside.has(one.courseId) ? transferLine(lang, one) : undefined;
    return line === undefined ? [] : [line];
  });
};
