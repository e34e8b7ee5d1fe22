import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/database/register.ts';
import { type SubjectKind, subjectKinds, tablesAbout } from '../catalogue/index.ts';
import type { Hold } from '../retention/due.ts';
import { type Counts, type Proof, proofHash } from '../retention/erase.ts';
import { factsOf } from '../retention/facts.ts';
import type { Author } from '../retention/store.ts';
import { findSubject, isAbout, type Subject } from '../subject.ts';
import { type EraseReason, eraseReasons } from './texts.ts';

const proofSchema = z.object({
  category: z.string(),
  policyVersion: z.number().nullable(),
  at: z.string(),
  tables: z.record(z.string(), z.object({ deleted: z.number().optional(), emptied: z.number().optional() })),
});

export interface ErasureRecord {
  readonly id: string;
  readonly category: string;
  readonly kind: SubjectKind | undefined;
  readonly subjectId: string | undefined;
  readonly policyVersion: number | undefined;
  readonly reason: EraseReason | undefined;
  readonly askedBy: string;
  readonly askedAt: Temporal.Instant;
  readonly agreedAt: Temporal.Instant | undefined;
  readonly droppedAt: Temporal.Instant | undefined;
  readonly doneAt: Temporal.Instant | undefined;
  readonly proof: Proof | undefined;
  readonly hash: string | undefined;
}

/** What waits first, then what was done, the newest first. */
export const listErasures = async (db: Database, only?: string): Promise<readonly ErasureRecord[]> => {
  let query = db
    .selectFrom('privacy.erasure')
    .selectAll()
    .orderBy(sql`coalesce(done_at, dropped_at) desc nulls first`)
    .orderBy('category')
    .limit(200);
  if (only !== undefined) query = query.where('id', '=', only);
  return (await query.execute()).map((row) => ({
    id: row.id,
    category: row.category,
    kind: subjectKinds.find((kind) => kind === row.subject_kind),
    subjectId: row.subject_id ?? undefined,
    policyVersion: row.policy_version ?? undefined,
    reason: eraseReasons.find((one) => one === row.reason),
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    agreedAt: row.agreed_at ?? undefined,
    droppedAt: row.dropped_at ?? undefined,
    doneAt: row.done_at ?? undefined,
    proof: row.proof === null ? undefined : (proofSchema.parse(row.proof) as Proof),
    hash: row.proof_hash ?? undefined,
  }));
};

export const findErasure = async (db: Database, id: string): Promise<ErasureRecord | undefined> =>
  (await listErasures(db, id))[0];

/** Undefined where an erasure of the same person waits already. */
export const askErasure = async (
  db: Database,
  subject: Subject,
  reason: EraseReason,
  author: Author,
): Promise<string | undefined> => {
  const row = await db
    .insertInto('privacy.erasure')
    .values({
      id: randomUUID(),
      organisation_id: subject.organisationId,
      category: 'on-request',
      subject_kind: subject.kind,
      subject_id: subject.id,
      reason,
      asked_by: author.by,
      asked_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
};

/** What would go: rows of each table, and how. */
export const wouldGo = async (db: Database, subject: Subject) => {
  const found: {
    readonly table: string;
    readonly rows: number;
    readonly how: 'deletes' | 'empties' | 'stays';
  }[] = [];
  for (const table of tablesAbout(subject.kind)) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from ${sql.table(table.name)} where ${isAbout(table, subject)}`.execute(
      db,
    );
    const n = rows[0]?.n ?? 0;
    const how = table.erasure[subject.kind]?.how;
    if (n > 0)
      found.push({
        table: table.name,
        rows: n,
        how: how === undefined ? 'stays' : how === 'delete' ? 'deletes' : 'empties',
      });
  }
  return found;
};

/** What keeps somebody from being erased now; 'under-way' while the course runs or the volunteer is one. */
export const heldNow = async (
  db: Database,
  subject: Subject,
  today: Temporal.PlainDate,
): Promise<readonly (Hold | 'under-way')[]> => {
  const asked = { organisationId: subject.organisationId, today, only: subject.id };
  const [facts] = await factsOf(db, asked);
  if (facts === undefined || facts.kind === 'study') return [];
  const running = facts.kind === 'participant' ? facts.underWay : facts.leftOn === undefined;
  return [...(running ? (['under-way'] as const) : []), ...facts.holds];
};

/** The second person's yes, as a statement of its own: from here on the database lets the rows go. False when too late. */
export const agreeTo = async (db: Database, id: string, author: Author): Promise<boolean> => {
  const done = await db
    .updateTable('privacy.erasure')
    .set({ agreed_by: author.by, agreed_at: author.now.toString() })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

export const writeProof = async (db: Database, id: string, tables: Counts, now: Temporal.Instant) => {
  const at = now.toString();
  const proof: Proof = { category: 'on-request', policyVersion: null, at, tables };
  await db
    .updateTable('privacy.erasure')
    .set({ done_at: at, proof: JSON.stringify(proof), proof_hash: proofHash(proof) })
    .where('id', '=', id)
    .execute();
};

export const dropErasure = async (db: Database, id: string, author: Author): Promise<boolean> => {
  const done = await db
    .updateTable('privacy.erasure')
    .set({ dropped_by: author.by, dropped_at: author.now.toString() })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

export const subjectOf = async (
  db: Database,
  erasure: Pick<ErasureRecord, 'kind' | 'subjectId'>,
): Promise<Subject | undefined> =>
  erasure.kind === undefined || erasure.subjectId === undefined
    ? undefined
    : findSubject(db, erasure.kind, erasure.subjectId);
