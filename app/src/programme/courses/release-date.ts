import { type Certainty, RELEASE_DATE_KINDS, type ReleaseDateKind } from '@primus-motor/trial';

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
  readonly recordedBy: string;
  readonly recordedAt: Temporal.Instant;
  readonly supersededBy: string | undefined;
}

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

/** The record that the plan follows: of those not superseded, the one that takes precedence. */
export const currentReleaseDate = (records: readonly ReleaseDate[]): ReleaseDate | undefined =>
  records.filter((record) => record.supersededBy === undefined).toSorted(comparePrecedence)[0];

/** What a new record takes the place of: the one that counts now, and whatever was said before of the same kind. */
export const supersededByNew = (
  records: readonly ReleaseDate[],
  kind: ReleaseDateKind,
): readonly ReleaseDate[] => {
  const current = currentReleaseDate(records);
  return records.filter(
    (record) => record.supersededBy === undefined && (record === current || record.kind === kind),
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

export const releaseDateKinds = RELEASE_DATE_KINDS;
