import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';

/** A wish to know which group is which, for one analysis; and whether somebody else has agreed. */
export interface Unblinding {
  readonly id: string;
  readonly analysisId: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: Temporal.Instant;
  readonly approvedAt: Temporal.Instant | undefined;
}

export const findUnblinding = async (db: Database, analysisId: string): Promise<Unblinding | undefined> => {
  const row = await db
    .selectFrom('study.unblinding')
    .select(['id', 'analysis_id', 'reason', 'requested_by', 'requested_at', 'approved_at'])
    .where('analysis_id', '=', analysisId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return Object.freeze({
    id: row.id,
    analysisId: row.analysis_id,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    approvedAt: row.approved_at ?? undefined,
  });
};

export interface NewUnblinding {
  readonly studyId: string;
  readonly organisationId: string;
  readonly analysisId: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Asks; undefined when somebody has asked for this analysis already. */
export const askUnblinding = async (db: Database, wish: NewUnblinding): Promise<string | undefined> => {
  const row = await db
    .insertInto('study.unblinding')
    .values({
      id: randomUUID(),
      study_id: wish.studyId,
      organisation_id: wish.organisationId,
      analysis_id: wish.analysisId,
      reason: wish.reason,
      requested_by: wish.by,
      requested_at: wish.at.toString(),
    })
    .onConflict((conflict) => conflict.column('analysis_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
};

/** Agrees; false when there is nothing to agree to, or it is the one who asked: the database sees to that too. */
export const agreeUnblinding = async (
  db: Database,
  id: string,
  by: string,
  at: Temporal.Instant,
): Promise<boolean> => {
  const done = await db
    .updateTable('study.unblinding')
    .set({ approved_by: by, approved_at: at.toString() })
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Which letter stands for mentoring; undefined until two people have agreed. */
export const armCode = async (db: Database, studyId: string): Promise<string | undefined> => {
  const found = await sql<{ code: string | null }>`select study.arm_code(${studyId}) code`.execute(db);
  return found.rows[0]?.code ?? undefined;
};
