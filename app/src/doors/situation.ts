import { assessEligibility, type Facts } from '@primus-motor/trial';
import { sql } from 'kysely';
import type { Database } from '../platform/database/register.ts';
import { factsOf, type PersonRecords } from './person.ts';
import type { Situation } from './policies.ts';
import type { DoorStudy } from './study.ts';

/** What the sealed keys say of a person: who has the same CPR number, and which studies they are in. */
const readKeys = async (db: Database, personId: string, studyId: string) => {
  const found = await sql<{ identified: boolean; duplicate: boolean; elsewhere: boolean; here: boolean }>`
    select
      exists (select 1 from keys.identity i where i.person_id = ${personId}) identified,
      exists (select 1 from keys.identity own
              join keys.identity other on other.cpr_fingerprint = own.cpr_fingerprint
                and other.organisation_id = own.organisation_id and other.person_id <> own.person_id
              join keys.study_key k on k.person_id = other.person_id and k.study_id = ${studyId}
              where own.person_id = ${personId}) duplicate,
      exists (select 1 from keys.study_key k join study.study s on s.id = k.study_id
              where k.person_id = ${personId} and k.study_id <> ${studyId} and s.state <> 'closed') elsewhere,
      exists (select 1 from keys.study_key k where k.person_id = ${personId} and k.study_id = ${studyId}) here`.execute(
    db,
  );
  return found.rows[0] ?? { identified: false, duplicate: false, elsewhere: false, here: false };
};

/** A person and a study side by side, judged by the records as they stand now. */
export const situationOf = async (
  db: Database,
  person: PersonRecords,
  study: DoorStudy,
  today: Temporal.PlainDate,
): Promise<Situation & { readonly facts: Facts }> => {
  const { identified, duplicate, elsewhere, here } = await readKeys(db, person.id, study.id);
  const facts = factsOf(person, here || duplicate, today);
  const { answers } = person.assessment;
  const eligibility = assessEligibility(study.locked.protocol.eligibility, facts, answers);
  return { person, study, facts, eligibility, identified, duplicate, elsewhere };
};
