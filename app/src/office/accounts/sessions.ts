import type pg from 'pg';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type RoleRow, rolesOf } from '../viewer-store.ts';
import type { SessionHolder, WithRoles } from './accounts.ts';
import { cookieName, libraryKey } from './library.ts';
import { lifetime } from './lifetime.ts';
import type { AccountsOptions } from './service.ts';
import { sessionTokenIn } from './session-cookie.ts';

/** A session as the library has it, before we ask whether it is whole. */
export interface OpenSession extends WithRoles {
  readonly email: string;
  readonly secondFactor: boolean;
  readonly begun: Temporal.Instant;
}

export interface Sessions {
  /** The session of these cookies, unless it has ended; writes its use down once a minute. */
  readonly find: (headers: Headers) => Promise<OpenSession | undefined>;
  /** The same, if it is whole: with a second factor, or of the demo programme while that is open. */
  readonly holder: (headers: Headers) => Promise<WithRoles | undefined>;
  readonly isDemo: (userId: string) => Promise<boolean>;
  /** The account with this address. */
  readonly accountOf: (email: string) => Promise<string | undefined>;
  readonly account: (userId: string) => Promise<{ id: string; email: string } | undefined>;
  /** Ends the session and writes the event, both or neither. */
  readonly end: (session: SessionHolder, action: string) => Promise<void>;
  /** Writes down that its holder proved who they are just now, with the event, both or neither. */
  readonly proved: (session: SessionHolder, action: string) => Promise<void>;
  readonly proofAge: (sessionId: string) => Promise<Temporal.Duration | undefined>;
  /** Ends every session of the account but the last one that was made, and writes the event, both or neither. */
  readonly keepNewest: (userId: string, action: string) => Promise<void>;
  /**
   * An event of the account itself in the audit trail. The library writes in transactions of its own: the event comes
   * before the cookie leaves the house, so that nobody ever holds a session that the trail does not know.
   */
  readonly record: (userId: string, action: string) => Promise<void>;
}

const append = async (db: pg.Pool | pg.PoolClient, userId: string, action: string): Promise<void> => {
  await db.query(
    `select audit.append((select organisation_id from office.membership where user_id = $1 and valid_to is null
                          order by valid_from, organisation_id limit 1), null, $1, $2, $1, '{}')`,
    [userId, action],
  );
};

interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly second_factor: boolean;
  readonly begun: Temporal.Instant;
  readonly used: Temporal.Instant;
  readonly ends: Temporal.Instant;
  readonly roles: readonly RoleRow[] | null;
}

export const openSessions = ({ pool, publicUrl, secrets, demoOpen, now }: AccountsOptions): Sessions => {
  const cookie = cookieName(publicUrl, 'session');
  const key = libraryKey(secrets);

  // Every request asks for this: in the library's own way it costs more than many a page (decision 0023).
  const find = async (headers: Headers): Promise<OpenSession | undefined> => {
    const token = sessionTokenIn(headers, cookie, key);
    if (token === undefined) return undefined;
    const { rows } = await pool.query<SessionRow>({
      name: 'session',
      text: `select s.id, u.id user_id, u.name, u.email, coalesce(u."twoFactorEnabled", false) second_factor,
               s."createdAt" begun, s."updatedAt" used, s."expiresAt" ends,
               ${rolesOf('u.id')} roles
             from auth.session s join auth."user" u on u.id = s."userId"
             where s.token = $1`,
      values: [token],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    const age = now().since(row.used);
    const isOver = Temporal.Instant.compare(row.ends, now()) <= 0;
    if (isOver || Temporal.Duration.compare(age, lifetime.idle) >= 0) {
      await pool.query('delete from auth.session where id = $1', [row.id]);
      return undefined;
    }
    if (Temporal.Duration.compare(age, lifetime.touch) >= 0) {
      await pool.query('update auth.session set "updatedAt" = $2 where id = $1', [row.id, now().toString()]);
    }
    return {
      userId: row.user_id,
      name: row.name,
      email: row.email,
      sessionId: row.id,
      secondFactor: row.second_factor,
      begun: row.begun,
      roles: row.roles,
    };
  };

  const isDemo = async (userId: string): Promise<boolean> => {
    const found = await pool.query<{ demo: boolean | null }>(
      `select bool_and(o.demo) demo from office.membership m
       join office.organisation o on o.id = m.organisation_id
       where m.user_id = $1 and m.valid_to is null`,
      [userId],
    );
    return found.rows[0]?.demo === true;
  };

  return {
    find,
    holder: async (headers) => {
      const session = await find(headers);
      if (session === undefined) return undefined;
      const { userId, name, sessionId, secondFactor, roles } = session;
      const whole = secondFactor || ((await isDemo(userId)) && (await demoOpen()));
      return whole ? Object.freeze({ userId, name, sessionId, roles }) : undefined;
    },
    isDemo,
    accountOf: async (email) => {
      const found = await pool.query<{ id: string }>('select id from auth."user" where email = $1', [
        email.toLowerCase(),
      ]);
      return found.rows[0]?.id;
    },
    account: async (userId) => {
      const found = await pool.query<{ id: string; email: string }>(
        'select id, email from auth."user" where id = $1',
        [userId],
      );
      return found.rows[0];
    },
    end: (session, action) =>
      inTransaction(pool, async (client) => {
        await client.query('delete from auth.session where id = $1', [session.sessionId]);
        await append(client, session.userId, action);
      }),
    proved: (session, action) =>
      inTransaction(pool, async (client) => {
        await client.query('update auth.session set "provedAt" = $2 where id = $1', [
          session.sessionId,
          now().toString(),
        ]);
        await append(client, session.userId, action);
      }),
    proofAge: async (sessionId) => {
      const found = await pool.query<{ at: Temporal.Instant }>(
        'select greatest("createdAt", "provedAt") at from auth.session where id = $1',
        [sessionId],
      );
      const at = found.rows[0]?.at;
      return at === undefined ? undefined : now().since(at);
    },
    keepNewest: (userId, action) =>
      inTransaction(pool, async (client) => {
        await client.query(
          `delete from auth.session where "userId" = $1 and id <>
             (select id from auth.session where "userId" = $1 order by "createdAt" desc, id limit 1)`,
          [userId],
        );
        await append(client, userId, action);
      }),
    record: (userId, action) => append(pool, userId, action),
  };
};
