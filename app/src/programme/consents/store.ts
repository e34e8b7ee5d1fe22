import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/register.ts';
import type { FoundPerson } from '../people/store.ts';
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

/** Records a consent; false when one for the same purpose already holds. */
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
  return made.numInsertedOrUpdatedRows === 1n;
};

/**
 * Withdraws the consent that holds; false when none does. Without consent to the programme the course closes the
 * same moment; row-level security hides it from the mentors by itself.
 */
export const withdrawConsent = async (
  db: Database,
  personId: string,
  withdrawal: { readonly purpose: Purpose; readonly on: Temporal.PlainDate; readonly how: Manner },
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.consent')
    .set({ withdrawn_on: withdrawal.on.toString(), withdrawn_how: withdrawal.how })
    .where('person_id', '=', personId)
    .where('purpose', '=', withdrawal.purpose)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  if (withdrawal.purpose === 'programme') {
    await db
      .updateTable('programme.course')
      .set({ closed_on: withdrawal.on.toString(), close_reason: 'consent-withdrawn' })
      .where('person_id', '=', personId)
      .where('closed_on', 'is', null)
      .execute();
  }
  return true;
};
