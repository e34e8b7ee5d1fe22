import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Composed, openComposed, setUpOrganisation, type Visitor } from '../../../test/composed.ts';
import { codeFrom } from '../../../test/sign-in.ts';
import { routes } from '../../main.ts';

let composed: Composed;
let administrator: Visitor;
let secret: string;
beforeAll(async () => {
  composed = await openComposed({});
  ({ visitor: administrator, secret } = await setUpOrganisation(composed));
});
afterAll(() => composed.close());

const ageSession = (minutes: number) =>
  composed.owner.query(
    `update auth.session set "createdAt" = now() - make_interval(mins => $1), "provedAt" = null`,
    [minutes],
  );
const invitation = { name: 'Ny Kollega', email: 'ny@test.invalid', role: 'evaluator', branch: '' };
const invite = () => administrator.post('/users', '/users/invite', invitation);
const invited = async () =>
  (await composed.owner.query('select count(*)::int n from office.invitation')).rows[0].n;

test('what opens groups, hands out keys and data, or changes roles asks who it is once more', () => {
  const asked = routes
    .filter(({ proof }) => proof === 'recent')
    .map(({ method, path }) => `${method} ${path}`);
  expect(asked.toSorted()).toEqual([
    'get /register-lists',
    'get /studies/:id/analysis/data.csv',
    'get /studies/:id/analysis/report.html',
    'get /studies/:id/analysis/results.json',
    'get /studies/:id/unblinding',
    'get /users/end',
    'get /users/invite',
    'get /users/reset',
    'post /register-lists/:id',
    'post /studies/:id/unblinding',
    'post /studies/:id/unblinding/agree',
    'post /users/end',
    'post /users/invite',
    'post /users/reset',
  ]);
});

test('a page needs a proof of the last ten minutes, its form one of the last thirty', async () => {
  expect((await administrator.get('/users/invite')).status).toBe(200);
  await ageSession(11);
  const page = await administrator.get('/users/invite');
  expect([page.status, page.location]).toEqual([303, '/prove?next=%2Fusers%2Finvite']);
  const end = await administrator.get('/users/end?role=7c0ffee0-0000-4000-8000-000000000000');
  expect(end.location).toBe(
    `/prove?next=${encodeURIComponent('/users/end?role=7c0ffee0-0000-4000-8000-000000000000')}`,
  );
  expect((await invite()).location).toBe('/users');
  expect(await invited()).toBe(1);
  await ageSession(31);
  expect((await invite()).location).toBe('/prove?next=%2Fusers%2Finvite&unsent=yes');
  expect(await invited()).toBe(1);
  // Whoever is not signed in, or may not, hears of neither page nor proof.
  expect((await composed.visitor().get('/users/invite')).location).toContain('/sign-in');
  expect((await administrator.get('/studies/7c0ffee0-0000-4000-8000-000000000000/unblinding')).status).toBe(
    404,
  );
});

test('a new code is proof, in this session alone; a wrong or used one is not', async () => {
  await ageSession(60);
  const form = '/prove?next=%2Fusers%2Finvite&unsent=yes';
  expect((await administrator.get(form)).html).toContain('Formularen blev ikke sendt');
  const wrong = await administrator.post(form, '/prove', { code: '000000', next: '/users/invite' });
  expect(wrong.status).toBe(422);
  expect((await administrator.get('/users/invite')).status).toBe(303);
  const code = codeFrom(secret);
  const right = await administrator.post(form, '/prove', { code, next: '/users/invite' });
  expect([right.status, right.location]).toEqual([303, '/users/invite']);
  expect((await administrator.get('/users/invite')).status).toBe(200);
  await ageSession(60);
  expect((await administrator.post(form, '/prove', { code, next: '/users/invite' })).status).toBe(422);
  expect((await administrator.get('/users/invite')).status).toBe(303);
  const { rows } = await composed.owner.query(
    `select count(*)::int n from audit.event where action = 'account.proved-again'`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test.each(['//evil.example', 'https://evil.example', '/\\evil', '/a?next=//x'])(
  'nobody is led elsewhere: %s',
  async (next) => {
    const page = await administrator.get(`/prove?next=${encodeURIComponent(next)}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('name="next"');
  },
);
