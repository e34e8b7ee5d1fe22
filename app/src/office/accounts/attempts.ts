import type pg from 'pg';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Secrets } from '../../platform/secrets.ts';

/**
 * Failures are counted before the password is looked at, under a row lock: a thousand tries at once are a thousand
 * tries. After `most` failures the next try waits a quarter of an hour, so there are never more than `most` in one.
 */
const window = Temporal.Duration.from({ minutes: 15 });
const windowSeconds = window.total('seconds');
const longestDelay = 60;

interface Limit {
  /** From this many failures on each further try waits, twice as long each time. */
  readonly free: number;
  readonly most: number;
}

const limits = {
  account: { free: 3, most: 10 },
  device: { free: 3, most: 10 },
  // Many people may sit behind one address.
  address: { free: 20, most: 100 },
} as const satisfies Record<string, Limit>;
type Kind = keyof typeof limits;

/** Seconds to wait after so many failures, counted from the last one. */
export const delayAfter = (failures: number, kind: Kind): number => {
  const { free, most } = limits[kind];
  if (failures >= most) return windowSeconds;
  return failures < free ? 0 : Math.min(longestDelay, 2 ** (failures - free));
};

export interface Attempt {
  /** The whole sign-in succeeded: the count begins anew, except the address's. */
  readonly succeeded: () => Promise<void>;
  /** One step succeeded: it was no failure, but nothing is forgiven yet. */
  readonly stepSucceeded: () => Promise<void>;
}

export type Admission =
  | { readonly kind: 'go'; readonly attempt: Attempt }
  | { readonly kind: 'wait'; readonly seconds: number };

export interface Attempts {
  /**
   * Asks for one try. A browser that has signed in to this account before is counted by itself: a stranger who fails
   * on somebody's account keeps other strangers out, never its owner.
   */
  readonly ask: (who: {
    readonly account: string;
    readonly address: string;
    readonly device: string | undefined;
  }) => Promise<Admission>;
}

export const openAttempts = (pool: pg.Pool, secrets: Secrets, now: () => Temporal.Instant): Attempts => {
  const keyOf = (kind: Kind, value: string) =>
    ({
      kind,
      key: `${kind} ${secrets.fingerprint(`attempt ${kind}`, value).toString('base64url')}`,
    }) as const;
  return {
    ask: async ({ account, address, device }) => {
      const keys =
        device === undefined
          ? [keyOf('account', account), keyOf('address', address)]
          : [keyOf('device', device)];
      const at = now();
      const seconds = await take(pool, keys, at);
      if (seconds > 0) return { kind: 'wait', seconds };
      return {
        kind: 'go',
        attempt: {
          stepSucceeded: () => giveBack(pool, keys),
          succeeded: async () => {
            await giveBack(pool, keys);
            await forget(
              pool,
              keys.filter(({ kind }) => kind !== 'address'),
              at,
            );
          },
        },
      };
    },
  };
};

type Key = { readonly kind: Kind; readonly key: string };

/** Seconds to wait, or 0 when the try was admitted and counted. */
const take = (pool: pg.Pool, keys: readonly Key[], at: Temporal.Instant): Promise<number> =>
  inTransaction(pool, async (client) => {
    let wait = 0;
    const counts = new Map<string, number>();
    // Always in the same order, so that two tries never wait for each other.
    for (const { kind, key } of keys) {
      await client.query(
        'insert into auth.attempt (key, failures, last_at) values ($1, 0, $2) on conflict (key) do nothing',
        [key, at.toString()],
      );
      const found = await client.query<{ failures: number; last_at: Temporal.Instant }>(
        'select failures, last_at from auth.attempt where key = $1 for update',
        [key],
      );
      const row = found.rows[0];
      if (row === undefined) throw new Error('the row was inserted just now');
      // The database keeps microseconds, so what was just written may lie ahead.
      const since = Math.max(0, at.since(row.last_at).total('seconds'));
      const failures = since >= windowSeconds ? 0 : row.failures;
      counts.set(key, failures);
      wait = Math.max(wait, delayAfter(failures, kind) - since);
    }
    if (wait > 0) return Math.ceil(wait);
    for (const [key, failures] of counts) {
      await client.query('update auth.attempt set failures = $2, last_at = $3 where key = $1', [
        key,
        failures + 1,
        at.toString(),
      ]);
    }
    return 0;
  });

const giveBack = async (pool: pg.Pool, keys: readonly Key[]): Promise<void> => {
  await pool.query('update auth.attempt set failures = greatest(failures - 1, 0) where key = any ($1)', [
    keys.map(({ key }) => key),
  ]);
};

/** Also drops what nobody has touched for a day. */
const forget = async (pool: pg.Pool, keys: readonly Key[], at: Temporal.Instant): Promise<void> => {
  await pool.query('delete from auth.attempt where key = any ($1) or last_at < $2', [
    keys.map(({ key }) => key),
    at.subtract({ hours: 24 }).toString(),
  ]);
};
