import { type Certainty, RELEASE_DATE_KINDS, type ReleaseDateKind } from '@primus-motor/trial';
import type { UnknownReason } from '../referrals/referral.ts';

/** One thing that was known about a release, by whom and when. Superseded, never overwritten. */
export interface ReleaseDate {
  readonly id: string;
  readonly kind: ReleaseDateKind;
  readonly certainty: Certainty;
  /** Undefined exactly when the certainty is unknown. */
  readonly date: Temporal.PlainDate | undefined;
  /** The last day of a range that begins on `date`. */
  readonly latestDate: Temporal.PlainDate | undefined;
  /** Where it is from; for an unknown date, why it is not known. */
  readonly source: string;
  /** Why the date is not known; undefined for a known one, and for what was written before reasons had codes. */
  readonly unknownReason?: UnknownReason | undefined;
  /** The office or function that confirmed the date; empty where nobody did. */
  readonly confirmedBy?: string | undefined;
  readonly confirmedOn?: Temporal.PlainDate | undefined;
  readonly recordedBy: string;
  readonly recordedAt: Temporal.Instant;
  readonly supersededBy: string | undefined;
  /** Which of the person's stays in prison it ends, counted from 1. */
  readonly stay: number;
}

/** The source of a date that came with a referral; every other source but the next is what somebody wrote. */
export const referralSource = 'referral';
/** The source of an unknown date that a pause of the course wrote, because the person is in prison again. */
export const holdSource = 'hold';

/**
 * Which kind counts before which. What has happened beats what is planned; a date that somebody expects for this
 * person beats one that waits for a decision, and both beat what follows from the sentence alone.
 */
export const kindPrecedence: readonly ReleaseDateKind[] = [
  'actual',
  'expected',
  'conditional-pending',
  'two-thirds',
  'full-term',
];

const certaintyPrecedence: readonly Certainty[] = ['certain', 'likely', 'uncertain', 'unknown'];

/**
 * The order in which records that stand beside each other count, the one that counts first: a known date before an
 * unknown one, then the kind, then the certainty, then the one that was written last.
 */
export const comparePrecedence = (a: ReleaseDate, b: ReleaseDate): number =>
  Number(a.date === undefined) - Number(b.date === undefined) ||
  kindPrecedence.indexOf(a.kind) - kindPrecedence.indexOf(b.kind) ||
  certaintyPrecedence.indexOf(a.certainty) - certaintyPrecedence.indexOf(b.certainty) ||
  Temporal.Instant.compare(b.recordedAt, a.recordedAt) ||
  (a.id < b.id ? -1 : 1);

const standing = (records: readonly ReleaseDate[]): readonly ReleaseDate[] =>
  records.filter((record) => record.supersededBy === undefined);

/** The number of the stay that is not over, or was the last: 1 for who has no record. */
export const currentStay = (records: readonly ReleaseDate[]): number =>
  Math.max(1, ...standing(records).map((record) => record.stay));

/** The record that the plan follows: of the last stay's that are not superseded, the one that takes precedence. */
export const currentReleaseDate = (records: readonly ReleaseDate[]): ReleaseDate | undefined => {
  const stay = currentStay(records);
  return standing(records)
    .filter((record) => record.stay === stay)
    .toSorted(comparePrecedence)[0];
};

/** What is said of a release, as far as it decides which stay it belongs to. */
export interface SaidOfStay {
  readonly kind: ReleaseDateKind;
  /** The release that was confirmed did not happen. */
  readonly mistaken?: boolean | undefined;
  /** The stay, where it is known already. */
  readonly stay?: number | undefined;
}

/**
 * The stay that a new record belongs to. After a release that happened, a date to come is of a new stay (a recall, a new
 * sentence), unless the release is said to have been written by mistake.
 */
export const stayOf = (records: readonly ReleaseDate[], said: SaidOfStay): number => {
  if (said.stay !== undefined) return said.stay;
  const current = currentReleaseDate(records);
  if (current === undefined) return currentStay(records);
  const back = current.kind === 'actual' && said.kind !== 'actual' && said.mistaken !== true;
  return current.stay + (back ? 1 : 0);
};

/**
 * What a new record takes the place of: of its own stay the one that counts, and whatever was said before of the same
 * kind; and a later stay that is taken back. An earlier stay keeps its dates.
 */
export const supersededByNew = (
  records: readonly ReleaseDate[],
  said: SaidOfStay,
): readonly ReleaseDate[] => {
  const stay = stayOf(records, said);
  const within = standing(records).filter((record) => record.stay === stay);
  const counting = within.toSorted(comparePrecedence)[0];
  return standing(records).filter(
    (record) =>
      record.stay > stay || (record.stay === stay && (record === counting || record.kind === said.kind)),
  );
};

/**
 * The day the plan is counted from: the earliest day of a range, because a pair that is ready too early costs less
 * than a person who is released with nobody there.
 */
export const anchorOf = (record: ReleaseDate | undefined): Temporal.PlainDate | undefined => record?.date;

/** The day passed and nobody has said that the release happened. */
export const passedUnconfirmed = (record: ReleaseDate | undefined, today: Temporal.PlainDate): boolean =>
  record?.date !== undefined &&
  record.kind !== 'actual' &&
  Temporal.PlainDate.compare(record.latestDate ?? record.date, today) < 0;

/** Is the person in prison today, as far as the records tell? An unknown date means yes. */
export const isBeforeRelease = (record: ReleaseDate | undefined, today: Temporal.PlainDate): boolean =>
  record?.date === undefined || Temporal.PlainDate.compare(today, record.date) < 0;

/** The day of the release that was confirmed, where it is the one that counts. */
export const releasedOn = (record: ReleaseDate | undefined): Temporal.PlainDate | undefined =>
  record?.kind === 'actual' ? record.date : undefined;

/** Days before the release on which parole is decided, save for quite special reasons (BEK 1024 of 28.06.2022). */
export const decisionDays = 28;

/**
 * The day by which parole is decided, while the date that counts waits for the decision: two months before the release a
 * course has begun, so the decision always comes after. Undefined where nothing is to be decided, or no day is known.
 */
export const decisionExpected = (record: ReleaseDate | undefined): Temporal.PlainDate | undefined =>
  record?.kind === 'two-thirds' || record?.kind === 'conditional-pending'
    ? record.date?.subtract({ days: decisionDays })
    : undefined;

/** How long ago the release is, and whether it happened; undefined without a date. */
export const sinceRelease = (record: ReleaseDate | undefined, today: Temporal.PlainDate) =>
  record?.date === undefined
    ? undefined
    : { happened: record.kind === 'actual', days: record.date.until(today).days };

export const releaseDateKinds = RELEASE_DATE_KINDS;
