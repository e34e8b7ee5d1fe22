import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../test/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('an absent page and a page one may not see are the same answer', async () => {
  const absent = await house.as('coordinatorA').get('/no-such-page');
  expect(absent.status).toBe(404);
  expect(absent.html).toContain('Siden findes ikke');
  expect(absent.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('an address that only a form posts to leads back to its page, in the language asked for', async () => {
  const coordinator = house.as('coordinatorA');
  const id = crypto.randomUUID();
  for (const [path, page] of [
    [`/courses/${id}/release-date/preview`, `/courses/${id}/release-date`],
    [`/people/${id}/consents?lang=en`, `/people/${id}?lang=en`],
    ['/users/withdraw', '/users'],
    ['/demo/role', '/'],
  ] as const) {
    const answer = await coordinator.get(path);
    expect([answer.status, answer.location]).toEqual([303, page]);
  }
});

test('the language is kept in a cookie as strict as the others', async () => {
  const answer = await house.as('nobody').get('/sign-in?lang=en');
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('-lang=')) ?? '';
  expect(cookie).toMatch(/^__Host-primus-lang=en;/u);
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part);
});

test('health asks the database', async () => {
  expect(await (await house.app.request('/healthz')).json()).toEqual({ status: 'ok' });
});

test('a change without an actor sees no row and a rolled back change leaves no event', async () => {
  expect(
    await house.cases('nobody').read((db) => db.selectFrom('programme.person').selectAll().execute()),
  ).toEqual([]);
  const before = await house.owner.query('select count(*) from audit.event');
  await expect(
    house.cases('coordinatorA').change({ action: 'test.failed' }, async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  const after = await house.owner.query('select count(*) from audit.event');
  expect(after.rows).toEqual(before.rows);
});
