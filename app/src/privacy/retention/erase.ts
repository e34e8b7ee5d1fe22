import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { type Erasure, tablesAbout } from '../catalogue/index.ts';
import { depthOf, isAbout, type Subject } from '../subject.ts';

/** So many rows of each table went, or were emptied. */
export type Counts = Readonly<Record<string, { readonly deleted?: number; readonly emptied?: number }>>;

const countOf = async (query: ReturnType<typeof sql<{ n: number }>>, db: Database): Promise<number> =>
  (await query.execute(db)).rows[0]?.n ?? 0;

/** Deletes a table's rows about the subject, or empties the columns that the catalogue names. */
const apply = async (
  db: Database,
  name: string,
  how: Erasure['how'],
  where: ReturnType<typeof sql<boolean>>,
): Promise<Counts> => {
  if (how === 'delete') {
    const deleted = await countOf(
      sql`with gone as (delete from ${sql.table(name)} where ${where} returning 1)
          select count(*)::integer as n from gone`,
      db,
    );
    return deleted === 0 ? {} : { [name]: { deleted } };
  }
  const sets = Object.entries(how).map(([column, value]) => sql`${sql.ref(column)} = ${sql.raw(value)}`);
  const emptied = await countOf(
    sql`with emptied as (update ${sql.table(name)} set ${sql.join(sets)} where ${where} returning 1)
        select count(*)::integer as n from emptied`,
    db,
  );
  return emptied === 0 ? {} : { [name]: { emptied } };
};

/**
 * Erases what the catalogue says of one person, what hangs on others first: notes alone, or everything. Row-level
 * security lets it through for the daily work, and after the second person's yes.
 */
export const eraseSubject = async (
  db: Database,
  subject: Pick<Subject, 'kind' | 'ids'>,
  step: 'notes' | 'everything',
): Promise<Counts> => {
  const { kind } = subject;
  const inTurn = tablesAbout(kind)
    .toReversed()
    .toSorted((one, other) => depthOf(other, kind) - depthOf(one, kind));
  const counts: Record<string, Counts[string]> = {};
  for (const table of inTurn) {
    const erasure = table.erasure[kind];
    const how = step === 'notes' ? erasure?.notes : erasure?.how;
    if (how !== undefined) Object.assign(counts, await apply(db, table.name, how, isAbout(table, subject)));
  }
  if (step === 'everything') {
    const asked = sql<boolean>`subject_id = any (${sql.val([...subject.ids])}::uuid[])`;
    Object.assign(counts, await apply(db, 'privacy.access_request', requestTexts, asked));
  }
  return counts;
};

/** What somebody wrote of the request may name a person; that there was one stays. */
const requestTexts = {
  reason: `'slettet'`,
  outcome_reason: `case when outcome_reason <> '' then 'slettet' else '' end`,
};

/** Destroys what ties the people of a study to its data. */
export const eraseStudyKeys = async (db: Database, studyId: string): Promise<Counts> =>
  apply(db, 'keys.study_key', 'delete', sql<boolean>`study_id = ${studyId}`);

/** Mail that was sent, given up or never went, invitations that were used or ran out, links nobody used: before a day. */
export const eraseOldMail = async (
  db: Database,
  organisationId: string,
  before: Temporal.PlainDate,
): Promise<Counts> => {
  // The day begins where the people are: what came at half past midnight is of the new day.
  const start = sql`${before.toString()}::timestamp at time zone 'Europe/Copenhagen'`;
  const own = sql`organisation_id = ${organisationId}`;
  return {
    ...(await apply(
      db,
      'office.mail',
      'delete',
      sql<boolean>`${own} and coalesce(sent_at, failed_at, created_at) < ${start}`,
    )),
    ...(await apply(
      db,
      'office.invitation',
      'delete',
      sql<boolean>`${own} and coalesce(used_at, expires_at) < ${start}`,
    )),
    ...(await apply(
      db,
      'programme.referral_link',
      { contact_name: `''` },
      sql<boolean>`${own} and contact_name <> '' and used_at is null and expires_at < ${start}`,
    )),
  };
};

export interface Proof {
  readonly category: string;
  readonly policyVersion: number | null;
  readonly at: string;
  readonly tables: Counts;
}

/** The hash of a proof, over its names in order: anybody can make it again from what is shown. */
export const proofHash = (proof: Proof): string => {
  const tables = Object.entries(proof.tables)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { deleted = 0, emptied = 0 }]) => `${name} ${deleted} ${emptied}`);
  return createHash('sha256')
    .update([proof.category, String(proof.policyVersion ?? '-'), proof.at, ...tables].join('\n'))
    .digest('hex');
};
