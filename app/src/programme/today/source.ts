import type { Database } from '../../platform/database/register.ts';
import type { Lang } from '../../ui/index.ts';
import type { DayLine } from './lines.ts';

/** Which lines of a kind: so many, after the first so many. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** Lines of one kind, the most urgent first, and how many there are in all. */
export interface DayPart {
  readonly lines: readonly DayLine[];
  readonly total: number;
}

/** For whom the day's list is, and on which day. */
export interface DayOf {
  readonly lang: Lang;
  readonly today: Temporal.PlainDate;
  readonly userId: string;
}

/** One kind of line on the day's list. It reads no more rows than are shown, whatever waits. */
export type DaySource = (db: Database, day: DayOf, slice: Slice) => Promise<DayPart>;

/** Rows that each carry how many there are in all. */
export const partOf = <Row extends { readonly total: number }>(
  rows: readonly Row[],
  lineOf: (row: Row) => DayLine | undefined,
): DayPart => ({
  lines: rows.flatMap((row) => lineOf(row) ?? []),
  total: rows[0]?.total ?? 0,
});
