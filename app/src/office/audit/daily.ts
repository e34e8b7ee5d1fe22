import type { DailyOptions, DailyTask } from '../../platform/daily.ts';
import { onConnection } from '../../platform/database/connection.ts';
import { verifyAndNote } from './verification.ts';

/**
 * Verifies the audit trail unless that was done within a day. What the log then says is an anchor outside the database:
 * `primus verify-audit --anchor` holds the trail against it.
 */
export const verifyDaily = (options: DailyOptions): DailyTask => ({
  name: 'audit verification',
  run: () => verify(options),
});

/** @returns whether it verified now */
const verify = async ({ owner, clock, log }: DailyOptions): Promise<boolean> =>
  onConnection(owner, async (db) => {
    const recent = await db.query('select 1 from audit.verification where at > $1 limit 1', [
      clock.now().subtract({ hours: 24 }).toString(),
    ]);
    if (recent.rowCount !== 0) return false;
    const verdict = await verifyAndNote(db, clock.now());
    const anchor = `${verdict.events}:${verdict.headHash}`;
    if (verdict.ok) log.info({ anchor }, 'the audit trail is whole');
    else log.error({ anchor, event: verdict.seq, problem: verdict.problem }, 'the audit trail is broken');
    return true;
  });
