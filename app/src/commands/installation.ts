import path from 'node:path';
import pg from 'pg';
import type { Pools } from '../main.ts';
import { openPool } from '../platform/database/connection.ts';
import { MigrationError, migrate } from '../platform/database/migrate.ts';
import { connectionOf, ensureRoles, type LoginRole } from '../platform/database/roles.ts';
import type { DatabaseServer } from '../platform/database/server/index.ts';
import { findProject } from '../platform/project.ts';
import { type Secrets, secretsFrom } from '../platform/secrets.ts';
import { StartError } from '../platform/start-error.ts';
import { readMasterKey } from './master-key.ts';

/** A database brought to this version, with its key and one pool for each wing. */
export type Installation = Readonly<{
  database: DatabaseServer;
  secrets: Secrets;
  pools: Pools;
  /** Closes the pools; the database goes on. */
  close(): Promise<void>;
}>;

/** Connections of each pool. Together they stay well below PostgreSQL's hundred, two instances included. */
const poolSizes = { auth: 8, case: 16, study: 8, doors: 8 } as const;

/**
 * Migrates, makes the login roles and opens the pools.
 * @throws StartError
 */
export async function openInstallation(database: DatabaseServer): Promise<Installation> {
  const secrets = await prepare(database);
  const pool = (role: keyof typeof poolSizes) => {
    const login: LoginRole = `primus_${role}`;
    return openPool(connectionOf(database.owner, login, secrets), poolSizes[role], role);
  };
  const pools: Pools = {
    auth: pool('auth'),
    cases: pool('case'),
    study: pool('study'),
    doors: pool('doors'),
  };
  return Object.freeze({
    database,
    secrets,
    pools,
    async close() {
      await Promise.all(Object.values(pools).map((one: pg.Pool) => one.end()));
    },
  });
}

async function prepare(database: DatabaseServer): Promise<Secrets> {
  const owner = new pg.Client(database.owner);
  await owner.connect();
  try {
    const found = await owner.query<{ migrated: boolean }>(
      "select to_regclass('public.migration') is not null as migrated",
    );
    const secrets = secretsFrom(readMasterKey(database.dataFolder, found.rows[0]?.migrated !== true));
    await ensureRoles(owner, secrets);
    await migrate(owner, path.join(findProject().root, 'app', 'migrations'));
    return secrets;
  } catch (error) {
    if (error instanceof MigrationError) throw new StartError(error.message);
    throw error;
  } finally {
    await owner.end();
  }
}
