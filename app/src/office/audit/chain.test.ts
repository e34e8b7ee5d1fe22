import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, testSecrets } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock.ts';
import { openPool } from '../../platform/database/connection.ts';
import { openRegister } from '../../platform/database/register.ts';
import { connectionOf, loginRoles } from '../../platform/database/roles.ts';
import { verifyAudit } from './verify.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let owner: pg.Client;
let cases: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
  cases = openPool(connectionOf(database.owner, 'primus_case', testSecrets), 16, 'test');
});

afterAll(async () => {
  await cases.end();
  await owner.end();
  await database.drop();
});

const register = () =>
  openRegister(cases, fixedClock(Temporal.PlainDate.from('2026-11-22')))(
    { userId: 'somebody', organisationId: undefined },
    { action: 'test', requestId: undefined },
  );

const count = async () =>
  Number((await owner.query<{ n: string }>('select count(*)::text as n from audit.event')).rows[0]?.n);

test('an empty trail verifies', async () => {
  expect(await verifyAudit(owner)).toEqual({ ok: true, events: 0, headHash: '00'.repeat(32) });
});

test('16 writers at once, some of whom give up, make one unbroken chain without holes', async () => {
  const change = (n: number) =>
    register().change({ action: 'try', subject: `${n}`, detail: { n } }, async () => {
      if (n % 5 === 0) throw new Error('thinks better of it');
      return {};
    });
  const writer = async (w: number) => {
    for (let n = 0; n < 20; n += 1) await change(w * 20 + n).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: 16 }, (_, w) => writer(w)));
  expect(await verifyAudit(owner)).toMatchObject({ ok: true, events: 16 * 16 });
});

test('an event that is rolled back after it was written leaves no hole', async () => {
  const before = await count();
  const client = await cases.connect();
  await client.query('begin');
  const seq = async () =>
    (await client.query<{ seq: number }>(`select audit.append(null, null, 'a', 'b', null, '{}') as seq`))
      .rows[0]?.seq;
  expect(await seq()).toBe(before + 1);
  await client.query('rollback');
  expect(await seq()).toBe(before + 1);
  client.release();
  expect(await verifyAudit(owner)).toMatchObject({ ok: true, events: before + 1 });
});

test('verification beside writers sees one moment', async () => {
  const writing = Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      register().change({ action: 'beside', subject: `${n}` }, async () => ({})),
    ),
  );
  const verdicts = [await verifyAudit(owner), await verifyAudit(owner)];
  await writing;
  expect([...verdicts, await verifyAudit(owner)].map((verdict) => verdict.ok)).toEqual([true, true, true]);
});

test.each([
  ['an actor with a line break', `'a\nb', 'x', null`],
  ['an action with a line break', `'a', 'x\ny', null`],
  ['a subject that stands for none', `'a', 'x', '-'`],
])('%s is refused: two events could have the same bytes', async (_, values) => {
  await expect(owner.query(`select audit.append(null, null, ${values}, '{}')`)).rejects.toMatchObject({
    code: '23514',
  });
});

describe.each(loginRoles)('%s', (role) => {
  test.each([
    `update audit.event set actor = 'nobody'`,
    'delete from audit.event',
    'truncate audit.event',
    `insert into audit.event values (99, now(), null, null, 'a', 'b', null, '{}', '', '')`,
    `update audit.head set seq = 0`,
    'delete from audit.head',
    'delete from audit.verification',
    'alter table audit.event disable trigger all',
    `set session_replication_role = replica`,
  ])('may not: %s', async (statement) => {
    const client = new pg.Client(connectionOf(database.owner, role, testSecrets));
    await client.connect();
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});

test('even the owner is stopped by the triggers', async () => {
  await register().change({ action: 'one more' }, async () => ({}));
  for (const statement of [
    `update audit.event set actor = 'nobody'`,
    'delete from audit.event',
    'truncate audit.event',
  ])
    await expect(owner.query(statement)).rejects.toThrow('never changed or removed');
});
