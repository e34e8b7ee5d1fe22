import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Composed, openComposed, setUpOrganisation, type Visitor } from '../../../test/composed.ts';

let composed: Composed;
beforeAll(async () => {
  composed = await openComposed();
});
afterAll(() => composed.close());

const enter = async (): Promise<Visitor> => {
  const visitor = composed.visitor();
  const entered = await visitor.post('/', '/demo', {});
  expect([entered.status, entered.location]).toEqual([303, '/']);
  return visitor;
};
/** Role text → account, as the switcher offers them. */
const offered = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/name="role" value="([^"]+)"[^>]*>([^<]+)</gu)].map(([, id = '', text = '']) => [
      text,
      id,
    ]),
  );

describe('the demo programme', () => {
  test('two visitors at once load it once, and are coordinators in it', async () => {
    const visitors = await Promise.all([enter(), enter()]);
    for (const visitor of visitors) expect((await visitor.get('/')).location).toBe('/today');
    const found = await composed.owner.query(
      `select (select count(*)::int from office.organisation) organisations,
              (select count(*)::int from audit.event where action = 'demo.loaded') loaded`,
    );
    expect(found.rows).toEqual([{ organisations: 1, loaded: 1 }]);
  });

  test('every page says that the people are invented, and offers the other roles', async () => {
    const visitor = await enter();
    const page = await visitor.get('/account');
    expect(page.html).toContain('Demo: alle personer og tal er opdigtede.');
    const roles = [...offered(page.html).keys()];
    expect(roles[0]).toBe('Koordinator, Aarhus');
    expect(roles).toEqual(expect.arrayContaining(['Mentor, Aarhus', 'Programleder', 'Administrator']));
    expect(roles.filter((role) => /^Evaluator(?:,|$)/u.test(role))).toHaveLength(2);
  });

  test.each([
    ['Mentor, Aarhus', '/my'],
    ['Programleder', '/overview'],
    ['Forsøgsleder', '/randomise'],
    ['Administrator', '/users'],
  ])('as %s one begins at %s, with another session', async (role, home) => {
    const visitor = await enter();
    const before = visitor.jar.get('__Host-primus-session');
    const id = offered((await visitor.get('/account')).html).get(role) ?? '';
    expect((await visitor.post('/account', '/demo/role', { role: id })).status).toBe(303);
    expect((await visitor.get('/')).location).toBe(home);
    expect(visitor.jar.get('__Host-primus-session')).not.toBe(before);
  });

  test('nobody is invited into it and no access is reset', async () => {
    const visitor = await enter();
    const id = offered((await visitor.get('/account')).html).get('Administrator') ?? '';
    await visitor.post('/account', '/demo/role', { role: id });
    const invited = await visitor.post('/users/invite', '/users/invite', {
      name: 'Nogen',
      email: 'nogen@test.invalid',
      role: 'evaluator',
      branch: '',
    });
    expect(invited.status).toBe(409);
    const other = await composed.owner.query(`select id from auth."user" where id <> $1 limit 1`, [id]);
    const reset = await visitor.post('/users', '/users/reset', { account: other.rows[0].id });
    expect(reset.status).toBe(409);
    expect((await composed.owner.query('select 1 from office.invitation')).rowCount).toBe(0);
  });
});

describe('beside an organisation of one’s own', () => {
  test('its accounts are no roles to look through, neither from the demo nor from itself', async () => {
    const visitor = await enter();
    const { visitor: own } = await setUpOrganisation(composed);
    const real = await composed.owner.query(
      `select m.user_id id from office.membership m join office.organisation o on o.id = m.organisation_id
       where not o.demo`,
    );
    const [first] = offered((await own.get('/account')).html).values();
    expect(first).toBeUndefined();
    const demo = await composed.owner.query(
      `select m.user_id id from office.membership m join office.organisation o on o.id = m.organisation_id
       where o.demo limit 1`,
    );
    expect((await own.post('/account', '/demo/role', { role: demo.rows[0].id })).status).toBe(404);
    // The demo closes when an organisation is there: its sessions end, and nobody enters.
    expect((await visitor.get('/account')).status).toBe(303);
    expect((await composed.visitor().get('/')).html).not.toContain('action="/demo"');
    const knocked = await composed.visitor().post('/sign-in', '/demo', {});
    expect(knocked.status).toBe(404);
    expect(real.rowCount).toBe(1);
  });
});
