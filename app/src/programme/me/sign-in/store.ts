import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';

interface Opened {
  readonly id: string;
  readonly organisation_id: string;
  readonly branch_id: string;
}

export const openCard = async (
  db: Database,
  hash: Buffer,
  born: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Opened | undefined> =>
  (
    await sql<Opened>`
      select * from programme.open_card(${hash}, ${born.toString()}::date, ${now.toString()}::timestamptz)`.execute(
      db,
    )
  ).rows[0];
