import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../settings.ts';
import { StartError } from '../../start-error.ts';
import type { Connection } from '../connection.ts';
import { accountForDatabase } from './account.ts';
import { findBinaries } from './binaries.ts';
import { clusterOf, openCluster, type Passwords, readPasswords, roles } from './cluster.ts';
import { chooseDataFolder, keepOwner, mustHaveRoom, openDataFolder } from './data-folder.ts';
import { openExternal } from './external.ts';
import { isLocked, lockFolder } from './lock.ts';
import { stopOrphan } from './orphan.ts';
import { startPostmaster } from './postmaster.ts';
import { readPostmasterFile } from './postmaster-file.ts';

/** A PostgreSQL that is ready for connections. */
export type DatabaseServer = Readonly<{
  kind: 'embedded' | 'external';
  /** Major version, 15 or later. */
  version: number;
  /** The role that owns the database and may create roles. Not a superuser. */
  owner: Connection;
  /** The data folder in use, which exists and can be written. */
  dataFolder: string;
  /** What whoever starts the system should know, one line each. */
  notes: readonly string[];
  /** Settles only if an embedded server died and could not be brought back. */
  lost: Promise<StartError>;
  /** Ends an embedded server in good order, after the pools have been closed, and lets the folder go. */
  stop(): Promise<void>;
}>;

export type StartOptions = Readonly<{
  /** Runs once the data folder is ours and before PostgreSQL starts, for checks that must come between. */
  beforeStart?: () => Promise<void>;
}>;

/**
 * Starts the embedded PostgreSQL on the data folder, or checks the one that `DATABASE_URL` names.
 * @throws StartError for everything that the person who starts it can put right
 */
export async function startDatabase(settings: Settings, options: StartOptions = {}): Promise<DatabaseServer> {
  if (settings.databaseUrl !== undefined) return startExternal(settings, settings.databaseUrl, options);

  const dataFolder = chooseDataFolder(settings);
  const account = accountForDatabase(clusterOf(dataFolder));
  openDataFolder(dataFolder, account);
  mustHaveRoom(dataFolder);
  const lock = lockFolder(dataFolder);
  try {
    await options.beforeStart?.();
    const binaries = findBinaries(account);
    await stopOrphan(clusterOf(dataFolder));
    const cluster = openCluster(dataFolder, binaries, account);
    const logFile = path.join(dataFolder, 'postgres.log');
    const server = await startPostmaster({ binaries, cluster: cluster.folder, logFile, account });
    keepOwner(dataFolder);
    return Object.freeze({
      kind: 'embedded',
      version: binaries.major,
      owner: ownerAddress(server.socketFolder, cluster.passwords),
      dataFolder,
      notes: Object.freeze(dataFolder === settings.dataFolder ? [] : [elsewhere(settings, dataFolder)]),
      lost: server.lost,
      async stop() {
        await server.stop();
        lock.release();
      },
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * For a command beside the server: uses the database of the Primus Motor that runs on the data folder, or
 * starts it when none runs. `stop` ends only what was started here.
 */
export async function joinDatabase(settings: Settings): Promise<DatabaseServer> {
  const dataFolder = chooseDataFolder(settings);
  if (settings.databaseUrl !== undefined || !isLocked(dataFolder)) return startDatabase(settings);
  const passwords = readPasswords(dataFolder);
  for (let waited = 0; waited < 10_000; waited += 100) {
    const running = readPostmasterFile(clusterOf(dataFolder));
    if (running?.status === 'ready' && passwords !== undefined) {
      return Object.freeze({
        kind: 'embedded',
        version: findBinaries(undefined).major,
        owner: ownerAddress(running.socketFolder, passwords),
        dataFolder,
        notes: [],
        lost: new Promise<StartError>(() => undefined),
        stop: async () => undefined,
      });
    }
    await sleep(100);
  }
  throw new StartError(`the Primus Motor that runs on ${dataFolder} is not ready: try again in a moment`);
}

function elsewhere(settings: Settings, dataFolder: string): string {
  return `The data is kept in ${dataFolder}: PostgreSQL cannot run as root, and no other account can enter ${settings.dataFolder}`;
}

function ownerAddress(socketFolder: string, passwords: Passwords): Connection {
  return Object.freeze({
    host: socketFolder,
    port: 5432,
    user: roles.owner,
    password: passwords.owner,
    database: roles.database,
  });
}

async function startExternal(
  settings: Settings,
  url: string,
  options: StartOptions,
): Promise<DatabaseServer> {
  openDataFolder(settings.dataFolder, undefined);
  await options.beforeStart?.();
  const { owner, version } = await openExternal(url);
  return Object.freeze({
    kind: 'external',
    version,
    owner,
    dataFolder: settings.dataFolder,
    notes: [],
    lost: new Promise<StartError>(() => undefined),
    stop: async () => undefined,
  });
}
