import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Letter, MailState } from './mail.ts';

/** Puts a mail in the outbox, in the transaction of what causes it: both happen, or neither. */
export const queueMail = async (
  db: Database,
  organisationId: string,
  letter: Letter,
  now: Temporal.Instant,
): Promise<void> => {
  const at = now.toString();
  await db
    .insertInto('office.mail')
    .values({
      organisation_id: organisationId,
      recipient: letter.to,
      subject: letter.subject,
      body: letter.body,
      created_at: at,
      due_at: at,
    })
    .execute();
};

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly state: MailState;
  readonly writtenAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | undefined;
  /** Tries so far. */
  readonly attempts: number;
  /** Of the next try, while it waits. */
  readonly dueAt: Temporal.Instant;
  /** Why the last try did not succeed, beginning with a code. */
  readonly error: string | undefined;
}

const mailOf = (db: Database, organisationId: string) =>
  db
    .selectFrom('office.mail')
    .select(['id', 'recipient as to', 'subject', 'created_at', 'sent_at', 'failed_at', 'attempts', 'due_at'])
    .select(['last_error', 'body'])
    .where('organisation_id', '=', organisationId);

type Row = Awaited<ReturnType<ReturnType<typeof mailOf>['executeTakeFirstOrThrow']>>;

const toMail = (row: Row): Mail => ({
  id: row.id,
  to: row.to,
  subject: row.subject,
  state: row.sent_at !== null ? 'sent' : row.failed_at !== null ? 'failed' : 'waiting',
  writtenAt: row.created_at,
  sentAt: row.sent_at ?? undefined,
  attempts: row.attempts,
  dueAt: row.due_at,
  error: row.last_error ?? undefined,
});

/** One page of the organisation's mail, newest first; and how many there are in all, and of those unsent. */
export const listMail = async (
  db: Database,
  organisationId: string,
  page: { readonly size: number; readonly number: number },
): Promise<{ readonly mail: readonly Mail[]; readonly total: number; readonly unsent: number }> => {
  const rows = await mailOf(db, organisationId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(page.size)
    .offset(page.size * (page.number - 1))
    .execute();
  const counts = await db
    .selectFrom('office.mail')
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where sent_at is null)`.as('unsent'),
    ])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { mail: rows.map(toMail), ...counts };
};

export const findMail = async (
  db: Database,
  organisationId: string,
  id: string,
): Promise<(Mail & { readonly body: string }) | undefined> => {
  const row = await mailOf(db, organisationId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { ...toMail(row), body: row.body };
};

/** Lets a mail be tried at once, and as often as a new one. False when it is sent already or not there. */
export const tryAgain = async (
  db: Database,
  organisationId: string,
  id: string,
  now: Temporal.Instant,
): Promise<boolean> => {
  const changed = await db
    .updateTable('office.mail')
    .set({ due_at: now.toString(), attempts: 0, failed_at: null })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  await sql`notify primus_mail`.execute(db);
  return changed.numUpdatedRows === 1n;
};
