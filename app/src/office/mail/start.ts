import { PgBoss } from 'pg-boss';
import type { Clock } from '../../platform/clock.ts';
import { type Connection, openPool } from '../../platform/database/connection.ts';
import type { Log } from '../../platform/log.ts';
import { sendDue } from './send.ts';
import { smtp } from './smtp.ts';

export interface MailOptions {
  /** As primus_auth. */
  readonly database: Connection;
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningMail {
  /** Ends after the letter that is being sent. */
  readonly stop: () => Promise<void>;
}

const queue = 'mail';
/** Longest time that the letter under way gets at the end: as long as the mail server may take to answer. */
const patience = 30_000;

/**
 * Sends mail in the background: at once when some is written, and every minute for what is to be tried again. Any
 * number of processes may do so on the same database.
 */
export const startMail = async ({ database, mail, clock, log }: MailOptions): Promise<RunningMail> => {
  const pool = openPool(database, 2, 'mail');
  const boss = new PgBoss({
    ...database,
    application_name: 'primus jobs',
    max: 3,
    schema: 'jobs',
    createSchema: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.warn({ error }, 'job queue'));
  const deliver = smtp(mail.smtpUrl, mail.from);
  let stopping = false;
  const wake = () => void boss.send(queue).catch((error: unknown) => log.warn({ error }, 'job queue'));

  await boss.start();
  // One job waits at most: it sends whatever is due when its turn comes.
  await boss.createQueue(queue, { policy: 'short', retryLimit: 0, deleteAfterSeconds: 3_600 });
  await boss.work(queue, { pollingIntervalSeconds: 1 }, () =>
    sendDue({ pool, deliver, clock, log }, () => stopping),
  );
  await boss.schedule(queue, '* * * * *');
  const listener = await boss.getDb().listen?.('primus_mail', wake, wake);
  wake();
  return Object.freeze({
    stop: async () => {
      stopping = true;
      await listener?.close();
      await boss.stop({ graceful: true, timeout: patience });
      await pool.end();
    },
  });
};
