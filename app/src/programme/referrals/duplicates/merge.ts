import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';

/** Has nothing come of a person but referrals that wait for an answer? */
const isOnlyReferred = async (db: Database, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ only: boolean }>`
    select not exists (select 1 from programme.referral r where r.person_id = p.id and r.state <> 'new')
       and not exists (select 1 from programme.consent c where c.person_id = p.id)
       and not exists (select 1 from programme.assessment a where a.person_id = p.id)
       and not exists (select 1 from programme.enrolment e where e.person_id = p.id)
       and not exists (select 1 from programme.course c where c.person_id = p.id)
       and p.merged_into is null as only
    from programme.person p where p.id = ${personId}`.execute(db);
  return rows[0]?.only === true;
};

/**
 * Moves the referrals of a person who turned out to be known to the one who was: they wait there as a second referral
 * does, and their date counts once they are accepted. Nothing else of either is changed. False when something has come
 * of the new one already.
 */
export const beginAsKnown = async (db: Database, newPerson: string, known: string): Promise<boolean> => {
  // Both held in one order, so that two who decide at once do not wait for each other.
  await sql`select 1 from programme.person where id in (${newPerson}, ${known}) order by id for update`.execute(
    db,
  );
  if (!(await isOnlyReferred(db, newPerson))) return false;
  await sql`select keys.carry_identity(${newPerson}, ${known})`.execute(db);
  await db
    .updateTable('programme.release_date')
    .set({ person_id: known, stay: null })
    .where('person_id', '=', newPerson)
    .execute();
  await db
    .updateTable('programme.referral')
    .set({ person_id: known })
    .where('person_id', '=', newPerson)
    .execute();
  await db.updateTable('programme.person').set({ merged_into: known }).where('id', '=', newPerson).execute();
  return true;
};
