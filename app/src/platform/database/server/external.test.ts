import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/database.ts';
import { readSettings } from '../../settings.ts';
import { StartError } from '../../start-error.ts';
import { openExternal, ourSchemas, serverProblem } from './external.ts';
import { startDatabase } from './index.ts';
import { temporaryFolder } from './test/holder.ts';

let database: FreshDatabase;
const weak = `weak_${process.pid}`;

beforeAll(async () => {
  database = await freshDatabase();
  await asSuperuser(`create role ${weak} login password 'weak'`);
});

afterAll(async () => {
  await database.drop();
  await asSuperuser(`drop role ${weak}`);
});

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client(inject('superuser'));
  await client.connect();
  await client.query(sql);
  await client.end();
}

function url(
  change: Partial<Record<'host' | 'port' | 'user' | 'password' | 'database', string>> = {},
): string {
  const { host, port, user, password, database: name } = { ...database.owner, ...change };
  return `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${name}`;
}

async function refusal(address: string): Promise<string> {
  const error = await openExternal(address).then(
    () => new Error('accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  return String((error as Error).message);
}

test('a database that will do', async () => {
  const dataFolder = temporaryFolder();
  const server = await startDatabase(readSettings({ PRIMUS_DATA: dataFolder, DATABASE_URL: url() }));
  expect(server).toMatchObject({ kind: 'external', version: 18, dataFolder });
  const { host, port, user, password, database: name } = database.owner;
  expect(server.owner).toMatchObject({ host, port, user, password, database: name });
  await server.stop();
});

test.each([
  ['postgres://primus@/primus', /it must be an address like/u],
  ['postgres:///primus', /no host in it/u],
  ['postgres://db.example.org/primus', /no role in it/u],
  ['postgres://primus@db.example.org', /no database in it/u],
  ['postgres://primus:x@db.example.org/primus?sslrootcert=/none', /it cannot be used/u],
])('an address with a hole: %s', async (address, line) => {
  const message = await refusal(address);
  expect(message).toMatch(line);
  expect(message).not.toContain('\n');
});

test('nobody there', async () => {
  expect(await refusal('postgres://primus:x@127.0.0.1:1/primus')).toBe(
    'DATABASE_URL: nothing answers at 127.0.0.1:1: start that PostgreSQL, or check host and port',
  );
  expect(await refusal('postgres://primus:x@no-such-host.invalid/primus')).toMatch(
    /^DATABASE_URL: no machine is called no-such-host\.invalid: check the host in it$/u,
  );
});

test('wrong password, unknown role, unknown database', async () => {
  expect(await refusal(url({ password: 'guess' }))).toMatch(
    /wrong password for role "primus".*check user and password/u,
  );
  expect(await refusal(url({ user: 'stranger' }))).toMatch(/wrong password for role "stranger"/u);
  expect(await refusal(url({ database: 'absent' }))).toMatch(
    /there is no database "absent".*create it with CREATE DATABASE "absent" OWNER "primus"/u,
  );
});

test('no password', async () => {
  expect(await refusal(url({ password: '' }))).toBe('DATABASE_URL: no password in it for role "primus"');
});

test('a server without encryption, asked for it', async () => {
  const address = `${url()}?sslmode=require`;
  expect(await refusal(address)).toMatch(/offers no encryption: remove sslmode from it$/u);
});

test('a role without the rights', async () => {
  expect(await refusal(url({ user: weak, password: 'weak' }))).toMatch(/may not create roles.*ALTER ROLE/u);
  await asSuperuser(`alter role ${weak} createrole`);
  expect(await refusal(url({ user: weak, password: 'weak' }))).toMatch(
    /may not create schemas: GRANT CREATE ON DATABASE/u,
  );
});

test('no password is repeated in a message', async () => {
  expect(await refusal(url({ password: 'canary' }))).not.toContain('canary');
});

test('each thing a server may lack has a line', () => {
  const owner = database.owner;
  const good = {
    version: 15,
    encoding: 'UTF8',
    standby: false,
    readOnly: false,
    roles: true,
    schemas: true,
    danish: true,
    taken: null,
  };
  const line = (change: Partial<typeof good>) => serverProblem({ ...good, ...change }, owner, 'db:5432');
  expect(line({})).toBeUndefined();
  expect(line({ version: 14 })).toBe(
    'PostgreSQL at db:5432 is version 14, and 15 or later is needed: upgrade it, or name another',
  );
  expect(line({ encoding: 'LATIN1' })).toMatch(/is encoded in LATIN1: create one with ENCODING 'UTF8'/u);
  expect(line({ standby: true })).toMatch(/standby/u);
  expect(line({ danish: false })).toMatch(/without ICU/u);
});

test('a database that another program lives in, or that is read only, is left as it is', async () => {
  const client = new pg.Client(database.owner);
  await client.connect();
  const others = await client.query<{ nspname: string }>(
    "select nspname from pg_namespace where nspname !~ '^pg_|^information_schema$|^public$' order by 1",
  );
  expect(others.rows.map(({ nspname }) => nspname)).toEqual(ourSchemas);
  await client.query('alter table public.migration rename column checksum to sum');
  expect(await refusal(url())).toMatch(
    /^DATABASE_URL: database "\w+" is used by another program \(audit\.\* is there\): create one for Primus Motor [^\n]+$/u,
  );
  await client.query(`drop schema ${ourSchemas.join(', ')} cascade`);
  expect(await refusal(url())).toContain('(public.migration is there)');
  await client.query('drop table public.migration; create schema theirs create table kept (id int)');
  await expect(openExternal(url())).resolves.toMatchObject({ version: 18 });
  await client.query(`alter database ${database.owner.database} set default_transaction_read_only = on`);
  await client.end();
  expect(await refusal(url())).toMatch(/set to be read only: ALTER DATABASE/u);
});
