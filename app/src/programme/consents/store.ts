import { randomUUID } from 'node:crypto';
import { carryFollowUp } from '../../doors/withdraw.ts';
import type { Database } from '../../platform/database/register.ts';
import { closeCourse } from '../courses/close.ts';
import { type FoundPerson, lockPerson } from '../people/store.ts';
import { currentVersion, type Manner, type Purpose } from './consent.ts';

/** Every consent of a person, withdrawn ones too, newest first. */
export const consentsOf = async (db: Database, personId: string) =>
  db
    .selectFrom('programme.consent')
    .select(['id', 'purpose', 'version', 'given_on', 'given_how', 'withdrawn_on', 'withdrawn_how'])
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .execute();
export type ListedConsent = Awaited<ReturnType<typeof consentsOf>>[number];

/** Records a consent; a new one to follow-up is carried into the studies at once. False when one for the same purpose already holds. */
export const recordConsent = async (
  db: Database,
  person: FoundPerson,
  consent: {
    readonly purpose: Purpose;
    readonly givenOn: string;
    readonly givenHow: Manner;
    readonly by: string;
    readonly at: Temporal.Instant;
  },
): Promise<boolean> => {
  await lockPerson(db, person.id);
  const made = await db
    .insertInto('programme.consent')
    .values({
      id: randomUUID(),
      organisation_id: person.organisation_id,
      branch_id: person.branch_id,
      person_id: person.id,
      purpose: consent.purpose,
      version: currentVersion[consent.purpose],
      given_on: consent.givenOn,
      given_how: consent.givenHow,
      recorded_by: consent.by,
      recorded_at: consent.at.toString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'purpose']).where('withdrawn_on', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return false;
  if (consent.purpose === 'register-follow-up') await carryFollowUp(db, person.id);
  return true;
};

/**
 * Withdraws the consent that holds; false when none does. Without consent to the programme the course closes and its
 * mentors are free the same moment; without consent to follow-up no study follows the person from now on. The person is
 * held still first: randomisation holds the same row.
 */
export const withdrawConsent = async (
  db: Database,
  personId: string,
  withdrawal: { readonly purpose: Purpose; readonly on: Temporal.PlainDate; readonly how: Manner },
): Promise<boolean> => {
  await lockPerson(db, personId);
  const changed = await db
    .updateTable('programme.consent')
    .set({ withdrawn_on: withdrawal.on.toString(), withdrawn_how: withdrawal.how })
    .where('person_id', '=', personId)
    .where('purpose', '=', withdrawal.purpose)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  if (withdrawal.purpose === 'programme') await closeOpenCourse(db, personId, withdrawal.on);
  if (withdrawal.purpose === 'register-follow-up') await carryFollowUp(db, personId);
  return true;
};

const closeOpenCourse = async (db: Database, personId: string, on: Temporal.PlainDate): Promise<void> => {
  const open = await db
    .selectFrom('programme.course')
    .select('id')
    .where('person_id', '=', personId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  if (open !== undefined) await closeCourse(db, open.id, on, { reason: 'consent-withdrawn' });
};
