import { type RawBuilder, sql } from 'kysely';

/** `where('id', '=', anyOf(ids))`: one of these, in a text that is the same however many they are. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => sql`any(${sql.val([...ids])}::uuid[])`;
