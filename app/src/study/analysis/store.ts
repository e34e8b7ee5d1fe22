import { randomUUID } from 'node:crypto';
import type { Results } from '@primus-motor/evaluation';
import type { DecisionKind } from '@primus-motor/trial';
import type { Database } from '../../platform/database/register.ts';
import { askedFor, endsOf } from '../outcomes/asked.ts';
import { carriedIn } from '../outcomes/carry.ts';
import { currentImport } from '../outcomes/store.ts';
import type { Study } from '../studies/study.ts';
import type { KeyedEvent, Participant, StudyData } from './follow-up.ts';
import { type Computed, codeVersion } from './run.ts';

const dateOf = (text: string | null): Temporal.PlainDate | undefined =>
  text === null ? undefined : Temporal.PlainDate.from(text);

/** Everybody allocated, with coded arms. Row-level security gives nobody to whom it may not. */
export const participantsOf = async (db: Database, studyId: string): Promise<readonly Participant[]> => {
  const rows = await db
    .selectFrom('study.participant')
    .select(['study_key', 'coded_arm', 'origin_date', 'follow_up_withdrawn_on', 'baseline'])
    .where('study_id', '=', studyId)
    .orderBy('study_key')
    .execute();
  return rows.map((row) => ({
    studyKey: row.study_key,
    codedArm: row.coded_arm === 'X' ? 'X' : 'Y',
    origin: dateOf(row.origin_date),
    withdrawnOn: dateOf(row.follow_up_withdrawn_on),
    baseline: row.baseline as Readonly<Record<string, unknown>>,
  }));
};

const eventsOf = async (db: Database, importId: string): Promise<readonly KeyedEvent[]> => {
  const rows = await db
    .selectFrom('study.outcome_event')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute();
  return rows.map((row) => ({
    studyKey: row.study_key,
    offenceType: row.offence_kind,
    offenceDate: Temporal.PlainDate.from(row.offence_on),
    chargeDate: dateOf(row.charged_on) ?? null,
    decisionDate: dateOf(row.decided_on) ?? null,
    decision: row.decision as DecisionKind | null,
    custody: row.custody,
  }));
};

/** Participants and the import in force; the outcomes themselves only where there is one. */
export const loadData = async (
  db: Database,
  study: Study,
): Promise<
  | { readonly importId: string; readonly data: StudyData }
  | { readonly importId: undefined; readonly participants: readonly Participant[] }
> => {
  const participants = await participantsOf(db, study.id);
  const current = await currentImport(db, study.id);
  if (current === undefined) return { importId: undefined, participants };
  const events = await eventsOf(db, current.id);
  const { completeUntil } = current;
  const carried = await carriedIn(db, current.id);
  const ownCompleteUntil = new Map(carried.map((one) => [one.studyKey, one.completeUntil]));
  const ends = await endsOf(db, current.id);
  const asked = await askedFor(db, current.id);
  const data = { study, participants, events, completeUntil, ownCompleteUntil, ends, asked };
  return { importId: current.id, data };
};

/** An analysis that was run: what it found, with the arms as X and Y, and of what. */
export interface StoredAnalysis {
  readonly id: string;
  readonly importId: string;
  readonly results: Results;
  readonly hash: string;
  readonly codeVersion: string;
  readonly runAt: Temporal.Instant;
}

const analyses = (db: Database) =>
  db
    .selectFrom('study.analysis')
    .select(['id', 'import_id', 'results', 'results_hash', 'code_version', 'run_at']);
type Row = Awaited<ReturnType<ReturnType<typeof analyses>['executeTakeFirstOrThrow']>>;

const analysisOf = (row: Row): StoredAnalysis =>
  Object.freeze({
    id: row.id,
    importId: row.import_id,
    results: row.results as unknown as Results,
    hash: row.results_hash,
    codeVersion: row.code_version,
    runAt: row.run_at,
  });

/** The newest analysis of a study. */
export const latestAnalysis = async (db: Database, studyId: string): Promise<StoredAnalysis | undefined> => {
  const row = await analyses(db)
    .where('study_id', '=', studyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : analysisOf(row);
};

export const findAnalysis = async (db: Database, id: string): Promise<StoredAnalysis | undefined> => {
  const row = await analyses(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : analysisOf(row);
};

export interface NewAnalysis {
  readonly studyId: string;
  readonly organisationId: string;
  readonly importId: string;
  readonly computed: Computed;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Keeps an analysis. It is never changed: another run is another row. */
export const keepAnalysis = async (db: Database, analysis: NewAnalysis): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('study.analysis')
    .values({
      id,
      study_id: analysis.studyId,
      organisation_id: analysis.organisationId,
      import_id: analysis.importId,
      results: JSON.stringify(analysis.computed.results),
      results_hash: analysis.computed.hash,
      code_version: codeVersion,
      run_by: analysis.by,
      run_at: analysis.at.toString(),
    })
    .execute();
  return id;
};
