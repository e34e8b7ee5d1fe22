import type { Database } from '../../../platform/database/register.ts';
import { tellMentors } from '../../courses/notices.ts';
import { courseOver } from '../../courses/policies.ts';
import { currentReleaseDate, currentStay, holdSource } from '../../courses/release-date.ts';
import { recordRelease, releaseDatesOf } from '../../courses/release-store.ts';
import { type Author, findCourse, lockCourse } from '../../courses/store.ts';
import { addPlacement } from '../../people/placements.ts';
import { type HoldReason, opensStay } from '../hold.ts';
import { restsAlready } from '../policies.ts';
import { insertHold, newHoldId } from '../store.ts';

export interface SaidOfHold {
  readonly reason: HoldReason;
  readonly note: string;
  readonly from: Temporal.PlainDate;
  /** Where the person sits now, where somebody knows. */
  readonly prisonId: string | undefined;
}

/**
 * Lets a course rest. Who was released and is in prison again begins a new stay, whose date is not known yet: the earlier
 * release stands, and a study counts from it as before. The pair stays.
 *
 * @throws Refused when the course rests already or is over
 */
export const startHold = async (
  db: Database,
  courseId: string,
  said: SaidOfHold,
  author: Author,
): Promise<{ readonly holdId: string; readonly told: number; readonly newStay: boolean }> => {
  await lockCourse(db, courseId);
  const course = await findCourse(db, courseId);
  if (course === undefined || course.closedOn !== undefined) throw courseOver();
  if (course.hold !== undefined) throw restsAlready();
  const records = await releaseDatesOf(db, [course.personId]);
  const released = currentReleaseDate(records)?.kind === 'actual';
  const newStay = opensStay(said.reason, released);
  const unknown = {
    kind: 'expected',
    certainty: 'unknown',
    date: undefined,
    latestDate: undefined,
    source: holdSource,
    unknownReason: said.reason === 'remand' ? 'remand' : 'not-calculated',
  } as const;
  const releaseId = newStay ? (await recordRelease(db, course, unknown, author)).recordId : undefined;
  if (said.prisonId !== undefined) {
    const stay = currentStay(records) + (newStay ? 1 : 0);
    const before = newStay ? undefined : course.prisonId;
    await addPlacement(db, { ...course, stay, before }, { prisonId: said.prisonId, from: said.from }, author);
  }
  const holdId = newHoldId();
  await insertHold(db, course, { id: holdId, ...said, releaseId }, author);
  return { holdId, newStay, told: await tellMentors(db, courseId, 'hold', holdId, author.now) };
};
