import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';

/** A course that the viewer has left and may still read the own contacts of. */
export interface FormerCourse {
  readonly courseId: string;
  /** The number of the referral: the name is no longer shown. */
  readonly label: string;
  readonly leftOn: Temporal.PlainDate;
  /** The last day. */
  readonly until: Temporal.PlainDate;
}

export const formerCourses = async (db: Database): Promise<readonly FormerCourse[]> => {
  const { rows } = await sql<{ course_id: string; label: string | null; left_on: string; until_day: string }>`
    select * from programme.viewer_former()`.execute(db);
  return rows.map((row) => ({
    courseId: row.course_id,
    label: row.label ?? '',
    leftOn: Temporal.PlainDate.from(row.left_on),
    until: Temporal.PlainDate.from(row.until_day),
  }));
};

/** The contacts that the viewer took part in on the courses above. */
export const ownFormerContacts = async (db: Database): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select unnest(programme.viewer_former_contacts()) id`.execute(db);
  return new Set(rows.map((row) => row.id));
};
