import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import type { Cpr } from '../../people/cpr.ts';
import type { FoundReferral } from '../store.ts';

/** Is the CPR number of a person of the own branches known? Never which it is. */
export const isIdentified = async (db: Database, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ known: boolean }>`
    select keys.is_identified(${personId}) known`.execute(db);
  return rows[0]?.known === true;
};

/** Adds the number of somebody who was referred without one; false when the branch knows another person by it. */
export const addCpr = async (
  db: Database,
  secrets: Secrets,
  referral: Pick<FoundReferral, 'organisation_id' | 'branch_id' | 'person_id'>,
  cpr: Cpr,
): Promise<boolean> => {
  const fingerprint = secrets.fingerprint('cpr', cpr.digits);
  const { rows } = await sql<{ id: string | null }>`
    select keys.find_person(${referral.branch_id}, ${fingerprint}) id`.execute(db);
  if (rows[0]?.id) return false;
  await db
    .insertInto('keys.identity')
    .values({
      person_id: referral.person_id,
      organisation_id: referral.organisation_id,
      cpr_sealed: secrets.seal('cpr', cpr.digits),
      cpr_fingerprint: fingerprint,
    })
    .execute();
  return true;
};
