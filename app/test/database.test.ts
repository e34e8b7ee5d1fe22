import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onConnection } from '../src/platform/database/connection.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { furnishBranchA } from './furniture.ts';
import { openHouse } from './house.ts';
import { asMigrated } from './sweep.ts';

let one: FreshDatabase;
let other: FreshDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
});

afterAll(async () => {
  await Promise.all([one.drop(), other.drop()]);
});

async function ask<Row extends pg.QueryResultRow>(database: FreshDatabase, sql: string): Promise<Row[]> {
  const client = new pg.Client(database.owner);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a test database has every migration', async () => {
  const [row] = await ask<{ ran: number }>(one, 'select count(*)::int as ran from public.migration');
  expect(row?.ran).toBeGreaterThanOrEqual(5);
});

test('databases do not see each other', async () => {
  await ask(one, 'create table only_here (id int)');
  expect(await ask(other, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
});

test('settings are those of production, but nobody waits for the disk', async () => {
  const [row] = await ask<Record<string, string>>(
    one,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commits, current_setting('data_checksums') as checksums,
            current_setting('listen_addresses') as addresses`,
  );
  expect(row).toEqual({ fsync: 'on', pages: 'on', commits: 'off', checksums: 'on', addresses: '' });
});

test('the owner is no superuser, and text sorts as Danish where asked', async () => {
  const [row] = await ask<{ super: boolean }>(
    one,
    'select rolsuper as super from pg_roles where rolname = current_user',
  );
  expect(row?.super).toBe(false);
  const sorted = await ask<{ word: string }>(
    one,
    `select word from unnest(array['Århus', 'Øster', 'Zoe', 'Ærø', 'Aalborg', 'anna']) as word order by word collate "da-x-icu"`,
  );
  expect(sorted.map((row) => row.word)).toEqual(['anna', 'Zoe', 'Ærø', 'Øster', 'Aalborg', 'Århus']);
});

test('a database that was used and let go is as new; one in which something was defined is not used again', async () => {
  const house = await openHouse();
  await furnishBranchA(house);
  const used = house.owner.database;
  await house.close();
  const again = await freshDatabase();
  expect(again.owner.database).toBe(used);
  expect(await onConnection(again.superuser, contents)).toEqual(inject('migrated').rows);
  expect(await onConnection(again.superuser, sequences)).toEqual(
    await onConnection(other.superuser, sequences),
  );

  await ask(again, 'grant select on programme.person to primus_study');
  await again.drop();
  const next = await freshDatabase();
  expect(next.owner.database).not.toBe(used);
  await next.drop();
});

const contents = async (client: pg.Client) => (await asMigrated(client)).rows;
const sequences = async (client: pg.Client) =>
  (await client.query('select * from pg_sequences order by 1, 2')).rows;
