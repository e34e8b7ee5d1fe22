import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { latestOf, purposes } from '../consents/consent.ts';
import { consentsOf } from '../consents/store.ts';
import { itemsOf } from '../courses/store.ts';
import type { ScheduleItem } from '../courses/timeline.ts';

/** The participant whose card was shown. */
export interface OwnPerson {
  readonly id: string;
  readonly organisationId: string;
  readonly branchId: string;
}

/** @throws Error when nobody showed a card: the route lets nobody else in */
export const ownPerson = async (db: Database): Promise<OwnPerson> => {
  const { rows } = await sql<{ id: string; organisation_id: string; branch_id: string }>`
    select id, organisation_id, branch_id from programme.own_person()`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('no card was shown');
  return { id: row.id, organisationId: row.organisation_id, branchId: row.branch_id };
};

/** The participant's course that runs, with what is shown of it. */
export interface OwnPlan {
  readonly courseId: string;
  readonly rests: boolean;
  /** First names. */
  readonly mentors: readonly string[];
  readonly items: readonly ScheduleItem[];
  /** A proposal waits for the participant's answer. */
  readonly asked: boolean;
}

export const ownPlan = async (db: Database): Promise<OwnPlan | undefined> => {
  const { rows } = await sql<{ course: string | null; rests: boolean; mentors: string[]; asked: boolean }>`
    select programme.own_course() course, programme.own_course_rests() rests,
      programme.own_question() is not null asked,
      coalesce((select array_agg(first_name) from programme.own_mentors()), '{}') mentors`.execute(db);
  const [row] = rows;
  if (row === undefined || row.course === null) return undefined;
  const { course: courseId, rests, mentors, asked } = row;
  return { courseId, rests, mentors, asked, items: await itemsOf(db, courseId) };
};

/** The consents that hold, in the order of the purposes. */
export const ownConsents = async (db: Database) => {
  const { id } = await ownPerson(db);
  const all = await consentsOf(db, id);
  return purposes.flatMap((purpose) => latestOf(all, purpose).filter((one) => one.holds));
};

/** Has the participant asked for another mentor, and nobody has dealt with it yet? */
export const hasAsked = async (db: Database): Promise<boolean> =>
  (await db
    .selectFrom('programme.concern')
    .select('id')
    .where('handled_at', 'is', null)
    .where(sql<boolean>`course_id = programme.own_course()`)
    .where(sql<boolean>`raised_by = 'participant ' || office.viewer_participant()`)
    .executeTakeFirst()) !== undefined;
