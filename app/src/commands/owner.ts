import path from 'node:path';
import type pg from 'pg';
import { refuseOtherKey } from '../office/installation.ts';
import { onConnection } from '../platform/database/connection.ts';
import { MigrationError, migrate } from '../platform/database/migrate.ts';
import { ensureRoles } from '../platform/database/roles.ts';
import { type DatabaseServer, joinDatabase } from '../platform/database/server/index.ts';
import { findProject } from '../platform/project.ts';
import { type Secrets, secretsFrom } from '../platform/secrets.ts';
import type { Settings } from '../platform/settings.ts';
import { StartError } from '../platform/start-error.ts';
import { readMasterKey } from './master-key.ts';

/** Runs something as the role that owns the database, on a connection of its own. */
export async function asOwner<Result>(
  database: DatabaseServer,
  act: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  return onConnection(database.owner, act);
}

/**
 * Makes the login roles and brings the database to this version.
 * @throws StartError
 */
export async function prepare(database: DatabaseServer, keyFile: string | undefined): Promise<Secrets> {
  return asOwner(database, async (owner) => {
    const databaseIsEmpty = !(await isMigrated(owner));
    const { dataFolder } = database;
    const secrets = secretsFrom(readMasterKey({ dataFolder, keyFile, databaseIsEmpty }));
    // Before anything is changed: with another key the login roles would get passwords that no other host has.
    await refuseOtherKey(owner, secrets);
    await ensureRoles(owner, secrets);
    try {
      await migrate(owner, path.join(findProject().root, 'app', 'migrations'));
    } catch (error) {
      if (error instanceof MigrationError) throw new StartError(error.message);
      throw error;
    }
    return secrets;
  });
}

/**
 * For a command beside the server: acts on the database of the Primus Motor that runs, or starts it for the
 * moment. An empty database is prepared first; one in use is not migrated under a server that runs on it.
 */
export async function beside<Result>(
  settings: Settings,
  act: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  const database = await joinDatabase(settings);
  try {
    if (!(await asOwner(database, isMigrated))) await prepare(database, settings.keyFile);
    return await asOwner(database, act);
  } finally {
    await database.stop();
  }
}

async function isMigrated(owner: pg.ClientBase): Promise<boolean> {
  const found = await owner.query<{ migrated: boolean }>(
    "select to_regclass('public.migration') is not null as migrated",
  );
  return found.rows[0]?.migrated === true;
}
