import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/database/register.ts';
import { type Author, type Course, placeOf } from '../../courses/store.ts';
import type { ArrivingSees, Handover, HandoverChoice, LeavingSees } from './handover.ts';

const dayOr = (text: string | null) => (text === null ? undefined : Temporal.PlainDate.from(text));

/** Writes down a choice; an earlier one for the same place stays beside and no longer counts. */
export const addHandover = async (
  db: Database,
  course: Pick<Course, 'id' | 'organisationId' | 'branchId'>,
  assignmentId: string,
  choice: HandoverChoice,
  author: Author,
): Promise<void> => {
  await db
    .insertInto('programme.handover')
    .values({
      id: randomUUID(),
      ...placeOf(course),
      course_id: course.id,
      leaving_assignment_id: assignmentId,
      note: choice.note,
      arriving_sees: choice.arrivingSees,
      arriving_from: choice.arrivingFrom?.toString() ?? null,
      leaving_sees: choice.leavingSees,
      leaving_until: choice.leavingUntil?.toString() ?? null,
      chosen_by: author.by,
      chosen_at: author.now.toString(),
    })
    .execute();
};

/** The choices of a course that count, one a place that was left. */
export const handoversOf = async (db: Database, courseId: string): Promise<readonly Handover[]> => {
  const rows = await db
    .selectFrom('programme.handover as h')
    .innerJoin('programme.assignment as a', 'a.id', 'h.leaving_assignment_id')
    .innerJoin('programme.mentor as m', 'm.id', 'a.mentor_id')
    .distinctOn('h.leaving_assignment_id')
    .select(['h.leaving_assignment_id', 'm.name', 'h.note', 'h.arriving_sees', 'h.arriving_from'])
    .select(['h.leaving_sees', 'h.leaving_until'])
    .where('h.course_id', '=', courseId)
    .orderBy('h.leaving_assignment_id')
    .orderBy('h.turn', 'desc')
    .execute();
  return rows.map((row) => ({
    assignmentId: row.leaving_assignment_id,
    mentor: row.name,
    note: row.note,
    arrivingSees: row.arriving_sees as ArrivingSees,
    arrivingFrom: dayOr(row.arriving_from),
    leavingSees: row.leaving_sees as LeavingSees,
    leavingUntil: dayOr(row.leaving_until),
  }));
};
