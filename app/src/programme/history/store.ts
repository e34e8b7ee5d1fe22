import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { shownName } from '../people/display.ts';

export interface HistoryEvent {
  readonly seq: number;
  readonly at: Temporal.Instant;
  readonly actor: string;
  readonly action: string;
}

/** What a history is about: its name, and the ids whose events belong to it. */
export interface HistorySubject {
  readonly name: string;
  readonly ids: readonly string[];
}

/** So many of the newest are shown. */
export const eventsShown = 200;

/** A person with referrals and courses; undefined when there is none for the viewer. */
export const personHistory = async (db: Database, id: string): Promise<HistorySubject | undefined> => {
  const person = await db
    .selectFrom('programme.person as p')
    .select(shownName('p').as('name'))
    .where('p.id', '=', id)
    .where(sql<boolean>`p.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  const referrals = await db
    .selectFrom('programme.referral')
    .select('id')
    .where('person_id', '=', id)
    .execute();
  const courses = await db.selectFrom('programme.course').select('id').where('person_id', '=', id).execute();
  const gone = await db
    .selectFrom('programme.person_merge')
    .select('gone_id as id')
    .where('kept_id', '=', id)
    .where('undone_at', 'is', null)
    .execute();
  return { name: person.name, ids: [id, ...[...referrals, ...courses, ...gone].map((row) => row.id)] };
};

export const mentorHistory = async (db: Database, id: string): Promise<HistorySubject | undefined> => {
  const mentor = await db
    .selectFrom('programme.mentor')
    .select('name')
    .where('id', '=', id)
    .where(sql<boolean>`branch_id = any ((select office.viewer_branches())::uuid[])`)
    .executeTakeFirst();
  return mentor === undefined ? undefined : { name: mentor.name, ids: [id] };
};

/** The newest events, the newest first, of what the viewer's branches hold. */
export const historyOf = async (db: Database, ids: readonly string[]): Promise<readonly HistoryEvent[]> => {
  const { rows } = await sql<{ seq: string; at: Temporal.Instant; actor: string; action: string }>`
    select * from audit.history_of(${sql.val([...ids])}::text[], ${eventsShown})`.execute(db);
  return rows.map((row) => ({ seq: Number(row.seq), at: row.at, actor: row.actor, action: row.action }));
};
