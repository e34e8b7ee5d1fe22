import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Connection } from '../src/platform/database/connection.ts';
import { template } from './names.ts';

export { testSecrets } from './names.ts';

/** A database of its own for a test: migrated, empty, on the run's real PostgreSQL. */
export type FreshDatabase = Readonly<{
  owner: Connection;
  /** Of the same database; for tests that play an intruder or break something. */
  superuser: Connection;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}>;

/** Copies the migrated template; takes some 60 ms. Login roles are shared by all databases of the run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(inject('owner'), `create database ${name} template ${template} strategy wal_log`);
  return Object.freeze({
    owner: Object.freeze({ ...inject('owner'), database: name }),
    superuser: Object.freeze({ ...inject('superuser'), database: name }),
    // As superuser: only that may end a connection of the database's own housekeeping.
    drop: () => run(inject('superuser'), `drop database if exists ${name} with (force)`),
  });
}

async function run(connection: Connection, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
