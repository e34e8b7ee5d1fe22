import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { consentHolds } from '../../consents/store.ts';
import { referredSince } from '../../people/store.ts';
import { mustBeOpenable, type OpeningFacts, openingRefusal } from '../policies.ts';
import { anchorOf } from '../release-date.ts';
import { currentReleaseDates } from '../release-store.ts';
import { type Author, insertCourse } from '../store.ts';

/** Somebody of the viewer's branches. */
export const findOwnPerson = async (db: Database, id: string) =>
  db
    .selectFrom('programme.person')
    .select(['id', 'organisation_id', 'branch_id'])
    .where('id', '=', id)
    .where(sql<boolean>`branch_id = any ((select office.viewer_branches())::uuid[])`)
    .executeTakeFirst();

const openingFacts = async (
  db: Database,
  personId: string,
  today: Temporal.PlainDate,
): Promise<OpeningFacts> => {
  const referral = await db
    .selectFrom('programme.referral')
    .select('id')
    .where('person_id', '=', personId)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  const enrolments = await db
    .selectFrom('programme.enrolment')
    .select('arm')
    .where('person_id', '=', personId)
    .execute();
  const courses = await db
    .selectFrom('programme.course as c')
    .select(['c.closed_on', referredSince('c').as('earlier')])
    .where('c.person_id', '=', personId)
    .execute();
  return {
    referralAccepted: referral !== undefined,
    consentInForce: await consentHolds(db, personId, { purpose: 'programme' }, today),
    arms: enrolments.map((enrolment) => enrolment.arm),
    courseRuns: courses.some(({ closed_on }) => closed_on === null),
    courseEnded: courses.some(({ closed_on, earlier }) => closed_on !== null && !earlier),
  };
};

/**
 * Opens a course for a person and lays its plan from the release date that counts. The person is held still first:
 * randomisation holds the same row, so nobody gets a course and the control arm at once.
 *
 * @throws Refused
 */
export const openCourse = async (db: Database, personId: string, author: Author): Promise<string> => {
  await db.selectFrom('programme.person').select('id').where('id', '=', personId).forUpdate().execute();
  const person = await findOwnPerson(db, personId);
  if (person === undefined) throw new Error('the person went away');
  mustBeOpenable(await openingFacts(db, personId, author.today));
  const current = (await currentReleaseDates(db, [personId])).get(personId);
  return insertCourse(
    db,
    { id: person.id, organisationId: person.organisation_id, branchId: person.branch_id },
    anchorOf(current),
    author,
  ).catch((error: unknown) => {
    throw openingRefusal(error);
  });
};
