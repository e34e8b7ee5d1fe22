import { randomUUID } from 'node:crypto';
import type { Certainty, ReleaseDateKind } from '@primus-motor/trial';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/register.ts';
import type { UnknownReason } from '../referrals/referral.ts';
import {
  anchorOf,
  comparePrecedence,
  currentReleaseDate,
  type ReleaseDate,
  type SaidOfStay,
  stayOf,
  supersededByNew,
} from './release-date.ts';
import { type Author, addItems, type Course, itemsOf, placeOf } from './store.ts';
import { template } from './template.ts';
import {
  type MovePreview,
  missingFrom,
  type PlannedItem,
  previewMove,
  restingMove,
  type ScheduleItem,
} from './timeline.ts';

const dayOr = (text: string | null) => (text === null ? undefined : Temporal.PlainDate.from(text));

/**
 * Everything that was ever recorded of the persons' release, the newest first. What a referral says that is not accepted
 * yet is not among it.
 */
export const releaseDatesOf = async (
  db: Database,
  personIds: readonly string[],
): Promise<readonly (ReleaseDate & { readonly personId: string })[]> => {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.release_date')
    .select(['id', 'person_id', 'kind', 'certainty', 'date', 'latest_date', 'source', 'unknown_reason'])
    .select(['confirmed_by', 'confirmed_on', 'recorded_by', 'recorded_at', 'superseded_by', 'stay'])
    .where('person_id', '=', anyOf(personIds))
    .where('stay', 'is not', null)
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      personId: row.person_id,
      kind: row.kind as ReleaseDateKind,
      certainty: row.certainty as Certainty,
      date: dayOr(row.date),
      latestDate: dayOr(row.latest_date),
      source: row.source,
      unknownReason: (row.unknown_reason ?? undefined) as UnknownReason | undefined,
      confirmedBy: row.confirmed_by,
      confirmedOn: dayOr(row.confirmed_on),
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
      supersededBy: row.superseded_by ?? undefined,
      stay: row.stay ?? 1,
    }),
  );
};

