import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';

/** One branch in numbers. */
export interface BranchCounts {
  readonly name: string;
  /** Referrals that nobody has answered. */
  readonly waiting: number;
  readonly running: number;
  /** Approved mentors with room for one more course. */
  readonly freeMentors: number;
  /** Courses that run with one mentor. */
  readonly halfPairs: number;
}

/** Every branch of the viewer's organisation on a day, in Danish order. */
export const countBranches = async (
  db: Database,
  today: Temporal.PlainDate,
): Promise<readonly BranchCounts[]> => {
  const found = await sql<BranchCounts>`
    select b.name, c.waiting, c.running, c.free_mentors as "freeMentors", c.half_pairs as "halfPairs"
    from programme.branch_counts(${today.toString()}) c
    join office.branch b on b.id = c.branch_id
    order by b.name collate "da-x-icu"`.execute(db);
  return found.rows;
};
