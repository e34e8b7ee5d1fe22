import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, testSecrets } from '../../../test/database.ts';
import { heard } from '../../../test/statements.ts';
import { fixedClock } from '../clock.ts';
import { openPool } from './connection.ts';
import { type Database, openRegister, type Register } from './register.ts';
import { connectionOf } from './roles.ts';
import { statementNames } from './statements.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let owner: pg.Client;
let pool: pg.Pool;
let cases: Register;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
  // One connection: whoever comes next gets the one that was used before.
  pool = openPool(connectionOf(database.owner, 'primus_case', testSecrets), 1, 'test');
  cases = openRegister(pool, fixedClock(Temporal.PlainDate.from('2026-11-22')))(
    { userId: 'somebody', organisationId: undefined },
    { action: 'test', requestId: undefined },
  );
});
afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

/** The end of the very connection, as when the database is stopped. */
const endOfConnection = async (db: Database): Promise<void> => {
  await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db).catch(() => undefined);
};

const branches = (db: Database) => db.selectFrom('office.branch').selectAll().execute();

test('what is asked at once is answered each with its own, on behalf of whoever asks', async () => {
  const one = (db: Database, number: number) =>
    sql<{ number: number; viewer: string }>`select ${number}::integer as number, office.viewer() as viewer`
      .execute(db)
      .then(({ rows }) => rows[0]);
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  const answers = await cases.read((db) => Promise.all(numbers.map((number) => one(db, number))));
  expect(answers).toEqual(numbers.map((number) => ({ number, viewer: 'somebody' })));
});

test('one of several that fails undoes all, and nothing is asked any more after that', async () => {
  let late: Promise<unknown> | undefined;
  const failing = cases.read(async (db) => {
    late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => branches(db));
    await Promise.all([branches(db), sql`select 1 / 0`.execute(db), late]);
  });
  await expect(failing).rejects.toThrow('division by zero');
  await expect(late).rejects.toThrow('the transaction is over');
  expect(await cases.read(branches)).toEqual([]);
});

test('a connection that dies fails what was asked on it, and nothing else', async () => {
  await expect(cases.read((db) => Promise.all([endOfConnection(db), branches(db)]))).rejects.toThrow();
  expect(await cases.read(branches)).toEqual([]);
});

test('a connection that dies while nothing is asked on it fails what is asked next, and nothing else', async () => {
  const dying = cases.read(async (db) => {
    await endOfConnection(db);
    await sleep(50);
    return branches(db);
  });
  await expect(dying).rejects.toThrow();
  expect(await cases.read(branches)).toEqual([]);
});

test('a database that falls silent is waited for in vain for a bounded time, and the next one is asked anew', async () => {
  const short = openPool(connectionOf(database.owner, 'primus_case', testSecrets), 1, 'test', 500);
  const register = openRegister(short, fixedClock(Temporal.PlainDate.from('2026-11-22')))(
    { userId: 'somebody', organisationId: undefined },
    { action: 'test', requestId: undefined },
  );
  let silent = 0;
  const asked = register.read(async (db) => {
    const me = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    silent = me.rows[0]?.pid ?? 0;
    process.kill(silent, 'SIGSTOP');
    return branches(db);
  });
  try {
    await expect(asked).rejects.toThrow('Query read timeout');
    expect(await register.read(branches)).toEqual([]);
  } finally {
    process.kill(silent, 'SIGCONT');
    await short.end();
  }
});

test('a change whose failure is passed over does not count as done', async () => {
  const passedOver = cases.change({ action: 'test' }, async (db) => {
    await sql`select 1 / 0`.execute(db).catch(() => undefined);
    return {};
  });
  await expect(passedOver).rejects.toThrow();
  const { rows } = await owner.query('select count(*)::integer as events from audit.event');
  expect(rows).toEqual([{ events: 0 }]);
});

test('that something was read is one statement, and one event', async () => {
  const statements = await heard(() => cases.note({ action: 'test.read', subject: 'it' }));
  expect(statements).toHaveLength(1);
  const { rows } = await owner.query('select actor, action, subject, detail from audit.event');
  expect(rows).toEqual([{ actor: 'somebody', action: 'test.read', subject: 'it', detail: {} }]);
});

test('a statement that comes again is planned once, and anew when somebody has changed the table', async () => {
  for (let turn = 0; turn < 8; turn += 1) await cases.read(branches);
  const { rows } = await pool.query(
    `select generic_plans + custom_plans >= 5 as reused from pg_prepared_statements where statement like '%"office"."branch"%'`,
  );
  expect(rows).toEqual([{ reused: true }]);
  await owner.query('alter table office.branch add column later text');
  expect(await cases.read(branches)).toEqual([]);
  expect(await cases.read(branches)).toEqual([]);
});

test('statements that come once have no name, and there are never too many names', () => {
  const names = statementNames();
  expect(names.nameOf('select 1')).toBeUndefined();
  expect(names.nameOf('select 1')).toBeUndefined();
  const name = names.nameOf('select 1');
  expect(name).toMatch(/^s0 /u);
  expect(names.nameOf('select 1')).toBe(name);
  const named = Array.from({ length: 2000 }, (_, index) => `select ${index + 2}`).filter(
    (text) => [1, 2, 3].map(() => names.nameOf(text)).at(-1) !== undefined,
  );
  expect(named.length).toBe(249);
  names.forget();
  expect([1, 2, 3].map(() => names.nameOf('select 1')).at(-1)).toMatch(/^s1 /u);
});

test('the branches found out at the beginning of a reading are the viewer’s own, and nobody’s after it', async () => {
  const organisation = randomUUID();
  const branch = randomUUID();
  await owner.query(`insert into office.organisation (id, name, demo) values ($1, 'Foreningen', false)`, [
    organisation,
  ]);
  await owner.query(`insert into office.branch (id, organisation_id, name) values ($1, $2, 'Odense')`, [
    branch,
    organisation,
  ]);
  await owner.query(
    `insert into auth."user" (id, name, email) values ('guide', 'Prøve', 'guide@test.invalid')`,
  );
  const give = () =>
    owner.query(
      `insert into office.membership (organisation_id, user_id, role, branch_id) values ($1, 'guide', 'coordinator', $2)`,
      [organisation, branch],
    );
  const own = openRegister(pool, fixedClock(Temporal.PlainDate.from('2026-11-22')))(
    { userId: 'guide', organisationId: organisation },
    { action: 'test', requestId: undefined },
  );
  const seen = (db: Database) =>
    sql<{ branches: readonly string[] }>`select office.viewer_branches() as branches`
      .execute(db)
      .then(({ rows }) => rows[0]?.branches);
  expect(await own.read(seen)).toEqual([]);
  await give();
  expect(await own.read(seen)).toEqual([branch]);
  // The next one on the same connection, and whoever says nothing.
  expect(await cases.read(seen)).toEqual([]);
  expect((await pool.query('select office.viewer_branches() as branches')).rows).toEqual([{ branches: [] }]);
  // A change sees what has happened meanwhile.
  const before: unknown[] = [];
  await own.change({ action: 'test', organisationId: organisation }, async (db) => {
    before.push(await seen(db));
    await owner.query(`update office.membership set valid_to = now() where user_id = 'guide'`);
    before.push(await seen(db));
    return {};
  });
  expect(before).toEqual([[branch], []]);
});
