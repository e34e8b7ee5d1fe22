import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openHouse, type TestHouse } from '../../../test/house.ts';
import { codeFrom } from '../../../test/sign-in.ts';

let house: TestHouse;
const demo = randomUUID();
beforeAll(async () => {
  house = await openHouse({ loadDemo: async () => demo });
  await house.owner.query(`insert into office.organisation (id, name, demo) values ($1, 'Demo', true)`, [
    demo,
  ]);
  const user = randomUUID();
  await house.owner.query(
    `insert into auth."user" (id, name, email) values ($1, 'Demo', 'demo@test.invalid')`,
    [user],
  );
  await house.owner.query(
    `insert into office.membership (organisation_id, user_id, role) values ($1, $2, 'administrator')`,
    [demo, user],
  );
});
afterAll(() => house.close());

const password = 'fire tilfældige ord her';
const sessions = async (): Promise<number> =>
  Number((await house.owner.query('select count(*) from auth.session')).rows[0].count);

/** While no event can be written. */
const withoutTrail = async <T>(work: () => Promise<T>): Promise<T> => {
  const named = 'audit.append(uuid, uuid, text, text, text, jsonb)';
  await house.owner.query(`alter function ${named} rename to append_away`);
  try {
    return await work();
  } finally {
    await house.owner.query(`alter function ${named.replace('append', 'append_away')} rename to append`);
  }
};

const addAccount = async (): Promise<{ readonly id: string; readonly email: string }> => {
  const [id, email] = [randomUUID(), `${randomUUID()}@test.invalid`];
  await house.owner.query(`insert into auth."user" (id, name, email) values ($1, 'Prøve', $2)`, [id, email]);
  await house.owner.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $1, 'credential', $1, $2, now())`,
    [id, await house.parts.house.accounts.hashPassword(password)],
  );
  return { id, email };
};

/** No cookie that anybody could come back with left the house. */
const nothingInHand = (answer: Awaited<ReturnType<Browser['post']>>) => {
  expect(answer.status).toBe(500);
  expect(
    answer.headers.getSetCookie().filter((one) => /primus-(?:session|second-step)=[^;]/u.test(one)),
  ).toEqual([]);
};

test('no session is given out whose event could not be written', async () => {
  const { email } = await addAccount();
  const browser = house.as('nobody');
  nothingInHand(await withoutTrail(() => browser.post('/sign-in', { email, password })));
  await browser.post('/sign-in', { email, password });
  const page = await browser.get('/second-factor');
  const secret = (/class="pm-secret">([^<]+)</u.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
  nothingInHand(await withoutTrail(() => browser.post('/second-factor', { code: codeFrom(secret, -1) })));
  await browser.post('/sign-in', { email, password });
  nothingInHand(await withoutTrail(() => browser.post('/sign-in/code', { code: codeFrom(secret) })));
  nothingInHand(await withoutTrail(() => house.as('nobody').post('/demo', {})));
});

test('a sign-out and its event happen together or not at all', async () => {
  const browser = house.as('nobody');
  await browser.post('/demo', {});
  const before = await sessions();
  const refused = await withoutTrail(() => browser.post('/sign-out', {}));
  expect([refused.status, await sessions()]).toEqual([500, before]);
  const done = await browser.post('/sign-out', {});
  expect([done.status, await sessions()]).toEqual([303, before - 1]);
  const event = await house.owner.query('select action from audit.event order by seq desc limit 1');
  expect(event.rows[0].action).toBe('account.signed-out');
});

test('the last role of somebody and their sessions end together or not at all', async () => {
  const { id } = await addAccount();
  const role = randomUUID();
  await house.owner.query(
    `insert into office.membership (id, organisation_id, user_id, role) values ($1, $2, $3, 'programme-lead')`,
    [role, house.ids.organisation, id],
  );
  await house.owner.query(
    `insert into auth.session (id, "expiresAt", token, "updatedAt", "userId") values ($1, now() + interval '1 hour', $1, now(), $1)`,
    [id],
  );
  const state = async () =>
    (
      await house.owner.query(
        `select (select count(*)::int from auth.session where "userId" = $1) sessions,
           (select count(*)::int from office.membership where user_id = $1 and valid_to is null) roles`,
        [id],
      )
    ).rows[0];
  const administrator = house.as('administrator');
  await withoutTrail(() => administrator.post('/users/end', { role }));
  expect(await state()).toEqual({ sessions: 1, roles: 1 });
  await administrator.post('/users/end', { role });
  expect(await state()).toEqual({ sessions: 0, roles: 0 });
});
