import type pg from 'pg';
import type { Secrets } from '../../platform/secrets.ts';

/** A code is good once. Kept for a day, longer than any code lives, so that a clock set back opens nothing. */
export interface UsedCodes {
  /** False when the account has used the code already: of two at once one gets true. */
  readonly claim: (userId: string, code: string) => Promise<boolean>;
  /** The code was wrong, and therefore is not used. */
  readonly release: (userId: string, code: string) => Promise<void>;
}

export const openUsedCodes = (pool: pg.Pool, secrets: Secrets, now: () => Temporal.Instant): UsedCodes => {
  const hash = (userId: string, code: string) =>
    secrets.fingerprint('used code', `${userId} ${code}`).toString('base64url');
  return {
    claim: async (userId, code) => {
      await pool.query('delete from auth.used_code where used_at < $1', [
        now().subtract({ hours: 24 }).toString(),
      ]);
      const claimed = await pool.query(
        `insert into auth.used_code (user_id, code_hash, used_at) values ($1, $2, $3) on conflict do nothing`,
        [userId, hash(userId, code), now().toString()],
      );
      return claimed.rowCount === 1;
    },
    release: async (userId, code) => {
      await pool.query('delete from auth.used_code where user_id = $1 and code_hash = $2', [
        userId,
        hash(userId, code),
      ]);
    },
  };
};
