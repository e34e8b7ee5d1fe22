import { DEMO_SEED, type DemoProgramme, simulateDemo } from '@primus-motor/trial';
import type pg from 'pg';
import type { KernelParts } from '../office/kernel.tsx';
import type { Clock } from '../platform/clock.ts';
import { type Connection, onConnection } from '../platform/database/connection.ts';
import type { Secrets } from '../platform/secrets.ts';
import { caseTables, officeTables } from './cases.ts';
import { insertRows } from './insert.ts';
import { matchesOf } from './matches.ts';
import { publishDemo } from './publish.ts';
import { researchTables } from './research.ts';
import { underWayTables } from './under-way.ts';

/** The demo's referrals are numbered from here. */
const firstReferral = 101;

/**
 * Loads the demo programme, every person of it invented, unless it is there already, and publishes its finished trial:
 * two clicks at once do it once, and what a crash cut short is taken up at the next click.
 *
 * @returns the id of the demo organisation
 */
export const loadDemo = async (
  owner: Connection,
  openStudy: KernelParts['registers']['study'],
  secrets: Secrets,
  clock: Clock,
): Promise<string> =>
  onConnection(owner, async (db) => {
    // Held until the connection ends.
    await db.query(`select pg_advisory_lock(hashtext('demo programme'))`);
    const loadedOn = await dayOfLoading(db);
    const demo = simulateDemo(DEMO_SEED, loadedOn ?? clock.today());
    if (loadedOn === undefined) await insertAll(db, demo, secrets);
    await publishDemo(openStudy, demo, clock);
    return demo.organisation.id;
  });

/** The day the demo was made for, from its own event in the audit trail; undefined when it is not there. */
const dayOfLoading = async (db: pg.Client): Promise<Temporal.PlainDate | undefined> => {
  const found = await db.query<{ today: string }>(
    `select detail ->> 'today' today from audit.event where action = 'demo.loaded' order by seq limit 1`,
  );
  const today = found.rows[0]?.today;
  return today === undefined ? undefined : Temporal.PlainDate.from(today);
};

/** All or nothing. */
const insertAll = async (db: pg.Client, demo: DemoProgramme, secrets: Secrets): Promise<void> => {
  const tables = [
    ...officeTables(demo),
    ...caseTables(demo, secrets, matchesOf(demo), firstReferral),
    ...underWayTables(demo),
    ...researchTables(demo, secrets),
  ];
  await db.query('begin');
  for (const [table, rows] of tables) await insertRows(db, table, rows);
  await db.query('select audit.append($1, null, $2, $3, null, $4)', [
    demo.organisation.id,
    'nobody',
    'demo.loaded',
    JSON.stringify({ seed: demo.seed, today: demo.today }),
  ]);
  await db.query('commit');
};
