import type pg from 'pg';
import type { Secrets } from '../secrets.ts';
import { StartError } from '../start-error.ts';
import type { Connection } from './connection.ts';

/** The login roles of the application. None may create, none is a superuser, each sees its own wing. */
export const loginRoles = [
  'primus_auth',
  'primus_case',
  'primus_mentor',
  'primus_study',
  'primus_doors',
  'primus_privacy',
] as const;
export type LoginRole = (typeof loginRoles)[number];

/** Says which installation something belongs to, without telling anything of its key. */
export const installationNote = (secrets: Secrets): string =>
  secrets.fingerprint('installation', 'note').toString('hex').slice(0, 24);

/**
 * Makes the login roles, and gives them this installation's passwords. Safe to run at every start. Login roles belong
 * to the whole PostgreSQL server: two installations on one would take each other's passwords away.
 *
 * @throws StartError when the roles are another installation's
 */
export const ensureRoles = async (owner: pg.ClientBase, secrets: Secrets): Promise<void> => {
  const note = installationNote(secrets);
  await refuseRolesOfOthers(owner, note);
  for (const role of loginRoles) {
    const found = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0) {
      await owner
        .query(`create role ${role} login nosuperuser nocreatedb nocreaterole noinherit`)
        .catch((error) => {
          // Two processes that start at once: the other one was faster.
          if (error?.code !== '42710' && error?.code !== '23505') throw error;
        });
    }
    await unlessConcurrent(owner.query(`alter role ${role} password '${secrets.password(role)}'`));
  }
  const { rows } = await owner.query<{ database: string }>('select current_database() as database');
  const words = `Primus Motor, installation ${note}, database ${rows[0]?.database ?? ''}`;
  await unlessConcurrent(owner.query(`comment on role primus_auth is '${words.replaceAll("'", "''")}'`));
};

/** Two processes that start at once alter the same row; the loser's "concurrently updated" is harmless. */
const unlessConcurrent = async (change: Promise<unknown>): Promise<void> => {
  await change.catch((error) => {
    if (error?.code !== 'XX000') throw error;
  });
};

const refuseRolesOfOthers = async (owner: pg.ClientBase, note: string): Promise<void> => {
  const { rows } = await owner.query<{ comment: string | null }>(
    `select shobj_description(oid, 'pg_authid') as comment from pg_roles where rolname = 'primus_auth'`,
  );
  const found = /^Primus Motor, installation (\w+), database (.*)$/u.exec(rows[0]?.comment ?? '');
  if (found === null || found[1] === note) return;
  throw new StartError(
    `the login roles primus_* of this PostgreSQL server belong to another installation of Primus Motor (database "${found[2]}"): ` +
      'give each installation a server of its own, or put its master.key into the data folder; ' +
      'if that installation is gone, run COMMENT ON ROLE primus_auth IS NULL',
  );
};

/** How a login role reaches the same database as the owner. */
export const connectionOf = (owner: Connection, role: LoginRole, secrets: Secrets): Connection => ({
  ...owner,
  user: role,
  password: secrets.password(role),
});
