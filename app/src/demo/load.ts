import { DEMO_SEED, simulateDemo } from '@primus-motor/trial';
import pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Connection } from '../platform/database/connection.ts';
import type { Secrets } from '../platform/secrets.ts';
import { caseTables, officeTables } from './cases.ts';
import { insertRows } from './insert.ts';
import { researchTables } from './research.ts';

/**
 * Loads the demo programme, every person of it invented, unless it is there already: all or nothing, and two clicks
 * at once load it once.
 *
 * @returns the id of the demo organisation
 */
export const loadDemo = async (owner: Connection, secrets: Secrets, clock: Clock): Promise<string> => {
  const db = new pg.Client(owner);
  await db.connect();
  try {
    await db.query('begin');
    await db.query(`select pg_advisory_xact_lock(hashtext('demo programme'))`);
    const found = await db.query<{ id: string }>('select id from office.organisation where demo');
    const [there] = found.rows;
    if (there !== undefined) {
      await db.query('rollback');
      return there.id;
    }
    const demo = simulateDemo(DEMO_SEED, clock.today());
    const tables = [...officeTables(demo), ...caseTables(demo, secrets), ...researchTables(demo, secrets)];
    for (const [table, rows] of tables) await insertRows(db, table, rows);
    await db.query('select audit.append($1, null, $2, $3, null, $4)', [
      demo.organisation.id,
      'nobody',
      'demo.loaded',
      JSON.stringify({ seed: demo.seed, today: demo.today }),
    ]);
    await db.query('commit');
    return demo.organisation.id;
  } catch (error) {
    await db.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await db.end();
  }
};
