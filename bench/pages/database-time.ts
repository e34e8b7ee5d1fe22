import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { joinDatabase } from '../../app/src/platform/database/server/index.ts';
import { readSettings } from '../../app/src/platform/settings.ts';

/** Backends tell what they have counted at the latest after ten seconds without work. */
const untilCounted = 11_000;

/** Reads how long the server's database has worked on statements since it was made, in seconds. */
export const databaseTime = async (dataFolder: string): Promise<() => Promise<number>> => {
  const { owner } = await joinDatabase(readSettings({ PRIMUS_DATA: dataFolder }));
  return async () => {
    await sleep(untilCounted);
    const client = new pg.Client(owner);
    await client.connect();
    try {
      const { rows } = await client.query<{ seconds: number }>(
        'select active_time / 1000 as seconds from pg_stat_database where datname = current_database()',
      );
      return rows[0]?.seconds ?? 0;
    } finally {
      await client.end();
    }
  };
};
