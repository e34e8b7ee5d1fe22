import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { type Connection, onConnection } from './database/connection.ts';
import type { Log } from './log.ts';

/** Work that nobody presses a button for. It comes every hour, and decides by the day what there is to do. */
export interface DailyTask {
  /** Of several processes on one database, one does the tasks of a name at a time. */
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

export interface DailyOptions {
  readonly owner: Connection;
  readonly clock: Clock;
  readonly log: Log;
}

/** After the start: the first visitors come before the books. */
const firstAfter = 30_000;
const again = 3_600_000;

/**
 * Does each task, one after the other, unless another process is at it. What fails is logged, and the next one comes.
 *
 * @returns the names of what was done here
 */
export const doDaily = async (
  tasks: readonly DailyTask[],
  { owner, log }: Pick<DailyOptions, 'owner' | 'log'>,
): Promise<readonly string[]> =>
  onConnection(owner, async (db) => {
    const done: string[] = [];
    for (const { name, run } of tasks) {
      const locked = await db.query<{ ours: boolean }>('select pg_try_advisory_lock(hashtext($1)) as ours', [
        name,
      ]);
      if (locked.rows[0]?.ours !== true) continue;
      try {
        await run();
        done.push(name);
      } catch (error) {
        log.error({ error, task: name }, 'a daily task failed');
      } finally {
        await db.query('select pg_advisory_unlock(hashtext($1))', [name]);
      }
    }
    return done;
  });

/** Sees to it that the tasks are done every day. Gives what ends that, after what is under way. */
export const startDaily = (tasks: readonly DailyTask[], options: DailyOptions): (() => Promise<void>) => {
  const ended = new AbortController();
  const pause = (time: number) => sleep(time, undefined, { signal: ended.signal, ref: false });
  const running = (async () => {
    await pause(firstAfter);
    for (;;) {
      await doDaily(tasks, options).catch((error: unknown) => {
        options.log.error({ error }, 'the daily tasks could not begin');
      });
      await pause(again);
    }
  })().catch(() => undefined);
  return async () => {
    ended.abort();
    await running;
  };
};
