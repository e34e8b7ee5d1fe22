import type { ColumnType } from 'kysely';

/** Read as an instant, written as ISO text (`clock.now().toString()`). */
export type InstantColumn = ColumnType<Temporal.Instant, string, string>;
