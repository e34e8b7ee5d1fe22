import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Connection, onConnection } from '../src/platform/database/connection.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { ensureRoles } from '../src/platform/database/roles.ts';
import { readPasswords, roles } from '../src/platform/database/server/cluster.ts';
import { startDatabase } from '../src/platform/database/server/index.ts';
import { findProject } from '../src/platform/project.ts';
import { readSettings } from '../src/platform/settings.ts';
import { template, testSecrets } from './names.ts';
import { type AsMigrated, asMigrated } from './sweep.ts';

declare module 'vitest' {
  interface ProvidedContext {
    owner: Connection;
    superuser: Connection;
    migrated: AsMigrated;
    /** For what is made once for several tests; removed when the run ends. */
    folder: string;
  }
}

/**
 * One PostgreSQL for the whole run, started as in production (same launcher), with a database that is migrated once and
 * then copied for the tests that ask for one. What a kill may not lose is proved on clusters of their own: here
 * nobody waits for the disk.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'primus-test-'));
  // As root the database runs under another account, which must pass through.
  await chmod(folder, 0o711);
  const server = await startDatabase(readSettings({ PRIMUS_DATA: path.join(folder, 'data') }));
  const tearDown = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const superuser = {
    ...server.owner,
    user: roles.superuser,
    password: readPasswords(server.dataFolder)?.superuser ?? '',
  };
  try {
    await waitForNothing(superuser, server.owner);
    await makeTemplate(server.owner);
    project.provide('migrated', await onTemplate(superuser, asMigrated));
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('folder', folder);
  project.provide('owner', server.owner);
  project.provide('superuser', superuser);
  return tearDown;
}

/** Nor for a password to be tried four thousand times over: a login is as safe as it need be on a socket of our own. */
async function waitForNothing(superuser: Connection, owner: Connection): Promise<void> {
  await onConnection(superuser, async (client) => {
    await client.query(
      'alter role all set synchronous_commit = off; alter role all set scram_iterations = 1',
    );
  });
  await onConnection(superuser, async (client) => {
    for (const { user, password } of [superuser, owner])
      await client.query(`alter role ${user} password '${password}'`);
  });
}

async function makeTemplate(owner: Connection): Promise<void> {
  const first = new pg.Client(owner);
  await first.connect();
  await ensureRoles(first, testSecrets);
  await first.query(`create database ${template}`);
  await first.end();
  await onTemplate(owner, (client) => migrate(client, path.join(findProject().root, 'app', 'migrations')));
}

const onTemplate = <Result>(owner: Connection, work: (client: pg.Client) => Promise<Result>) =>
  onConnection({ ...owner, database: template }, work);
