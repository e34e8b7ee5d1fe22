import type pg from 'pg';
import type { Secrets } from '../secrets.ts';
import type { Connection } from './connection.ts';

/** The login roles of the application. None may create, none is a superuser, each sees its own wing. */
export const loginRoles = ['primus_auth', 'primus_case', 'primus_study', 'primus_doors'] as const;
export type LoginRole = (typeof loginRoles)[number];

/** Makes the login roles, and gives them this installation's passwords. Safe to run at every start. */
export const ensureRoles = async (owner: pg.ClientBase, secrets: Secrets): Promise<void> => {
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
    // Two processes that start at once alter the same row; the loser's "concurrently updated" is harmless.
    await owner.query(`alter role ${role} password '${secrets.password(role)}'`).catch((error) => {
      if (error?.code !== 'XX000') throw error;
    });
  }
};

/** How a login role reaches the same database as the owner. */
export const connectionOf = (owner: Connection, role: LoginRole, secrets: Secrets): Connection => ({
  ...owner,
  user: role,
  password: secrets.password(role),
});
