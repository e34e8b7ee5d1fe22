import { randomUUID } from 'node:crypto';
import type { Results, Withheld } from '@primus-motor/evaluation';
import type { LockedProtocol } from '@primus-motor/trial';
import { sql } from 'kysely';
import { lockedProtocol } from '../../doors/study.ts';
import type { Database } from '../../platform/database/register.ts';
import type { Release } from './release.ts';

/** A result that everybody may read. */
export interface Published {
  readonly id: string;
  readonly studyId: string;
  readonly slug: string;
  readonly invented: boolean;
  readonly commitment: string;
  readonly registeredAt: Temporal.Instant;
  readonly locked: LockedProtocol;
  readonly results: Results;
  readonly withheld: readonly Withheld[];
  readonly hash: string;
  /** Of the blinded analysis that two people approved. */
  readonly approvedHash: string;
  readonly publishedAt: Temporal.Instant;
}

const published = (db: Database) =>
  db
    .selectFrom('study.publication as p')
    .innerJoin('study.study as s', 's.id', 'p.study_id')
    .innerJoin('study.analysis as a', 'a.id', 'p.analysis_id')
    .select([
      'p.id',
      's.id as study_id',
      's.protocol',
      's.protocol_hash',
      's.slug',
      's.invented',
      's.commitment',
      's.registered_at',
      'p.results',
      'p.withheld',
      'p.released_hash',
      'a.results_hash',
      'p.published_at',
    ])
    .where('p.withdrawn_at', 'is', null);
type Row = Awaited<ReturnType<ReturnType<typeof published>['executeTakeFirstOrThrow']>>;

const publishedOf = (row: Row): Published =>
  Object.freeze({
    id: row.id,
    studyId: row.study_id,
    slug: row.slug,
    invented: row.invented,
    commitment: row.commitment,
    registeredAt: row.registered_at,
    locked: lockedProtocol({ id: row.study_id, protocol: row.protocol, protocol_hash: row.protocol_hash }),
    results: row.results as unknown as Results,
    withheld: row.withheld as unknown as readonly Withheld[],
    hash: row.released_hash,
    approvedHash: row.results_hash,
    publishedAt: row.published_at,
  });

/** Every published result, the newest first. */
export const listPublished = async (db: Database): Promise<readonly Published[]> =>
  (await published(db).orderBy('p.published_at', 'desc').orderBy('s.slug').execute()).map(publishedOf);

export const findPublished = async (db: Database, slug: string): Promise<Published | undefined> => {
  const row = await published(db).where('s.slug', '=', slug).executeTakeFirst();
  return row === undefined ? undefined : publishedOf(row);
};

/** The publication of a study that stands now. */
export const publicationOf = async (db: Database, studyId: string): Promise<Published | undefined> => {
  const row = await published(db).where('s.id', '=', studyId).executeTakeFirst();
  return row === undefined ? undefined : publishedOf(row);
};

/** When a result that once stood at this address was withdrawn; undefined where none did. */
export const withdrawnAt = async (db: Database, slug: string): Promise<Temporal.Instant | undefined> => {
  const found = await sql<{ at: Temporal.Instant | null }>`select study.withdrawn_at(${slug}) at`.execute(db);
  return found.rows[0]?.at ?? undefined;
};

export interface NewPublication {
  readonly studyId: string;
  readonly organisationId: string;
  readonly analysisId: string;
  readonly mentoringCode: string;
  readonly release: Release;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Puts a release where everybody can read it, in place of an earlier one. */
export const publish = async (db: Database, publication: NewPublication): Promise<string> => {
  await withdraw(db, publication.studyId, publication.by, publication.at);
  const id = randomUUID();
  await db
    .insertInto('study.publication')
    .values({
      id,
      study_id: publication.studyId,
      organisation_id: publication.organisationId,
      analysis_id: publication.analysisId,
      mentoring_code: publication.mentoringCode,
      results: JSON.stringify(publication.release.results),
      withheld: JSON.stringify(publication.release.withheld),
      released_hash: publication.release.hash,
      published_by: publication.by,
      published_at: publication.at.toString(),
    })
    .execute();
  return id;
};

/** Takes a study's result back; false when none stood. The row stays. */
export const withdraw = async (
  db: Database,
  studyId: string,
  by: string,
  at: Temporal.Instant,
): Promise<boolean> => {
  const done = await db
    .updateTable('study.publication')
    .set({ withdrawn_at: at.toString(), withdrawn_by: by })
    .where('study_id', '=', studyId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};
