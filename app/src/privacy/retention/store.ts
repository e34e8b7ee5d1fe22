import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../platform/database/register.ts';
import type { SubjectKind } from '../catalogue/index.ts';
import { type Due, dueOf } from './due.ts';
import { type Counts, type Proof, proofHash } from './erase.ts';
import { factsOf } from './facts.ts';
import { type Category, categories, type Periods, type Policy, policyOn } from './policy.ts';

export interface Author {
  readonly by: string;
  readonly now: Temporal.Instant;
}

const stored = z.record(z.enum(categories), z.number().int().nullable());

/** Every version of the organisation, the newest first. */
export const policiesOf = async (db: Database, organisationId: string): Promise<readonly Policy[]> => {
  const rows = await db
    .selectFrom('privacy.retention_policy')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    validFrom: Temporal.PlainDate.from(row.valid_from),
    periods: stored.parse(row.months),
  }));
};

/** Undefined when somebody else was faster. */
export const addPolicy = async (
  db: Database,
  policy: {
    readonly organisationId: string;
    readonly validFrom: Temporal.PlainDate;
    readonly periods: Periods;
  },
  author: Author,
): Promise<number | undefined> => {
  const [newest] = await policiesOf(db, policy.organisationId);
  const row = await db
    .insertInto('privacy.retention_policy')
    .values({
      organisation_id: policy.organisationId,
      version: (newest?.version ?? 0) + 1,
      valid_from: policy.validFrom.toString(),
      months: JSON.stringify(policy.periods),
      set_by: author.by,
      set_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return row?.version;
};

/** What goes and when, the soonest first: the one list that the page shows and the daily work goes through. */
export const dueIn = async (
  db: Database,
  asked: { readonly organisationId: string; readonly today: Temporal.PlainDate; readonly only?: string },
  policy: Policy,
): Promise<readonly Due[]> =>
  (await factsOf(db, asked))
    .flatMap((facts) => dueOf(facts, policy))
    .toSorted(
      (one, other) => Temporal.PlainDate.compare(one.on, other.on) || one.label.localeCompare(other.label),
    );

export const policyNow = async (
  db: Database,
  organisationId: string,
  today: Temporal.PlainDate,
): Promise<Policy | undefined> => policyOn(await policiesOf(db, organisationId), today);

/** What was erased under the policy, with its proof. */
export const noteErasure = async (
  db: Database,
  erasure: {
    readonly organisationId: string;
    readonly category: Category;
    readonly kind: SubjectKind | 'study' | undefined;
    readonly subjectId: string | undefined;
    readonly policyVersion: number;
    readonly counts: Counts;
  },
  author: Author,
): Promise<string> => {
  const id = randomUUID();
  const at = author.now.toString();
  const { category, policyVersion, kind } = erasure;
  const proof: Proof = { category, policyVersion, at, tables: erasure.counts };
  await db
    .insertInto('privacy.erasure')
    .values({
      id,
      organisation_id: erasure.organisationId,
      category,
      subject_kind: kind === 'study' ? null : (kind ?? null),
      subject_id: erasure.subjectId ?? null,
      policy_version: policyVersion,
      asked_by: author.by,
      asked_at: at,
      done_at: at,
      proof: JSON.stringify(proof),
      proof_hash: proofHash(proof),
    })
    .execute();
  return id;
};

/** False when the person is on pause already. */
export const addPause = async (
  db: Database,
  pause: {
    readonly organisationId: string;
    readonly kind: SubjectKind;
    readonly subjectId: string;
    readonly reason: string;
    readonly until: Temporal.PlainDate;
  },
  author: Author,
): Promise<boolean> => {
  // One whose day has gone by makes room for the next.
  await db
    .updateTable('privacy.retention_pause')
    .set({ ended_by: author.by, ended_at: author.now.toString() })
    .where('subject_id', '=', pause.subjectId)
    .where('ended_at', 'is', null)
    .where('until_on', '<', author.now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().toString())
    .execute();
  const done = await db
    .insertInto('privacy.retention_pause')
    .values({
      id: randomUUID(),
      organisation_id: pause.organisationId,
      subject_kind: pause.kind,
      subject_id: pause.subjectId,
      reason: pause.reason,
      until_on: pause.until.toString(),
      set_by: author.by,
      set_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

export const endPause = async (db: Database, subjectId: string, author: Author): Promise<boolean> => {
  const done = await db
    .updateTable('privacy.retention_pause')
    .set({ ended_by: author.by, ended_at: author.now.toString() })
    .where('subject_id', '=', subjectId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};
