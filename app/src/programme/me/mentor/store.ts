import { randomUUID } from 'node:crypto';
import { Refused } from '../../../office/refused.ts';
import type { Database } from '../../../platform/database/register.ts';
import { tellOwnCoordinators } from '../../consents/mail.ts';
import { hasAsked, type OwnPerson, ownPlan } from '../store.ts';

const notNow = () =>
  new Refused('nothing-to-ask', {
    da: 'Vi ved det allerede, eller du har ingen mentor lige nu.',
    en: 'We know already, or you have no mentor right now.',
  });

/**
 * Puts the wish before the coordinators, among the concerns, and writes to them; gives the course.
 *
 * @throws Refused when it was asked for already, or there is no mentor
 */
export const askForAnother = async (
  db: Database,
  person: OwnPerson,
  now: Temporal.Instant,
): Promise<string> => {
  const plan = await ownPlan(db);
  if (plan === undefined || plan.mentors.length === 0 || (await hasAsked(db))) throw notNow();
  await db
    .insertInto('programme.concern')
    .values({
      id: randomUUID(),
      organisation_id: person.organisationId,
      branch_id: person.branchId,
      course_id: plan.courseId,
      raised_by: `participant ${person.id}`,
      raised_at: now.toString(),
    })
    .execute();
  await tellOwnCoordinators(db, 'mentor');
  return plan.courseId;
};
