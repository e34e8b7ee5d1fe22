import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { runPrimus } from './cli.ts';
import { commands } from './table.ts';

let database: FreshDatabase;
let owner: pg.Client;
let intruder: pg.Client;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.owner);
  intruder = new pg.Client(database.superuser);
  await owner.connect();
  await intruder.connect();
  await intruder.query('set session_replication_role = replica');
  folder = await mkdtemp(path.join(os.tmpdir(), 'primus-verify-'));
  for (let n = 1; n <= 3; n += 1)
    await owner.query(`select audit.append(null, null, 'a', 'b', '${n}', '{}')`);
});

afterAll(async () => {
  await owner.end();
  await intruder.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

const verify = async (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) => {
  const { host, port, user, password, database: name } = database.owner;
  const address = `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${name}`;
  const out: string[] = [];
  const err: string[] = [];
  const code = await runPrimus(['verify-audit', ...args], commands, {
    env: { PRIMUS_DATA: folder, DATABASE_URL: address, ...env },
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
};

const headHash = async () =>
  (await owner.query<{ hash: string }>(`select encode(hash, 'hex') as hash from audit.head`)).rows[0]?.hash;

const noted = async () =>
  (
    await owner.query(
      'select events::int as events, first_bad::int as first_bad, problem from audit.verification order by id desc limit 1',
    )
  ).rows[0];

test('a whole trail: one line with the count and the hash at its end, and a note of it', async () => {
  const line = `primus: the audit trail is whole: 3 events (verify later from outside with --anchor 3:${await headHash()})\n`;
  expect(await verify()).toEqual({ code: 0, out: line, err: '' });
  expect(await noted()).toEqual({ events: 3, first_bad: null, problem: null });
});

test('an anchor that was kept elsewhere is held against the trail', async () => {
  expect((await verify(['--anchor', `3:${await headHash()}`])).code).toBe(0);
  expect(await verify(['--anchor', `2:${'ab'.repeat(32)}`])).toMatchObject({
    code: 1,
    out: 'primus: the audit trail is broken at event 2: it is not the event that was verified earlier; the trail was written anew\n',
  });
  for (const wrong of [['--anchor', '3'], ['--force'], ['3:ab']]) {
    expect(await verify(wrong)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--anchor EVENTS:HASH'),
    });
  }
});

test('what was verified last is an anchor by itself', async () => {
  await intruder.query(`delete from audit.event where seq = 3;
    update audit.head set seq = 2, hash = (select hash from audit.event where seq = 2)`);
  expect(await verify()).toMatchObject({
    code: 1,
    out: 'primus: the audit trail is broken at event 3: the trail ends before it, though it was written\n',
  });
});

test('the first bad event is named and noted', async () => {
  await intruder.query(`update audit.event set actor = 'c' where seq = 1`);
  expect(await verify()).toEqual({
    code: 1,
    out: 'primus: the audit trail is broken at event 1: its content is not what was written\n',
    err: '',
  });
  expect(await noted()).toEqual({ events: 0, first_bad: 1, problem: 'changed' });
});

test('a folder without a database is not given one', async () => {
  expect(await verify([], { DATABASE_URL: '' })).toEqual({
    code: 1,
    out: '',
    err: `primus: there is no database in ${folder}: set PRIMUS_DATA to the folder that has it\n`,
  });
});
