import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { carryFollowUp } from '../../doors/withdraw.ts';
import type { Database } from '../../platform/database/register.ts';
import { closeCourse } from '../courses/close.ts';
import { type FoundPerson, lockPerson } from '../people/store.ts';
import { type Manner, otherPrefix, type Purpose } from './consent.ts';
import { tellMentors } from './mail.ts';

/** Every consent of a person that the viewer may see, withdrawn ones too, newest first. */
export const consentsOf = async (db: Database, personId: string) =>
  db
    .selectFrom('programme.consent')
    .select(['id', 'purpose', 'recipient', 'version', 'given_on', 'given_how', 'recorded_by'])
    .select(['withdrawn_on', 'withdrawn_how', 'withdrawn_by'])
    .select(
      sql<boolean>`id in (select id from programme.consents_on(programme.viewer_today()) where person_id = ${personId}::uuid)`.as(
        'holds',
      ),
    )
    // The first referral of the page that it came along with.
    .select(
      sql<string | null>`(select min(r.number) from programme.merged_row w
        join programme.person_merge m on m.id = w.merge_id and m.undone_at is null
        join programme.merged_row f on f.merge_id = w.merge_id and f.kind = 'referral' and f.what = 'moved'
        join programme.referral r on r.id = f.row_id
        where w.kind = 'consent' and w.row_id = consent.id)`.as('came_with'),
    )
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .orderBy('recipient')
    .execute();
export type ListedConsent = Awaited<ReturnType<typeof consentsOf>>[number];

/**
 * Does a consent hold on a day, for this authority? The database's one question, for one person; in a query write
 * `programme.consent_holds(person, purpose, recipient, day)`.
 */
export const consentHolds = async (
  db: Database,
  personId: string,
  { purpose, recipient = '' }: { readonly purpose: Purpose; readonly recipient?: string },
  on: Temporal.PlainDate,
): Promise<boolean> => {
  const asked = await sql<{ holds: boolean }>`
    select programme.consent_holds(${personId}::uuid, ${purpose}, ${recipient}, ${on.toString()}::date) holds`.execute(
    db,
  );
  return asked.rows[0]?.holds === true;
};

export interface NewConsent {
  readonly purpose: Purpose;
  /** Empty, or the authority that is named. */
  readonly recipient: string;
  /** Of the wording that was read aloud. */
  readonly version: number;
  readonly givenOn: string;
  readonly givenHow: Manner;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Is there one that was not withdrawn? One of before authorities were named is for all three. */
const stands = async (db: Database, personId: string, { purpose, recipient }: NewConsent) => {
  const found = await db
    .selectFrom('programme.consent')
    .select('id')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('withdrawn_on', 'is', null)
    .where((eb) =>
      recipient.startsWith(otherPrefix)
        ? eb(sql`lower(recipient)`, '=', recipient.toLowerCase())
        : eb('recipient', 'in', ['', recipient]),
    )
    .executeTakeFirst();
  return found !== undefined;
};

/** The day of the last no to the same purpose and authority; undefined where none was ever said. */
export const lastNo = async (
  db: Database,
  personId: string,
  { purpose, recipient }: Pick<NewConsent, 'purpose' | 'recipient'>,
): Promise<Temporal.PlainDate | undefined> => {
  const found = await db
    .selectFrom('programme.consent')
    .select(({ fn }) => fn.max('withdrawn_on').as('on'))
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where(
      sql`lower(recipient)`,
      'in',
      // What was given before authorities were named was for the usual ones.
      recipient.startsWith(otherPrefix) ? [recipient.toLowerCase()] : ['', recipient],
    )
    .executeTakeFirst();
  return found?.on ? Temporal.PlainDate.from(found.on) : undefined;
};

/**
 * Records a consent; a new one to follow-up is carried into the studies at once. False when one for the same purpose
 * and authority already holds.
 */
export const recordConsent = async (
  db: Database,
  person: FoundPerson,
  consent: NewConsent,
): Promise<boolean> => {
  await lockPerson(db, person.id);
  if (await stands(db, person.id, consent)) return false;
  await db
    .insertInto('programme.consent')
    .values({
      id: randomUUID(),
      organisation_id: person.organisation_id,
      branch_id: person.branch_id,
      person_id: person.id,
      purpose: consent.purpose,
      recipient: consent.recipient,
      version: consent.version,
      given_on: consent.givenOn,
      given_how: consent.givenHow,
      recorded_by: consent.by,
      recorded_at: consent.at.toString(),
    })
    .execute();
  if (consent.purpose === 'register-follow-up') await carryFollowUp(db, person.id);
  return true;
};

/**
 * Withdraws a consent that holds; false when it does not. Where the same yes came along from another page of the person,
 * both are withdrawn. Without consent to the programme the course closes and its
 * mentors are free the same moment; without consent to follow-up no study follows the person from now on; mentors who
 * have to know are written to. The person is held still first: randomisation holds the same row. A participant does the
 * same alone by `programme.withdraw_own_consent`.
 */
export const withdrawConsent = async (
  db: Database,
  person: Pick<FoundPerson, 'id'>,
  consent: { readonly id: string; readonly purpose: Purpose },
  withdrawal: { readonly on: Temporal.PlainDate; readonly how: Manner; readonly by: string },
): Promise<boolean> => {
  await lockPerson(db, person.id);
  const changed = await db
    .updateTable('programme.consent')
    .set({
      withdrawn_on: withdrawal.on.toString(),
      withdrawn_how: withdrawal.how,
      withdrawn_by: withdrawal.by,
    })
    .where('person_id', '=', person.id)
    .where('withdrawn_on', 'is', null)
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('purpose', 'recipient'),
        'in',
        selectFrom('programme.consent as asked')
          .select(['asked.purpose', 'asked.recipient'])
          .where('asked.id', '=', consent.id)
          .where('asked.withdrawn_on', 'is', null)
          .$asTuple('purpose', 'recipient'),
      ),
    )
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  const courseId = await openCourseOf(db, person.id);
  if (courseId !== undefined) await tellMentors(db, courseId, consent.purpose);
  if (consent.purpose === 'programme' && courseId !== undefined)
    await closeCourse(db, courseId, withdrawal.on, { reason: 'consent-withdrawn' });
  if (consent.purpose === 'register-follow-up') await carryFollowUp(db, person.id);
  return true;
};

/** The person's course that runs. */
export const openCourseOf = async (db: Database, personId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('programme.course')
      .select('id')
      .where('person_id', '=', personId)
      .where('closed_on', 'is', null)
      .executeTakeFirst()
  )?.id;
