import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/register.ts';
import type { FoundPerson } from '../people/store.ts';
import { type Assessment, assessmentSchema, nothingAssessed } from './assessment.ts';

/** The assessment that counts: the newest. */
export const latestAssessment = async (db: Database, personId: string): Promise<Assessment> => {
  const row = await db
    .selectFrom('programme.assessment')
    .select('facts')
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? nothingAssessed
    : (assessmentSchema.safeParse(row.facts).data ?? nothingAssessed);
};

/** A new assessment beside the earlier ones, which stay. */
export const addAssessment = async (
  db: Database,
  person: FoundPerson,
  assessment: Assessment,
  by: string,
  at: Temporal.Instant,
): Promise<void> => {
  await db
    .insertInto('programme.assessment')
    .values({
      id: randomUUID(),
      organisation_id: person.organisation_id,
      branch_id: person.branch_id,
      person_id: person.id,
      facts: JSON.stringify(assessment),
      recorded_by: by,
      recorded_at: at.toString(),
    })
    .execute();
};

/** The arms the person was allocated to, newest first: for the coordinator, through row-level security. */
export const enrolmentsOf = async (db: Database, personId: string) =>
  db
    .selectFrom('programme.enrolment')
    .select(['study_id', 'arm', 'enrolled_on'])
    .where('person_id', '=', personId)
    .orderBy('enrolled_at', 'desc')
    .execute();
