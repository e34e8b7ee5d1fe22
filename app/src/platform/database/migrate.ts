import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

/** A migration was changed after it ran, or is missing, or the database is newer than this version. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const readMigrations = async (folder: string): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/u.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
};

const check = (
  migrations: readonly Migration[],
  done: readonly { name: string; checksum: string }[],
): void => {
  for (const [index, row] of done.entries()) {
    const migration = migrations[index];
    if (migration === undefined)
      throw new MigrationError(
        `the database is newer than this version: it has ${row.name}; start a newer version`,
      );
    if (migration.name !== row.name)
      throw new MigrationError(
        `the database has ${row.name} where this version has ${migration.name}; start the version that made it`,
      );
    if (migration.checksum !== row.checksum)
      throw new MigrationError(`${row.name} was edited after it ran; restore the file as it was`);
  }
};

/**
 * Brings the database to this version: numbered SQL, forward only, checksummed, each file in one transaction.
 * Two instances at once: the second waits. Killed midway: the file that was under way has not happened.
 *
 * @returns the names that ran now
 * @throws MigrationError
 */
export const migrate = async (owner: pg.ClientBase, folder: string): Promise<readonly string[]> => {
  const migrations = await readMigrations(folder);
  const ran: string[] = [];
  await owner.query('select pg_advisory_lock(7716841)');
  try {
    await owner.query(`create table if not exists public.migration (
      name text primary key, checksum text not null, ran_at timestamptz not null default now())`);
    const done = await owner.query<{ name: string; checksum: string }>(
      'select name, checksum from public.migration order by name',
    );
    check(migrations, done.rows);
    for (const migration of migrations.slice(done.rows.length)) {
      await owner.query('begin');
      try {
        await owner.query(migration.sql);
        await owner.query('insert into public.migration (name, checksum) values ($1, $2)', [
          migration.name,
          migration.checksum,
        ]);
        await owner.query('commit');
      } catch (error) {
        await owner.query('rollback');
        throw error;
      }
      ran.push(migration.name);
    }
  } finally {
    await owner.query('select pg_advisory_unlock(7716841)');
  }
  return ran;
};
