import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts';
import type { Clock } from '../../platform/clock.ts';
import { doDaily } from '../../platform/daily.ts';
import { makeLog } from '../../platform/log.ts';
import { verifyDaily } from './daily.ts';

let database: FreshDatabase;
let db: pg.Client;
let now = Temporal.Instant.from('2026-11-22T02:00:00Z');
const clock: Clock = {
  now: () => now,
  today: () => now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
};

beforeAll(async () => {
  database = await freshDatabase();
  db = new pg.Client(database.owner);
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const options = () => ({ owner: database.owner, clock, log: makeLog('silent') });
const verify = () => doDaily([verifyDaily(options())], options());
const append = () => db.query(`select audit.append(null, null, 'test', 'test.event', null, '{}')`);
const noted = async () =>
  (await db.query('select events::int, first_bad::int bad, problem from audit.verification order by id'))
    .rows;

test('once a day, by one of several processes, and what is found is noted', async () => {
  await append();
  await Promise.all([verify(), verify(), verify()]);
  await verify();
  expect(await noted()).toHaveLength(1);
  await append();
  now = now.add({ hours: 24 });
  await verify();
  expect(await noted()).toEqual([
    { events: 1, bad: null, problem: null },
    { events: 2, bad: null, problem: null },
  ]);
});

test('a trail that was cut is found against the day before', async () => {
  await db.query('alter table audit.event disable trigger user');
  await db.query('delete from audit.event where seq = 2');
  await db.query(`update audit.head set seq = 1, hash = (select hash from audit.event where seq = 1)`);
  now = now.add({ hours: 24 });
  await verify();
  expect((await noted()).at(-1)).toMatchObject({ bad: 2 });
});
