import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase, testSecrets } from '../../../test/database.ts';
import { recogniseInstallation, refuseOtherKey } from '../../office/installation.ts';
import { secretsFrom } from '../secrets.ts';
import { StartError } from '../start-error.ts';
import { openPool } from './connection.ts';
import { connectionOf, ensureRoles, installationNote } from './roles.ts';

const stranger = secretsFrom(randomBytes(32));
let database: FreshDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
});
afterEach(() => ensureRoles(owner, testSecrets));
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Whether the case register still opens with the passwords of the test installation. */
const opens = async () => {
  const client = new pg.Client(connectionOf(database.owner, 'primus_case', testSecrets));
  await client.connect();
  await client.query('select 1');
  await client.end();
};

test('a second installation on the same server is refused, and the first goes on', async () => {
  const attempt = ensureRoles(owner, stranger);
  await expect(attempt).rejects.toThrow(StartError);
  await expect(ensureRoles(owner, stranger)).rejects.toThrow(
    /^the login roles primus_\* of this PostgreSQL server belong to another installation of Primus Motor \(database "[^"]+"\): [^\n]*COMMENT ON ROLE primus_auth IS NULL$/u,
  );
  await opens();
});

test('the same installation starts again and again, also twice at once', async () => {
  const other = new pg.Client(database.owner);
  await other.connect();
  await Promise.all([ensureRoles(owner, testSecrets), ensureRoles(other, testSecrets)]);
  await other.end();
  await opens();
});

test('roles of nobody are taken, and say whose they are', async () => {
  await owner.query('comment on role primus_auth is null');
  await ensureRoles(owner, testSecrets);
  const { rows } = await owner.query(
    `select shobj_description(oid, 'pg_authid') note from pg_roles where rolname = 'primus_auth'`,
  );
  expect(rows[0].note).toContain(installationNote(testSecrets));
  expect(rows[0].note).toContain(database.owner.database);
});

test('a database that was begun with another key is not written with this one', async () => {
  const pool = openPool(connectionOf(database.owner, 'primus_auth', testSecrets), 2, 'test');
  await recogniseInstallation(pool, testSecrets);
  await recogniseInstallation(pool, testSecrets);
  await expect(recogniseInstallation(pool, stranger)).rejects.toThrow(/^the master key is not the one/u);
  await refuseOtherKey(owner, testSecrets);
  await expect(refuseOtherKey(owner, stranger)).rejects.toThrow(/PRIMUS_KEY_FILE/u);
  await pool.end();
});
