import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings, type Settings } from '../../settings.ts';
import { StartError } from '../../start-error.ts';
import type { Connection } from '../connection.ts';
import { problemIn } from './cluster.ts';
import { mustHaveRoom } from './data-folder.ts';
import { type DatabaseServer, joinDatabase, startDatabase } from './index.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { hold, madeFolder, temporaryFolder } from './test/holder.ts';

function settingsFor(dataFolder: string): Settings {
  return readSettings({ PRIMUS_DATA: dataFolder });
}

async function start(dataFolder: string): Promise<DatabaseServer> {
  const server = await startDatabase(settingsFor(dataFolder));
  onTestFinished(server.stop);
  return server;
}

async function query<Row extends pg.QueryResultRow>(owner: Connection, sql: string): Promise<Row[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('first and second start: made, kept, closed to others', async () => {
  const folder = path.join(temporaryFolder(), 'data æøå');
  const first = await startDatabase(settingsFor(folder));
  expect(first).toMatchObject({ kind: 'embedded', version: 18, dataFolder: folder, notes: [] });
  await query(first.owner, "create table kept as select 'Ærø' as name");
  const durability = `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
                             current_setting('synchronous_commit') as commits`;
  expect(await query(first.owner, durability)).toEqual([{ fsync: 'on', pages: 'on', commits: 'on' }]);
  expect(statSync(path.join(folder, 'postgres')).mode & 0o077).toBe(0);
  expect(statSync(path.join(folder, 'database-passwords.json')).mode & 0o077).toBe(0);
  expect(statSync(first.owner.host).mode & 0o077).toBe(0);
  await first.stop();
  expect(existsSync(first.owner.host)).toBe(false);

  const second = await start(folder);
  expect(await query(second.owner, 'select name from kept')).toEqual([{ name: 'Ærø' }]);
});

test('only with the password, even on the local socket', async () => {
  const server = await start(await madeFolder());
  const wrong = query({ ...server.owner, password: 'guess' }, 'select 1');
  await expect(wrong).rejects.toMatchObject({ code: '28P01' });
});

test('what failed statements hold does not reach the log', async () => {
  const folder = await madeFolder();
  const server = await start(folder);
  await query(server.owner, 'create table person (cpr text unique)');
  await query(server.owner, "insert into person values ('canary-1')");
  await expect(query(server.owner, "insert into person values ('canary-1')")).rejects.toThrow();
  await expect(query(server.owner, "select 'canary-2'::date")).rejects.toThrow();
  expect(readFileSync(path.join(folder, 'postgres.log'), 'utf8')).not.toContain('canary');
});

test('a second one on the same folder is refused, and a command can join the first', async () => {
  const folder = await madeFolder();
  const first = await start(folder);
  const second = await hold(folder).started;
  expect(second).toEqual({
    refused: `another Primus Motor is already running on ${folder} (process ${process.pid}): stop it first, or set PRIMUS_DATA to another folder for a second one`,
  });
  const joined = await joinDatabase(settingsFor(folder));
  await joined.stop();
  expect(joined.owner).toEqual(first.owner);
  expect(await query(first.owner, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('a command without a running server starts one and ends it', async () => {
  const folder = path.join(temporaryFolder(), 'data');
  const own = await joinDatabase(settingsFor(folder));
  expect(await query(own.owner, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  await own.stop();
  expect(readPostmasterFile(path.join(folder, 'postgres'))).toBeUndefined();
});

test('PostgreSQL killed: it comes back at the same place', async () => {
  const folder = await madeFolder();
  const server = await start(folder);
  await query(server.owner, 'create table kept as select 1 as id');
  const before = readPostmasterFile(path.join(folder, 'postgres'))?.pid ?? 0;
  process.kill(before, 'SIGKILL');
  for (;;) {
    const now = readPostmasterFile(path.join(folder, 'postgres'));
    if (now?.status === 'ready' && now.pid !== before) break;
    await sleep(20);
  }
  expect(await query(server.owner, 'select id from kept')).toEqual([{ id: 1 }]);
});

test('a process number that now belongs to another program does not stop the start', async () => {
  const folder = await madeFolder();
  const first = await startDatabase(settingsFor(folder));
  const left = readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8');
  await first.stop();
  // Parent of this process: it lives, and it is no PostgreSQL.
  const stale = [String(process.ppid), ...left.split('\n').slice(1)].join('\n');
  writeFileSync(path.join(folder, 'postgres', 'postmaster.pid'), stale);
  const second = await start(folder);
  expect(await query(second.owner, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('a copy of a data folder in use does not touch the server it was copied from', async () => {
  const folder = await madeFolder();
  const original = await start(folder);
  const copy = await madeFolder();
  copyFileSync(
    path.join(folder, 'postgres', 'postmaster.pid'),
    path.join(copy, 'postgres', 'postmaster.pid'),
  );
  await start(copy);
  expect(await query(original.owner, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('what a broken-off first start left is made anew; lost passwords are replaced; wide modes are narrowed', async () => {
  const folder = path.join(temporaryFolder(), 'data');
  mkdirSync(path.join(folder, 'postgres.new', 'base'), { recursive: true, mode: 0o711 });
  const first = await startDatabase(settingsFor(folder));
  await query(first.owner, 'create table kept as select 1 as id');
  await first.stop();
  expect(readdirSync(folder)).not.toContain('postgres.new');

  rmSync(path.join(folder, 'database-passwords.json'));
  chmodSync(path.join(folder, 'postgres'), 0o755);
  const second = await start(folder);
  expect(second.owner.password).not.toBe(first.owner.password);
  expect(await query(second.owner, 'select id from kept')).toEqual([{ id: 1 }]);
  expect(statSync(path.join(folder, 'postgres')).mode & 0o777).toBe(0o700);
});

test('a first start that is killed while its database is made does not reach into the next', async () => {
  const folder = path.join(temporaryFolder(), 'data');
  const first = hold(folder);
  const begun = () =>
    existsSync(folder) && readdirSync(folder).find((name) => name.startsWith('postgres.new'));
  for (;;) {
    const half = begun();
    if (half && existsSync(path.join(folder, half, 'base', '1'))) break;
    await sleep(1);
  }
  await first.kill('SIGKILL');
  const second = await start(folder);
  expect(await query(second.owner, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('what PostgreSQL’s programs say becomes one line; Ctrl-C reaches them too', () => {
  const brokenOff = 'the start was broken off; nothing is kept of it, start again';
  expect(problemIn('caught signal\ninitdb: removing contents of data directory "/d"\n')).toBe(brokenOff);
  expect(problemIn('ERROR:  canceling statement due to user request\n')).toBe(brokenOff);
  expect(problemIn('FATAL:  terminating connection due to administrator command\n')).toBe(brokenOff);
  expect(problemIn('initdb: error: no\ninitdb: removing contents\n')).toBe(
    'PostgreSQL says: initdb: error: no',
  );
});

test('a disk without room is said before anything is written', async () => {
  const folder = temporaryFolder();
  const disk = { bavail: 120_000, bsize: 1000, blocks: 1_000_000 };
  expect(() => mustHaveRoom(folder, disk)).toThrow(
    `the disk of the data folder ${folder} has 120 MB left, and 128 MB are needed: make room, or set PRIMUS_DATA to a folder on another disk`,
  );
  expect(() => mustHaveRoom(folder, { ...disk, bavail: 128_000 })).not.toThrow();
  expect(() => mustHaveRoom(folder, { bavail: 0, bsize: 0, blocks: 0 })).not.toThrow();
  mkdirSync(path.join(folder, 'postgres'));
  expect(() => mustHaveRoom(folder, disk)).not.toThrow();
  expect(() => mustHaveRoom(folder, { ...disk, bavail: 31_999 })).toThrow(
    'has 31 MB left, and 32 MB are needed',
  );
});

test('a database of another PostgreSQL version is left alone', async () => {
  const folder = await madeFolder();
  const first = await startDatabase(settingsFor(folder));
  await first.stop();
  const versionFile = path.join(folder, 'postgres', 'PG_VERSION');
  writeFileSync(versionFile, '17\n');
  await expect(startDatabase(settingsFor(folder))).rejects.toThrow(
    /was made by PostgreSQL 17, and this version of Primus Motor brings PostgreSQL 18: start the version [^\n]*$/u,
  );
  writeFileSync(versionFile, '18\n');
  await start(folder);
});

test('a data folder that is a file, or below one', async () => {
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, 'mine');
  for (const folder of [file, path.join(file, 'data')]) {
    const attempt = startDatabase(settingsFor(folder));
    await expect(attempt).rejects.toThrow(StartError);
    await expect(attempt).rejects.toThrow(
      `because ${file} is a file: move it away, or set PRIMUS_DATA to a folder`,
    );
  }
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('a data folder that cannot be made', async () => {
  const attempt = startDatabase(settingsFor('/proc/primus/data'));
  await expect(attempt).rejects.toThrow(StartError);
  await expect(attempt).rejects.toThrow(
    /^the data folder \/proc\/primus\/data cannot be [^\n]*set PRIMUS_DATA to a folder/u,
  );
});

test('a check before the start that fails leaves the folder free', async () => {
  const folder = path.join(temporaryFolder(), 'data');
  const beforeStart = () => Promise.reject(new StartError('port 3000 is taken'));
  await expect(startDatabase(settingsFor(folder), { beforeStart })).rejects.toThrow('port 3000 is taken');
  expect(existsSync(path.join(folder, 'postgres'))).toBe(false);
  await start(folder);
});
