import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Log } from '../../platform/log.ts';
import { delayAfter, mostAttempts, type Outcome, staleAfterHours, staleError } from './mail.ts';
import type { Deliver } from './smtp.ts';

export interface Sender {
  /** Connections of its own, as primus_auth: a slow mail server must not keep requests waiting. */
  readonly pool: pg.Pool;
  readonly deliver: Deliver;
  readonly clock: Clock;
  readonly log: Log;
}

interface DueRow {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

/**
 * Sends what is due, one after the other, until nothing is left, the mail server cannot be reached or `stopped` says so.
 * Each row stays locked while it is sent, so of several senders at once only one sends it. The mail of a demo programme
 * never leaves the house: its people are invented, their addresses may not be.
 */
export const sendDue = async (sender: Sender, stopped: () => boolean = () => false): Promise<void> => {
  await dropStale(sender);
  while (!stopped()) {
    if ((await sendNext(sender)) !== 'go on') return;
  }
};

const dropStale = async ({ pool, clock }: Sender): Promise<void> => {
  const now = clock.now();
  await pool.query(
    `update office.mail set failed_at = $1, last_error = $2
     where sent_at is null and failed_at is null and due_at < $3
       and organisation_id in (select id from office.organisation where not demo)`,
    [now.toString(), staleError, now.subtract({ hours: staleAfterHours }).toString()],
  );
};

const sendNext = async (sender: Sender): Promise<'go on' | 'enough'> =>
  inTransaction(sender.pool, async (client) => {
    // The mail server may take its time; its answers have time limits of their own.
    await client.query('set local idle_in_transaction_session_timeout = 0');
    const row = await lockNext(client, sender.clock.now());
    if (row === undefined) return 'enough';
    const outcome = await sender.deliver({ to: row.recipient, subject: row.subject, body: row.body }, row.id);
    await note(client, row, outcome, sender.clock.now());
    const attempt = row.attempts + 1;
    if (outcome.kind === 'sent') sender.log.info({ mail: row.id, attempt }, 'mail sent');
    else
      sender.log.warn({ mail: row.id, attempt, code: outcome.error.split(' ')[0] }, `mail ${outcome.kind}`);
    return outcome.kind === 'failed' && outcome.unreachable ? 'enough' : 'go on';
  });

const lockNext = async (client: pg.PoolClient, now: Temporal.Instant): Promise<DueRow | undefined> => {
  const found = await client.query<DueRow>(
    `select m.id, m.recipient, m.subject, m.body, m.attempts from office.mail m
     join office.organisation o on o.id = m.organisation_id and not o.demo
     where m.sent_at is null and m.failed_at is null and m.due_at <= $1
     order by m.due_at, m.id limit 1 for update of m skip locked`,
    [now.toString()],
  );
  return found.rows[0];
};

const note = async (client: pg.PoolClient, row: DueRow, outcome: Outcome, now: Temporal.Instant) => {
  const attempts = row.attempts + 1;
  if (outcome.kind === 'sent') {
    // A one-time link that has reached its reader is for nobody else to read here.
    await client.query(
      `update office.mail set sent_at = $2, attempts = $3, last_error = null,
         body = regexp_replace(body, '(/invitation/)[A-Za-z0-9_-]{43}', '\\1…', 'g')
       where id = $1`,
      [row.id, now.toString(), attempts],
    );
    return;
  }
  const over = outcome.kind === 'refused' || attempts >= mostAttempts;
  await client.query(
    'update office.mail set attempts = $2, last_error = $3, due_at = $4, failed_at = $5 where id = $1',
    [
      row.id,
      attempts,
      outcome.error,
      now.add({ seconds: delayAfter(attempts) }).toString(),
      over ? now.toString() : null,
    ],
  );
};
