import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from './database.ts';

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
