import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { inOnePiece, queriesOn, type StatementNames, statementNames } from './statements.ts';
import type { DB } from './types.ts';

/** Queries within one transaction of a register. */
export type Database = Kysely<DB>;

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
  /** Reads in one snapshot; what is asked at once travels to the database together. */
  readonly read: <T>(work: (db: Database) => Promise<T>) => Promise<T>;
  /**
   * Changes and audits in one transaction. The result must be JSON without personal values: it is kept with the
   * request id, and a second click gets it back without `work` running again.
   */
  readonly change: <T extends JsonResult>(
    event: AuditEvent | ((result: T) => AuditEvent),
    work: (db: Database) => Promise<T>,
  ) => Promise<T>;
  /**
   * Writes an event beside which nothing changes: that something was read. Whoever else writes to the trail waits for the
   * database only, never for this process.
   */
  readonly note: (event: AuditEvent) => Promise<void>;
}

export type JsonResult = Readonly<Record<string, string | number | boolean | null>>;

const beginnings = {
  read: 'start transaction isolation level repeatable read read only',
  change: 'begin',
} as const;

const whoAsks = {
  // In a transaction that only reads, the viewer's branches cannot change: they are found out once.
  read: { name: 'who reads', text: 'select office.read_as($1, $2, $3, $4, $5)' },
  change: {
    name: 'who changes',
    text: `select set_config('primus.user', $1, true), set_config('primus.link', $2, true),
    set_config('primus.system', $3, true), set_config('primus.participant', $4, true), set_config('primus.today', $5, true)`,
  },
} as const;

/**
 * One transaction on behalf of somebody, undone when `work` throws. To begin and to say on whose behalf is one message;
 * work that only reads is sent right behind it, since it finds nothing where nobody is set.
 */
const inTransaction = async <T>(
  pool: pg.Pool,
  names: StatementNames,
  { kind, who }: { readonly kind: keyof typeof beginnings; readonly who: readonly string[] },
  work: (db: Database) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  const { db, end } = queriesOn(client, names);
  try {
    inOnePiece(client);
    const begun = [client.query(beginnings[kind]), client.query({ ...whoAsks[kind], values: [...who] })];
    if (kind === 'change') await Promise.all(begun);
    const [result] = await Promise.all([work(db), ...begun]);
    end();
    // The database ends what had failed with another word than what it was asked for.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('the transaction was undone');
    client.release();
    return result;
  } catch (error) {
    end();
    // A connection that cannot even roll back is thrown away.
    const undone = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!undone);
    throw error;
  }
};

/** Opens a register on a pool: `openRegister(pool, clock)(actor, request)`. */
export const openRegister = (pool: pg.Pool, clock: Clock) => {
  const names = statementNames();
  return (actor: Actor, request: ChangeRequest): Register => {
    const actsAs = () => [
      actor.userId,
      actor.linkId ?? '',
      actor.system ?? '',
      actor.participantId ?? '',
      clock.today().toString(),
    ];
    const who = nameOf(actor);
    return Object.freeze({
      read: async <T>(work: (db: Database) => Promise<T>) =>
        retrying(names, () => inTransaction(pool, names, { kind: 'read', who: actsAs() }, work)),
      change: async <T extends JsonResult>(
        event: AuditEvent | ((result: T) => AuditEvent),
        work: (db: Database) => Promise<T>,
      ) =>
        retrying(names, () =>
          inTransaction(pool, names, { kind: 'change', who: actsAs() }, async (db) => {
            const earlier = await claim<T>(db, who, request);
            if (earlier !== undefined) return earlier;
            const result = await work(db);
            await keep(db, who, request, result);
            await append(db, actor, who, typeof event === 'function' ? event(result) : event);
            return result;
          }),
        ),
      note: async (event: AuditEvent) => {
        const client = await pool.connect();
        try {
          await append(queriesOn(client, names).db, actor, who, event);
        } finally {
          client.release();
        }
      },
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
/** What a statement gives is no longer what it gave when it was planned: somebody has changed the tables. */
const outOfDate = '0A000';

/** A deadlock, serialisation failure or plan out of date undid everything: at most three more tries, then the error. */
const retrying = async <T>(names: StatementNames, work: () => Promise<T>, triesLeft = 3): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (triesLeft === 0 || !(retryable.has(code) || code === outOfDate)) throw error;
    if (code === outOfDate) names.forget();
    return retrying(names, work, triesLeft - 1);
  }
};
