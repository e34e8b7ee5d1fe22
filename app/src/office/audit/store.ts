import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { type Problem, problems } from './verify.ts';

export interface AuditEvent {
  readonly seq: number;
  readonly at: Temporal.Instant;
  /** Id of an account, `link <id>`, or `nobody`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string | undefined;
  readonly branch: string | undefined;
}

export interface AuditFilter {
  readonly subject: string | undefined;
  readonly action: string | undefined;
  /** Only events with a lower number: where the page before ended. */
  readonly before: number | undefined;
}

const eventsOf = (db: Database) =>
  db
    .selectFrom('audit.event as e')
    .leftJoin('office.branch as b', 'b.id', 'e.branch_id')
    .select(['e.seq', 'e.at', 'e.actor', 'e.action', 'e.subject', 'b.name as branch']);

type Row = Awaited<ReturnType<ReturnType<typeof eventsOf>['executeTakeFirstOrThrow']>>;

const toEvent = (row: Row): AuditEvent => ({
  seq: row.seq,
  at: row.at,
  actor: row.actor,
  action: row.action,
  subject: row.subject ?? undefined,
  branch: row.branch ?? undefined,
});

/** The newest events that fit, at most `size`; row-level security keeps other organisations' away. */
export const listEvents = async (
  db: Database,
  filter: AuditFilter,
  size: number,
): Promise<{ readonly events: readonly AuditEvent[]; readonly older: boolean }> => {
  let query = eventsOf(db)
    .orderBy('e.seq', 'desc')
    .limit(size + 1);
  if (filter.subject !== undefined) query = query.where('e.subject', '=', filter.subject);
  if (filter.action !== undefined) query = query.where('e.action', '=', filter.action);
  if (filter.before !== undefined) query = query.where('e.seq', '<', filter.before);
  const rows = await query.execute();
  return { events: rows.slice(0, size).map(toEvent), older: rows.length > size };
};

/** One event with all that was written of it; hashes in hex. */
export const findEvent = async (db: Database, seq: number) => {
  const row = await eventsOf(db)
    .select(['e.detail', sql<string>`encode(e.hash, 'hex')`.as('hash')])
    .select(sql<string>`encode(e.previous_hash, 'hex')`.as('previous'))
    .where('e.seq', '=', seq)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...toEvent(row), detail: row.detail, hash: row.hash, previousHash: row.previous };
};
export type WholeEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

/** Names of those ids that are accounts with a role in the organisation, now or earlier. On the accounts register. */
export const namesOf = async (
  db: Database,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.name'])
    .distinct()
    .where('m.organisation_id', '=', organisationId)
    .where('u.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** What the last verification of the whole chain found. */
export interface LastVerification {
  readonly at: Temporal.Instant;
  readonly events: number;
  readonly bad: { readonly seq: number; readonly problem: Problem } | undefined;
}

export const lastVerification = async (db: Database): Promise<LastVerification | undefined> => {
  const row = await db
    .selectFrom('audit.verification')
    .select(['at', 'events', 'first_bad', 'problem'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const problem = problems.find((one) => one === row.problem);
  const bad = row.first_bad === null || problem === undefined ? undefined : { seq: row.first_bad, problem };
  return { at: row.at, events: row.events, bad };
};
