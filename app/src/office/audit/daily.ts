import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import type { Connection } from '../../platform/database/connection.ts';
import type { Log } from '../../platform/log.ts';
import { verifyAndNote } from './verification.ts';

export interface DailyOptions {
  readonly owner: Connection;
  readonly clock: Clock;
  readonly log: Log;
}

/** After the start: the first visitors come before the books. */
const firstAfter = 30_000;
const again = 3_600_000;
/** Kept by whoever verifies now, so that of several processes one does. */
const lockKey = 'audit verification';

/**
 * Verifies the audit trail unless that was done within a day. What the log then says is an anchor outside the database:
 * `primus verify-audit --anchor` holds the trail against it.
 *
 * @returns whether it verified now
 */
export const verifyDaily = async ({ owner, clock, log }: DailyOptions): Promise<boolean> => {
  const db = new pg.Client(owner);
  await db.connect();
  try {
    const locked = await db.query<{ ours: boolean }>('select pg_try_advisory_lock(hashtext($1)) as ours', [
      lockKey,
    ]);
    if (locked.rows[0]?.ours !== true) return false;
    const recent = await db.query('select 1 from audit.verification where at > $1 limit 1', [
      clock.now().subtract({ hours: 24 }).toString(),
    ]);
    if (recent.rowCount !== 0) return false;
    const verdict = await verifyAndNote(db, clock.now());
    const anchor = `${verdict.events}:${verdict.headHash}`;
    if (verdict.ok) log.info({ anchor }, 'the audit trail is whole');
    else log.error({ anchor, event: verdict.seq, problem: verdict.problem }, 'the audit trail is broken');
    return true;
  } finally {
    await db.end();
  }
};

/** Sees to it that the trail is verified every day. Gives what ends that, after what is under way. */
export const startDailyVerification = (options: DailyOptions): (() => Promise<void>) => {
  const ended = new AbortController();
  const pause = (time: number) => sleep(time, undefined, { signal: ended.signal, ref: false });
  const running = (async () => {
    await pause(firstAfter);
    for (;;) {
      await verifyDaily(options).catch((error: unknown) => {
        options.log.error({ error }, 'the audit trail could not be verified');
      });
      await pause(again);
    }
  })().catch(() => undefined);
  return async () => {
    ended.abort();
    await running;
  };
};
