import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { type FoundPerson, lockPerson } from '../../people/store.ts';
import { expiryOf } from './code.ts';

/** The card that a person can come in with now, if there is one. */
export const cardOfPerson = async (db: Database, personId: string, now: Temporal.Instant) =>
  db
    .selectFrom('programme.participant_card')
    .select(['id', 'made_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`expires_at > ${now.toString()}::timestamptz`)
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
export type StandingCard = NonNullable<Awaited<ReturnType<typeof cardOfPerson>>>;

interface Author {
  readonly by: string;
  readonly now: Temporal.Instant;
}

/** Closes every card of a person; false when none was open. A visit on a closed card ends at its next page. */
export const revokeCards = async (db: Database, personId: string, { by, now }: Author): Promise<boolean> => {
  const closed = await db
    .updateTable('programme.participant_card')
    .set({ revoked_at: now.toString(), revoked_by: by })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
};

/** A new card, and the end of the one before; undefined when its code was on a card already. */
export const addCard = async (
  db: Database,
  person: FoundPerson,
  hash: Buffer,
  author: Author,
): Promise<string | undefined> => {
  await lockPerson(db, person.id);
  await revokeCards(db, person.id, author);
  const added = await db
    .insertInto('programme.participant_card')
    .values({
      id: randomUUID(),
      organisation_id: person.organisation_id,
      branch_id: person.branch_id,
      person_id: person.id,
      code_hash: hash,
      made_at: author.now.toString(),
      made_by: author.by,
      expires_at: expiryOf(author.now).toString(),
    })
    .onConflict((conflict) => conflict.column('code_hash').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
};
