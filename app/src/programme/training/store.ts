import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/register.ts';

export interface TrainingInput {
  readonly da: string;
  readonly en: string;
  readonly hours: number;
  readonly required: boolean;
  readonly refresherMonths: number | undefined;
}

const add = async (
  db: Database,
  organisationId: string,
  id: string,
  series: string,
  course: TrainingInput,
  today: Temporal.PlainDate,
): Promise<void> => {
  await db
    .insertInto('programme.training_course')
    .values({
      id,
      organisation_id: organisationId,
      series,
      name_da: course.da,
      name_en: course.en,
      hours: course.hours,
      required: course.required,
      refresher_months: course.refresherMonths ?? null,
      valid_from: today.toString(),
    })
    .execute();
};

const nameTaken = async (
  db: Database,
  organisationId: string,
  name: string,
  except: string | undefined,
): Promise<boolean> => {
  const rows = await db
    .selectFrom('programme.training_course')
    .select(['id', 'name_da'])
    .where('organisation_id', '=', organisationId)
    .where('superseded_by', 'is', null)
    .execute();
  return rows.some((row) => row.id !== except && row.name_da.toLowerCase() === name.toLowerCase());
};

export type Changed = 'done' | 'name-taken' | 'gone';

/** A course that was not there before. */
export const addTrainingCourse = async (
  db: Database,
  organisationId: string,
  course: TrainingInput,
  today: Temporal.PlainDate,
): Promise<Changed> => {
  if (await nameTaken(db, organisationId, course.da, undefined)) return 'name-taken';
  await add(db, organisationId, randomUUID(), randomUUID(), course, today);
  return 'done';
};

/** A new version of a course; what mentors took of the one before counts for it. 'gone' when somebody was first. */
export const changeTrainingCourse = async (
  db: Database,
  organisationId: string,
  id: string,
  course: TrainingInput,
  today: Temporal.PlainDate,
): Promise<Changed> => {
  if (await nameTaken(db, organisationId, course.da, id)) return 'name-taken';
  const next = randomUUID();
  const old = await db
    .updateTable('programme.training_course')
    .set({ superseded_by: next })
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('superseded_by', 'is', null)
    .returning('series')
    .executeTakeFirst();
  if (old === undefined) return 'gone';
  await add(db, organisationId, next, old.series, course, today);
  return 'done';
};
