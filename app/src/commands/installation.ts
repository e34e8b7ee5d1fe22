import type pg from 'pg';
import type { Pools } from '../main.ts';
import { openPool } from '../platform/database/connection.ts';
import { connectionOf, type LoginRole } from '../platform/database/roles.ts';
import type { DatabaseServer } from '../platform/database/server/index.ts';
import type { Secrets } from '../platform/secrets.ts';
import { prepare } from './owner.ts';

/** A database brought to this version, with its key and one pool for each wing. */
export type Installation = Readonly<{
  database: DatabaseServer;
  secrets: Secrets;
  pools: Pools;
  /** Closes the pools; the database goes on. */
  close(): Promise<void>;
}>;

/** Connections of each pool. Together they stay well below PostgreSQL's hundred, two instances included. */
const poolSizes = { auth: 4, case: 6, mentor: 4, study: 8, doors: 8, privacy: 3 } as const;

/**
 * Migrates, makes the login roles and opens the pools.
 * @throws StartError
 */
export async function openInstallation(
  database: DatabaseServer,
  keyFile: string | undefined,
): Promise<Installation> {
  const secrets = await prepare(database, keyFile);
  const pool = (role: keyof typeof poolSizes) => {
    const login: LoginRole = `primus_${role}`;
    return openPool(connectionOf(database.owner, login, secrets), poolSizes[role], role);
  };
  const pools: Pools = {
    auth: pool('auth'),
    cases: pool('case'),
    mentors: pool('mentor'),
    study: pool('study'),
    doors: pool('doors'),
    privacy: pool('privacy'),
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
