import { randomUUID } from 'node:crypto';
import type { MentorStage } from '@primus-motor/trial';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { approvalVerdict } from './approval.ts';
import { type AcceptedHow, type DeclarationKind, declarationVersion } from './declarations.ts';
import type { TrainingCourse } from './demands.ts';
import { stageAfter } from './stages.ts';
import { type Author, followStage, listMentors, type MentorRecord, placeOf } from './store.ts';

/** Trainings, declarations and the code of conduct as they are written down; the stage follows. */

export const addTraining = async (
  db: Database,
  mentor: MentorRecord,
  course: TrainingCourse,
  completedOn: Temporal.PlainDate,
  author: Author,
): Promise<MentorStage> => {
  await db
    .insertInto('programme.mentor_training')
    .values({
      id: randomUUID(),
      ...placeOf(mentor),
      course_name: course.name.da,
      training_course_id: course.id,
      hours: course.hours,
      completed_on: completedOn.toString(),
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return followStage(db, mentor.id, author.today);
};

/** Declared in the words of today; what was declared in them before stays as it was. */
export const addDeclaration = async (
  db: Database,
  mentor: MentorRecord,
  kind: DeclarationKind,
  how: AcceptedHow,
  author: Author,
): Promise<void> => {
  await db
    .insertInto('programme.mentor_declaration')
    .values({
      id: randomUUID(),
      ...placeOf(mentor),
      kind,
      version: declarationVersion,
      accepted_on: author.today.toString(),
      how,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.columns(['mentor_id', 'kind', 'version']).doNothing())
    .execute();
};

/** Accepts a version of the code of conduct; once is enough. */
export const acceptConduct = async (
  db: Database,
  mentor: MentorRecord,
  version: number,
  how: AcceptedHow,
  author: Author,
): Promise<void> => {
  await db
    .insertInto('programme.conduct_acceptance')
    .values({
      ...placeOf(mentor),
      version,
      accepted_on: author.today.toString(),
      how,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.columns(['mentor_id', 'version']).doNothing())
    .execute();
};

/** The mentor that the viewer is. */
export const findSelf = async (db: Database, today: Temporal.PlainDate): Promise<MentorRecord | undefined> =>
  (await listMentors(db, today, { self: true }))[0];

/** The same for the mentor that the viewer is, who may not write in the register of mentors. */
export const followOwnStage = async (db: Database, today: Temporal.PlainDate): Promise<void> => {
  const mentor = await findSelf(db, today);
  if (mentor === undefined) throw new Error('the mentor went away');
  const stage = stageAfter(mentor.stage, approvalVerdict(mentor, mentor.checks, mentor.trainings, today));
  if (stage !== mentor.stage)
    await sql`select programme.follow_own_stage(${stage}, ${today.toString()}::date)`.execute(db);
};
