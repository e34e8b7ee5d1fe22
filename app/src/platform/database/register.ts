import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { DB } from './types.ts';

export type Database = Transaction<DB>;

/** On whose behalf a transaction runs: row-level security reads it. Nobody is an empty user and no link. */
export interface Actor {
  /** Id of the account, '' when nobody is signed in. */
  readonly userId: string;
  readonly organisationId: string | undefined;
  /** Id of the one-time link that was opened, where there is no account. */
  readonly linkId?: string | undefined;
  /** Id of the participant whose card was shown, where there is no account. */
  readonly participantId?: string | undefined;
  /** Work that nobody asked for by hand, by its name. */
  readonly system?: string | undefined;
}

/** What is written in the audit trail with a change: ids, states, dates and counts, never a personal value. */
export interface AuditEvent {
  readonly action: string;
  readonly subject?: string | undefined;
  readonly branchId?: string | undefined;
  /** Where whoever acts belongs to no organisation yet: that of a one-time link, or the one that is made. */
  readonly organisationId?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A change as the form asked for it: the same request id gives the same result, whatever comes twice. */
export interface ChangeRequest {
  readonly action: string;
  readonly requestId: string | undefined;
}

/** A register as one actor may see it. */
export interface Register {
  /** Reads in one snapshot. */
  readonly read: <T>(work: (db: Database) => Promise<T>) => Promise<T>;
  /**
   * Changes and audits in one transaction. The result must be JSON without personal values: it is kept with the
   * request id, and a second click gets it back without `work` running again.
   */
  readonly change: <T extends JsonResult>(
    event: AuditEvent | ((result: T) => AuditEvent),
    work: (db: Database) => Promise<T>,
  ) => Promise<T>;
}

export type JsonResult = Readonly<Record<string, string | number | boolean | null>>;

/** Opens a register on a pool: `openRegister(pool, clock)(actor, request)`. */
export const openRegister = (pool: pg.Pool, clock: Clock) => {
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return (actor: Actor, request: ChangeRequest): Register => {
    const enter = async (db: Database) => {
      await sql`select set_config('primus.user', ${actor.userId}, true),
                       set_config('primus.link', ${actor.linkId ?? ''}, true),
                       set_config('primus.system', ${actor.system ?? ''}, true),
                       set_config('primus.participant', ${actor.participantId ?? ''}, true),
                       set_config('primus.today', ${clock.today().toString()}, true)`.execute(db);
    };
    const who = nameOf(actor);
    return Object.freeze({
      read: async <T>(work: (db: Database) => Promise<T>) =>
        kysely
          .transaction()
          .setAccessMode('read only')
          .setIsolationLevel('repeatable read')
          .execute(async (db) => {
            await enter(db);
            return work(db);
          }),
      change: async <T extends JsonResult>(
        event: AuditEvent | ((result: T) => AuditEvent),
        work: (db: Database) => Promise<T>,
      ) =>
        retryingDeadlocks(() =>
          kysely.transaction().execute(async (db) => {
            await enter(db);
            const earlier = await claim<T>(db, who, request);
            if (earlier !== undefined) return earlier;
            const result = await work(db);
            await keep(db, who, request, result);
            await append(db, actor, who, typeof event === 'function' ? event(result) : event);
            return result;
          }),
        ),
    });
  };
};

/** As the audit trail names who acted. */
const nameOf = ({ userId, linkId, participantId, system }: Actor): string => {
  if (userId !== '') return userId;
  if (linkId !== undefined) return `link ${linkId}`;
  if (participantId !== undefined) return `participant ${participantId}`;
  return system === undefined ? 'nobody' : `system ${system}`;
};

/** Claims the request id; whoever comes second waits for the first and gets its result. */
const claim = async <T>(db: Database, actor: string, request: ChangeRequest): Promise<T | undefined> => {
  if (request.requestId === undefined) return undefined;
  const row = { id: request.requestId, actor, action: request.action };
  const claimed = await db
    .insertInto('office.request')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (claimed !== undefined) return undefined;
  const earlier = await db
    .selectFrom('office.request')
    .select('result')
    .where('id', '=', row.id)
    .where('actor', '=', row.actor)
    .where('action', '=', row.action)
    .executeTakeFirstOrThrow();
  return earlier.result as T;
};

const keep = async (
  db: Database,
  actor: string,
  request: ChangeRequest,
  result: JsonResult,
): Promise<void> => {
  if (request.requestId === undefined) return;
  await db
    .updateTable('office.request')
    .set({ result: JSON.stringify(result) })
    .where('id', '=', request.requestId)
    .where('actor', '=', actor)
    .where('action', '=', request.action)
    .execute();
};

const append = async (db: Database, actor: Actor, who: string, event: AuditEvent): Promise<void> => {
  await sql`select audit.append(${actor.organisationId ?? event.organisationId ?? null}::uuid, ${event.branchId ?? null}::uuid, ${who},
    ${event.action}, ${event.subject ?? null}, ${JSON.stringify(event.detail ?? {})}::jsonb)`.execute(db);
};

const retryable = new Set(['40P01', '40001']);

/** A deadlock or serialisation failure undid everything: at most three more tries, then the error. */
const retryingDeadlocks = async <T>(work: () => Promise<T>, triesLeft = 3): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (triesLeft === 0 || !retryable.has(String((error as { code?: unknown }).code))) throw error;
    return retryingDeadlocks(work, triesLeft - 1);
  }
};
