import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase, testSecrets as secrets } from '../../../test/database.ts';
import { openPool } from '../../platform/database/connection.ts';
import { connectionOf } from '../../platform/database/roles.ts';
import { type Attempts, delayAfter, openAttempts } from './attempts.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let attempts: Attempts;
let time = Temporal.Instant.from('2026-11-22T09:00:00Z');

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(connectionOf(database.owner, 'primus_auth', secrets), 16, 'test');
  attempts = openAttempts(pool, secrets, () => time);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

let next = 0;
const fresh = (what: string) => {
  next += 1;
  return `${what} ${next}`;
};
const fail = async (account: string, address = fresh('address'), device?: string): Promise<number> => {
  const admission = await attempts.ask({ account, address, device });
  return admission.kind === 'go' ? 0 : admission.seconds;
};

test('the delay grows, and never beyond a quarter of an hour', () => {
  const delays = Array.from({ length: 14 }, (_, failures) => delayAfter(failures, 'account'));
  expect(delays).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 900, 900, 900, 900]);
  expect(delayAfter(19, 'address')).toBe(0);
  expect(delayAfter(20, 'address')).toBe(1);
  expect(delayAfter(100, 'address')).toBe(900);
});

describe('an account', () => {
  test('however a guesser spreads the tries, no quarter of an hour has more than ten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 }), async (gaps) => {
        const account = fresh('account');
        const looked: number[] = [];
        let elapsed = 0;
        for (const gap of gaps) {
          elapsed += gap;
          time = time.add({ seconds: gap });
          if ((await fail(account)) === 0) looked.push(elapsed);
        }
        for (const from of looked) {
          expect(looked.filter((at) => at >= from && at < from + 900).length).toBeLessThanOrEqual(10);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('who waits as told gets ten tries, then waits a quarter of an hour, then gets a new one', async () => {
    const account = fresh('account');
    let tries = 0;
    for (let wait = 0; wait < 120; ) {
      wait = await fail(account);
      if (wait === 0) tries += 1;
      else if (wait < 120) time = time.add({ seconds: wait });
    }
    expect(tries).toBe(10);
    time = time.add({ minutes: 15 });
    expect(await fail(account)).toBe(0);
  });

  test('fifty at once are fifty tries', async () => {
    const account = fresh('account');
    const waits = await Promise.all(Array.from({ length: 50 }, () => fail(account)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  test('a sign-in forgives everything, a right password alone only itself', async () => {
    const account = fresh('account');
    await fail(account);
    await fail(account);
    const step = await attempts.ask({ account, address: fresh('address'), device: undefined });
    if (step.kind === 'go') await step.attempt.stepSucceeded();
    const whole = await attempts.ask({ account, address: fresh('address'), device: undefined });
    expect(whole.kind).toBe('go');
    expect(await fail(account)).toBeGreaterThan(0);
    if (whole.kind === 'go') await whole.attempt.succeeded();
    expect([await fail(account), await fail(account), await fail(account)]).toEqual([0, 0, 0]);
  });

  test('a browser that is known is counted by itself', async () => {
    const account = fresh('account');
    for (let i = 0; i < 4; i += 1) await fail(account);
    expect(await fail(account)).toBeGreaterThan(0);
    const device = fresh('device');
    expect([1, 2, 3].map(() => 0)).toEqual([
      await fail(account, 'x', device),
      await fail(account, 'x', device),
      await fail(account, 'x', device),
    ]);
    expect(await fail(account, 'x', device)).toBeGreaterThan(0);
  });
});

test('an address that tries many accounts is slowed down after twenty, and not forgiven by one sign-in', async () => {
  const address = fresh('address');
  for (let i = 0; i < 19; i += 1) expect(await fail(fresh('account'), address)).toBe(0);
  const own = await attempts.ask({ account: fresh('account'), address, device: undefined });
  if (own.kind === 'go') await own.attempt.succeeded();
  expect(await fail(fresh('account'), address)).toBe(0);
  expect(await fail(fresh('account'), address)).toBe(1);
});

test('neither addresses nor accounts stand in the table in clear', async () => {
  await fail('kirsten@test.invalid', '192.0.2.77');
  const rows = await pool.query<{ key: string }>('select key from auth.attempt');
  for (const { key } of rows.rows) expect(key).toMatch(/^(?:account|address|device) [\w-]{43}$/u);
});
