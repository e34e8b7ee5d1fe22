import type pg from 'pg';
import { installationNote } from '../platform/database/roles.ts';
import type { Secrets } from '../platform/secrets.ts';
import { StartError } from '../platform/start-error.ts';

/**
 * A database belongs to the master key that it was begun with: everything sealed in it opens with that one alone. With
 * another key nothing could be read, and what was sealed anew would be lost to the first.
 *
 * @throws StartError
 */
export const recogniseInstallation = async (auth: pg.Pool, secrets: Secrets): Promise<void> => {
  const note = installationNote(secrets);
  await auth.query('insert into office.installation (key_note) values ($1) on conflict do nothing', [note]);
  const found = await auth.query<{ key_note: string }>('select key_note from office.installation');
  if (found.rows[0]?.key_note !== note) throw otherKey();
};

/**
 * The same question before the login roles are touched, asked as the owner of the database.
 *
 * @throws StartError
 */
export const refuseOtherKey = async (owner: pg.ClientBase, secrets: Secrets): Promise<void> => {
  const table = await owner.query<{ made: boolean }>(
    `select to_regclass('office.installation') is not null as made`,
  );
  if (table.rows[0]?.made !== true) return;
  const found = await owner.query<{ key_note: string }>('select key_note from office.installation');
  const note = found.rows[0]?.key_note;
  if (note !== undefined && note !== installationNote(secrets)) throw otherKey();
};

const otherKey = () =>
  new StartError(
    'the master key is not the one that this database was begun with, and opens nothing in it: ' +
      "put the right master.key back from the backup, set PRIMUS_KEY_FILE to a copy of the first host's, or name another database",
  );