/** The release date that counts for each person who has one. */
export const currentReleaseDates = async (
  db: Database,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ReleaseDate>> => {
  const byPerson = Map.groupBy(await releaseDatesOf(db, personIds), (record) => record.personId);
  return new Map(
    [...byPerson].flatMap(([personId, records]) => {
      const current = currentReleaseDate(records);
      return current === undefined ? [] : [[personId, current] as const];
    }),
  );
};

/** What is said about a release, before it is recorded. */
export interface NewReleaseDate extends SaidOfStay {
  readonly kind: ReleaseDateKind;
  readonly certainty: Certainty;
  readonly date: Temporal.PlainDate | undefined;
  readonly latestDate: Temporal.PlainDate | undefined;
  readonly source: string;
  /** Why the date is not known. */
  readonly unknownReason?: UnknownReason | undefined;
  /** The office or function that confirmed it, and when. */
  readonly confirmedBy?: string | undefined;
  readonly confirmedOn?: Temporal.PlainDate | undefined;
}

/** What would happen to each step of a plan. */
export interface PlanChange {
  readonly move: MovePreview;
  readonly added: readonly PlannedItem[];
}

/** What recording would do: to the records, to the date that counts, and to each step. */
export interface ReleasePreview extends PlanChange {
  readonly before: ReleaseDate | undefined;
  readonly superseded: readonly ReleaseDate[];
  /** The record that would count; it may be another than the new one. */
  readonly after: ReleaseDate;
  readonly isNew: boolean;
  /** The stay that the new record belongs to. */
  readonly stay: number;
}

/** Would the day that the plan is counted from be another? */
export const movesDate = ({ before, after }: Pick<ReleasePreview, 'before' | 'after'>): boolean =>
  String(anchorOf(before)) !== String(anchorOf(after)) ||
  String(before?.latestDate) !== String(after.latestDate);

/** Looks ahead without changing anything. */
export const previewRelease = async (
  db: Database,
  course: Course,
  said: NewReleaseDate,
  author: Author,
): Promise<ReleasePreview> => {
  const records = await releaseDatesOf(db, [course.personId]);
  const superseded = supersededByNew(records, said);
  const made: ReleaseDate = {
    ...said,
    stay: stayOf(records, said),
    id: 'new',
    recordedBy: author.by,
    recordedAt: author.now,
    supersededBy: undefined,
  };
  const after =
    currentReleaseDate([made, ...records.filter((record) => !superseded.includes(record))]) ?? made;
  const items = await itemsOf(db, course.id);
  const release = anchorOf(after);
  return {
    before: currentReleaseDate(records),
    superseded,
    after,
    isNew: after === made,
    stay: made.stay,
    ...planFrom(course, items, release, author.today),
  };
};

/** What a release date does to the plan of a course: nothing while the course rests. */
const planFrom = (
  course: Pick<Course, 'openedOn' | 'hold'>,
  items: readonly ScheduleItem[],
  release: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): PlanChange =>
  course.hold === undefined
    ? {
        move: previewMove(items, release, today),
        added: missingFrom(items, { release, opened: course.openedOn }, template),
      }
    : { move: restingMove(items), added: [] };

/** Whose release it is, and the place of their rows. */
export type Released = Pick<Course, 'organisationId' | 'branchId' | 'personId'>;

const insertRecord = async (
  db: Database,
  person: Released,
  said: NewReleaseDate,
  stay: number,
  author: Author,
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.release_date')
    .values({
      id,
      ...placeOf(person),
      person_id: person.personId,
      kind: said.kind,
      certainty: said.certainty,
      date: said.date?.toString() ?? null,
      latest_date: said.latestDate?.toString() ?? null,
      source: said.source,
      unknown_reason: said.unknownReason ?? null,
      confirmed_by: said.confirmedBy ?? '',
      confirmed_on: said.confirmedOn?.toString() ?? null,
      stay,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return id;
};

const supersede = async (db: Database, old: readonly ReleaseDate[], recordId: string): Promise<void> => {
  if (old.length === 0) return;
  await db
    .updateTable('programme.release_date')
    .set({ superseded_by: recordId })
    .where(
      'id',
      'in',
      old.map((record) => record.id),
    )
    .execute();
};

const changePlan = async (db: Database, course: Course, { move, added }: PlanChange): Promise<void> => {
  for (const { item, to } of move.moves)
    await db
      .updateTable('programme.schedule_item')
      .set({ window_from: to.from.toString(), window_to: to.to.toString() })
      .where('id', '=', item.id)
      .execute();
  await addItems(db, course, added);
};

/** What the plan of a course would be by the date that counts, as if the course did not rest. */
export const previewResumed = async (
  db: Database,
  course: Course,
  today: Temporal.PlainDate,
): Promise<PlanChange> => {
  const current = currentReleaseDate(await releaseDatesOf(db, [course.personId]));
  return planFrom({ ...course, hold: undefined }, await itemsOf(db, course.id), anchorOf(current), today);
};

/** Lays what nobody has touched by the date that counts; gives how many steps moved. */
export const resumePlan = async (
  db: Database,
  course: Course,
  today: Temporal.PlainDate,
): Promise<number> => {
  const change = await previewResumed(db, course, today);
  await changePlan(db, course, change);
  return change.move.moves.length;
};

/** Records the date of somebody who has no course running: there is no plan to move. */
export const recordReleaseAlone = async (
  db: Database,
  person: Released,
  said: NewReleaseDate,
  author: Author,
): Promise<string> => {
  const records = await releaseDatesOf(db, [person.personId]);
  const superseded = supersededByNew(records, said);
  const recordId = await insertRecord(db, person, said, stayOf(records, said), author);
  await supersede(db, superseded, recordId);
  return recordId;
};

/** What recording a date did. */
export interface Recorded extends Readonly<Record<string, string | number | boolean>> {
  readonly recordId: string;
  readonly moved: number;
  readonly stayed: number;
  /** The day that the plan is counted from is another than before. */
  readonly dateMoved: boolean;
}

/** Records the date, supersedes what it takes the place of and moves the plan: what the preview said, no more. */
export const recordRelease = async (
  db: Database,
  course: Course,
  said: NewReleaseDate,
  author: Author,
): Promise<Recorded> => {
  const preview = await previewRelease(db, course, said, author);
  const recordId = await insertRecord(db, course, said, preview.stay, author);
  await supersede(db, preview.superseded, recordId);
  await changePlan(db, course, preview);
  return {
    recordId,
    moved: preview.move.moves.length,
    stayed: preview.move.stays.length,
    dateMoved: movesDate(preview),
  };
};

/**
 * Takes the last recorded date back by recording what counted before it once more. Undefined when another date counts by
 * now, or when there was none before.
 */
export const undoRelease = async (
  db: Database,
  course: Course,
  recordId: string,
  author: Author,
): Promise<Recorded | undefined> => {
  const records = await releaseDatesOf(db, [course.personId]);
  if (currentReleaseDate(records)?.id !== recordId) return undefined;
  const replaced = records.filter((record) => record.supersededBy === recordId).toSorted(comparePrecedence);
  // A date that opened a new stay took the place of none: what counted before is the earlier stay's.
  const [counted = currentReleaseDate(records.filter((record) => record.id !== recordId)), ...others] =
    replaced;
  if (counted === undefined) return undefined;
  const recorded = await recordRelease(db, course, counted, author);
  // What stood beside it stands beside it again; it did not count then and does not now.
  for (const record of others) await insertRecord(db, course, record, record.stay, author);
  return recorded;
};
