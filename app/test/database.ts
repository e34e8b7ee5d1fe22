import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Connection, onConnection } from '../src/platform/database/connection.ts';
import { template } from './names.ts';
import { sweep } from './sweep.ts';

export { testSecrets } from './names.ts';

/** A database of its own for a test: migrated, empty, on the run's real PostgreSQL. */
export type FreshDatabase = Readonly<{
  owner: Connection;
  /** Of the same database; for tests that play an intruder or break something. */
  superuser: Connection;
  /** Ends every connection to it, and everything that is in it. */
  drop(): Promise<void>;
}>;

/** Databases that tests of this worker have let go, swept: nobody can tell them from new ones. */
const swept: string[] = [];

/** One that was let go, or a copy of the migrated template. Login roles are shared by all databases of the run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = swept.pop() ?? (await copyOfTemplate());
  const superuser = Object.freeze({ ...inject('superuser'), database: name });
  return Object.freeze({
    owner: Object.freeze({ ...inject('owner'), database: name }),
    superuser,
    async drop() {
      if (await onConnection(superuser, (client) => sweep(client, inject('migrated')))) swept.push(name);
      // As superuser: only that may end a connection of the database's own housekeeping.
      else
        await onConnection(inject('superuser'), (client) =>
          client.query(`drop database ${name} with (force)`),
        );
    },
  });
}

async function copyOfTemplate(): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onConnection(inject('owner'), (client) =>
    client.query(`create database ${name} template ${template} strategy wal_log`),
  );
  return name;
}
