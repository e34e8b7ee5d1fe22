import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../test/house.ts';
import { createApp } from './main.ts';

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

test('a page that cannot be looked for, since the database is gone, says so in words and nothing else', async () => {
  const logged: object[] = [];
  const parts = {
    ...house.parts,
    log: { ...house.parts.log, error: (fields: object) => void logged.push(fields) },
    viewerOf: () => Promise.reject(new Error('connection to /run/kanariefugl refused')),
  };
  const viewerOf = async (headers: Headers) => {
    const viewer = await house.parts.viewerOf(headers);
    const { organisation } = viewer;
    return { ...viewer, organisation: organisation && { ...organisation, demo: true } };
  };
  const demo = { ...parts, viewerOf, demoRoles: parts.viewerOf };
  for (const [path, broken] of [
    ['/no-such-page', parts],
    ['/today', parts],
    ['/no-such-page', demo],
    ['/results/no-such-result', demo],
  ] as const) {
    const answer = await createApp(broken, house.pools).request(path, {
      headers: { 'x-test-user': house.users.coordinatorA },
    });
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(html).toContain('<html lang="da"');
    expect(html).not.toContain('kanariefugl');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(logged.pop()).toMatchObject({ reference: expect.stringMatching(/^[0-9a-f]{10}$/u) });
  }
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
