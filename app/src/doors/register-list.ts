import { randomUUID } from 'node:crypto';
import type { Text } from '@primus-motor/trial';
import { sql } from 'kysely';
import type { Database, Register } from '../platform/database/register.ts';
import type { Secrets } from '../platform/secrets.ts';
import { absent, refusal } from './policies.ts';

/** A study whose participants a register can be asked about. */
export interface ListedStudy {
  readonly id: string;
  readonly title: Text;
  /** Participants whose consent to follow-up stands: so many lines the list has. */
  readonly people: number;
}

/** A line for the register's authority: who it is there, and under which key the answer is to come back. */
export interface RegisterLine {
  readonly cpr: string;
  readonly studyKey: string;
}

/** The organisation's studies with somebody in them, the newest first; without people for whoever may not have the list. */
export const listedStudies = async (
  doors: Register,
  organisationId: string,
): Promise<readonly ListedStudy[]> =>
  doors.read(async (db) => {
    const { rows } = await sql<{ id: string; title_da: string; title_en: string; people: number }>`
      select s.id, s.title_da, s.title_en, (select count(*)::int from keys.register_list(s.id)) people
      from study.study s
      where s.organisation_id = ${organisationId} and s.state <> 'draft'
      order by s.registered_at desc, s.slug`.execute(db);
    return rows.map(({ id, title_da, title_en, people }) => ({
      id,
      title: { da: title_da, en: title_en },
      people,
    }));
  });

interface SealedLine {
  readonly study_key: string;
  readonly cpr_sealed: Buffer;
}

const sealedLines = async (db: Database, studyId: string): Promise<readonly SealedLine[]> =>
  (await sql<SealedLine>`select study_key, cpr_sealed from keys.register_list(${studyId})`.execute(db)).rows;

/** A study of the viewer's own organisation. */
const isOwn = async (db: Database, studyId: string): Promise<boolean> =>
  (await db
    .selectFrom('study.study')
    .select('id')
    .where('id', '=', studyId)
    .where(sql<boolean>`organisation_id = office.viewer_organisation()`)
    .executeTakeFirst()) !== undefined;

/** Who was on the list, by study key alone: an answer that says nothing of somebody else says nothing about them. */
const keepList = async (
  db: Database,
  studyId: string,
  lines: readonly SealedLine[],
  fetched: { readonly by: string; readonly at: Temporal.Instant },
): Promise<string> => {
  const id = randomUUID();
  await sql`
    insert into study.key_list (id, study_id, organisation_id, fetched_by, fetched_at)
    values (${id}, ${studyId}, office.viewer_organisation(), ${fetched.by}, ${fetched.at.toString()})`.execute(
    db,
  );
  await sql`
    insert into study.key_list_key (key_list_id, study_id, organisation_id, study_key)
    select ${id}, ${studyId}, office.viewer_organisation(), key
    from unnest(${lines.map(({ study_key }) => study_key)}::text[]) key`.execute(db);
  return id;
};

/**
 * The way out to a register: the CPR numbers of a study's participants beside their study keys, for the authority that
 * looks them up and answers with study keys alone. Row by row in the order of the keys, which are random. The audit
 * trail says how many, never who.
 *
 * @throws Refused when there is no such study, or the viewer may not have its list
 */
export const registerList = async (
  doors: Register,
  secrets: Secrets,
  studyId: string,
  fetched: { readonly by: string; readonly at: Temporal.Instant },
): Promise<readonly RegisterLine[]> => {
  let lines: readonly SealedLine[] | undefined;
  await doors.change<{ readonly people: number; readonly list: string }>(
    (detail) => ({ action: 'register-list.fetched', subject: studyId, detail }),
    async (db) => {
      if (!(await isOwn(db, studyId))) throw absent('no-such-study');
      lines = await sealedLines(db, studyId);
      if (lines.length === 0) throw refusal('no-register-list');
      return { people: lines.length, list: await keepList(db, studyId, lines, fetched) };
    },
  );
  // The second press of the same button: written in the audit trail already, and read again.
  lines ??= await doors.read((db) => sealedLines(db, studyId));
  return lines.map(({ study_key, cpr_sealed }) => ({
    cpr: secrets.open('cpr', cpr_sealed),
    studyKey: study_key,
  }));
};
