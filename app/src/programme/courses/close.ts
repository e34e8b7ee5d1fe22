import type { Database } from '../../platform/database/register.ts';
import { endHold } from '../holds/ended.ts';
import { endOpenAssignments } from '../matching/ended.ts';
import type { CloseReason } from './closing.ts';

/** Why a course closes; `other` is told in words. */
export interface Closing {
  readonly reason: CloseReason;
  readonly note?: string;
}

/**
 * Closes a course and ends the places of its mentors the same day: they are free for others, and see the participant no
 * more. A pause that runs is over. The row is taken first, so that no pair is made meanwhile. False when the course is closed already.
 */
export const closeCourse = async (
  db: Database,
  courseId: string,
  on: Temporal.PlainDate,
  { reason, note = '' }: Closing,
): Promise<boolean> => {
  const closed = await db
    .updateTable('programme.course')
    .set({ closed_on: on.toString(), close_reason: reason, close_note: note })
    .where('id', '=', courseId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  if (closed.numUpdatedRows !== 1n) return false;
  await endHold(db, courseId, on, 'closed');
  await endOpenAssignments(db, { courseId }, 'course-closed', on);
  return true;
};
