import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { SubjectKind } from '../catalogue/index.ts';
import { findSubject } from '../subject.ts';
import {
  type AccessRequest,
  type Copied,
  daysToAnswer,
  type Identification,
  identifications,
  type Outcome,
  outcomes,
} from './request.ts';

interface Author {
  readonly by: string;
  readonly now: Temporal.Instant;
}

/**
 * Whoever shows these marks, and nobody else: a participant by the number of the referral and the date of birth, a
 * volunteer by mail address and date of birth. Undefined where not exactly one person does: nobody looks around here.
 */
export const subjectByMarks = async (
  db: Database,
  marks: { readonly kind: SubjectKind; readonly mark: string; readonly born: Temporal.PlainDate },
): Promise<string | undefined> => {
  const born = marks.born.toString();
  const { rows } =
    marks.kind === 'participant'
      ? await sql<{ id: string }>`
          select distinct coalesce(p.merged_into, p.id) as id
          from programme.person p join programme.referral r on r.person_id = p.id
          where lower(r.number) = lower(${marks.mark}) and p.birth_date = ${born} and p.erased_on is null`.execute(
          db,
        )
      : await sql<{ id: string }>`
          select id from programme.mentor m
          where birth_date = ${born} and erased_on is null and lower(${marks.mark}) in
            (lower(email), (select lower(u.email) from auth."user" u where u.id = m.user_id))`.execute(db);
  const [only, another] = rows;
  return another === undefined ? only?.id : undefined;
};

/** Undefined where a request of the same person is open already. */
export const addRequest = async (
  db: Database,
  request: {
    readonly organisationId: string;
    readonly kind: SubjectKind;
    readonly subjectId: string;
    readonly receivedOn: Temporal.PlainDate;
    readonly identifiedBy: Identification;
    readonly reason: string;
  },
  author: Author,
): Promise<string | undefined> => {
  const row = await db
    .insertInto('privacy.access_request')
    .values({
      id: randomUUID(),
      organisation_id: request.organisationId,
      subject_kind: request.kind,
      subject_id: request.subjectId,
      received_on: request.receivedOn.toString(),
      due_on: request.receivedOn.add({ days: daysToAnswer }).toString(),
      identified_by: request.identifiedBy,
      reason: request.reason,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
};

/** The log: what is open first, the most urgent first; then what is closed, the newest first. */
export const listRequests = async (db: Database, only?: string): Promise<readonly AccessRequest[]> => {
  let query = db
    .selectFrom('privacy.access_request as r')
    .selectAll()
    .orderBy(sql`r.closed_at desc nulls first`)
    .orderBy('r.due_on')
    .limit(500);
  if (only !== undefined) query = query.where('r.id', '=', only);
  const rows = await query.execute();
  return Promise.all(
    rows.map(async (row): Promise<AccessRequest> => {
      const kind = row.subject_kind === 'volunteer' ? 'volunteer' : 'participant';
      return {
        id: row.id,
        kind,
        subjectId: row.subject_id,
        receivedOn: Temporal.PlainDate.from(row.received_on),
        dueOn: Temporal.PlainDate.from(row.due_on),
        identifiedBy: identifications.find((one) => one === row.identified_by) ?? 'other',
        reason: row.reason,
        outcome: outcomes.find((one) => one === row.outcome),
        outcomeReason: row.outcome_reason,
        closedAt: row.closed_at ?? undefined,
        name: (await findSubject(db, kind, row.subject_id))?.name,
      };
    }),
  );
};

export const findRequest = async (db: Database, id: string): Promise<AccessRequest | undefined> =>
  (await listRequests(db, id))[0];

export const copiesOf = async (db: Database, requestId: string): Promise<readonly Copied[]> => {
  const rows = await db
    .selectFrom('privacy.access_copy')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    format: row.format === 'json' ? 'json' : 'html',
    hash: row.hash,
    rows: row.rows,
    heldBack: row.held_back,
    madeAt: row.made_at,
  }));
};

export const noteCopy = async (
  db: Database,
  copy: Omit<Copied, 'madeAt'> & { readonly requestId: string; readonly organisationId: string },
  author: Author,
): Promise<void> => {
  await db
    .insertInto('privacy.access_copy')
    .values({
      id: randomUUID(),
      organisation_id: copy.organisationId,
      request_id: copy.requestId,
      format: copy.format,
      hash: copy.hash,
      rows: copy.rows,
      held_back: copy.heldBack,
      made_by: author.by,
      made_at: author.now.toString(),
    })
    .execute();
};

/** False when it is closed already. */
export const closeRequest = async (
  db: Database,
  id: string,
  outcome: Outcome,
  reason: string,
  author: Author,
): Promise<boolean> => {
  const done = await db
    .updateTable('privacy.access_request')
    .set({ outcome, outcome_reason: reason, closed_by: author.by, closed_at: author.now.toString() })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};
