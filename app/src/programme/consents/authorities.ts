import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';

/** An authority that a participant has named, and since when the mentors may not talk to it; undefined while they may. */
export interface AuthorityContact {
  readonly recipient: string;
  readonly endedOn: Temporal.PlainDate | undefined;
}

/** The authorities of a course of the viewer's own as a mentor: yes or no, never the consent itself. */
export const authorityContacts = async (
  db: Database,
  courseId: string,
): Promise<readonly AuthorityContact[]> => {
  const { rows } = await sql<{ recipient: string; ended_on: string | null }>`
    select recipient, ended_on from programme.authority_contacts(${courseId}::uuid)`.execute(db);
  return rows.map(({ recipient, ended_on }) => ({
    recipient,
    endedOn: ended_on === null ? undefined : Temporal.PlainDate.from(ended_on),
  }));
};
