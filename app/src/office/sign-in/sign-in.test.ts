import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type Composed,
  goodPassword,
  openComposed,
  setUpOrganisation,
  type Visitor,
} from '../../../test/composed.ts';
import { codeFrom } from '../../../test/sign-in.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { makeSetupLink } from '../setup/link.ts';

let stoppedAt: Temporal.Instant | undefined;
const clock: Clock = { ...systemClock, now: () => stoppedAt ?? systemClock.now() };
let composed: Composed;
let administrator: Visitor;
let secret: string;
let email: string;

beforeAll(async () => {
  composed = await openComposed({ clock });
});
afterAll(() => composed.close());

describe('before anything is set up', () => {
  test('the first page offers two ways', async () => {
    const page = await composed.visitor().get('/');
    expect(page.status).toBe(200);
    expect(page.html).toContain('Udforsk demoprogrammet');
    expect(page.html).toContain('npx primus setup-link');
    expect(page.html).not.toContain('href="/sign-in"');
  });

  test('a made-up or replaced set-up link is gone, the same for both', async () => {
    const first = await composed.setupLink();
    await makeSetupLink(composed.owner, 'http://localhost:3000', Temporal.Now.instant(), 'end');
    const replaced = await composed.visitor().get(first);
    const madeUp = await composed.visitor().get(`/setup/${'x'.repeat(43)}`);
    expect([replaced.status, madeUp.status]).toEqual([410, 410]);
    expect(replaced.html.length).toBe(madeUp.html.length);
  });

  test('errors stand beside the fields, what was typed stays, a password never comes back', async () => {
    const visitor = composed.visitor();
    const link = await composed.setupLink();
    const page = await visitor.post(link, link, {
      organisation: 'Prøveforeningen',
      branches: 'Aarhus\nAarhus',
      prisons: 'Nyborg',
      name: '',
      email: 'ikke en adresse',
      password: 'for kort x1',
    });
    expect(page.status).toBe(422);
    for (const text of [
      'Linje 2, Aarhus: står der to gange.',
      'Linje 1, Nyborg: skriv efter kolon',
      'Skriv dit navn.',
      'Skriv en mailadresse',
      'mindst 12 tegn',
      'value="Prøveforeningen"',
      'value="ikke en adresse"',
    ])
      expect(page.html).toContain(text);
    expect(page.html).not.toContain('for kort x1');
    const rows = await composed.owner.query('select count(*)::int n from office.organisation');
    expect(rows.rows).toEqual([{ n: 0 }]);
  });

  test('the link makes one organisation with its administrator, and is used up', async () => {
    ({ visitor: administrator, secret, email } = await setUpOrganisation(composed));
    const home = await administrator.get('/');
    expect([home.status, home.location]).toEqual([303, '/users']);
    const rows = await composed.owner.query(
      `select o.name, (select count(*)::int from office.branch) branches, (select count(*)::int from office.town) towns,
              (select string_agg(kind, ' ' order by kind) from office.prison) prisons,
              (select count(*)::int from office.setup_link where used_at is null) links_left
       from office.organisation o`,
    );
    expect(rows.rows).toEqual([
      { name: 'Prøveforeningen', branches: 2, towns: 3, prisons: 'closed open', links_left: 0 },
    ]);
    const events = await composed.owner.query(
      `select action, organisation_id = (select id from office.organisation) ours from audit.event where action <> 'setup-link.made' order by seq`,
    );
    expect(events.rows).toEqual([
      { action: 'organisation.set-up', ours: true },
      { action: 'account.second-factor-set', ours: true },
    ]);
  });

  test('afterwards a link makes one more administrator, never a second organisation', async () => {
    const link = await composed.setupLink();
    const visitor = composed.visitor();
    expect((await visitor.get(link)).html).toContain('Ny administrator');
    const second = await visitor.post(link, link, {
      organisation: 'Den anden',
      branches: 'Sted',
      prisons: 'Nyborg: lukket',
      name: 'Per',
      email: 'per@test.invalid',
      password: goodPassword,
    });
    expect(second.status).toBe(409);
    const made = await visitor.post(link, `${link}/administrator`, {
      name: 'Per',
      email: 'per@test.invalid',
      password: goodPassword,
    });
    expect(made.location).toBe('/second-factor');
    const rows = await composed.owner.query(
      `select (select count(*)::int from office.organisation) organisations,
              (select count(*)::int from office.membership where role = 'administrator') administrators`,
    );
    expect(rows.rows).toEqual([{ organisations: 1, administrators: 2 }]);
  });
});

describe('signing in through the pages', () => {
  const password = (visitor: Visitor, fields: Record<string, string>, headers = {}) =>
    visitor.post('/sign-in', '/sign-in', { email, password: goodPassword, ...fields }, headers);

  test('password, code, and on to the page that was asked for; each step has another session', async () => {
    const visitor = composed.visitor();
    const asked = await visitor.get('/users');
    expect([asked.status, asked.location]).toEqual([303, '/sign-in?next=%2Fusers']);
    const first = await password(visitor, { next: '/users' });
    expect([first.status, first.location]).toEqual([303, '/sign-in/code?next=%2Fusers']);
    expect((await visitor.get('/users')).status).toBe(303);
    const second = await visitor.post('/sign-in/code', '/sign-in/code', {
      code: codeFrom(secret),
      next: '/users',
    });
    expect([second.status, second.location]).toEqual([303, '/users']);
    expect(visitor.jar.get('__Host-primus-session')).toBeDefined();
    expect(visitor.jar.get('__Host-primus-second-step')).toBeUndefined();
    const out = await visitor.post('/account', '/sign-out', {});
    expect(out.status).toBe(303);
    expect(visitor.jar.get('__Host-primus-session')).toBeUndefined();
  });

  test('an unknown address and a wrong password get the same page', async () => {
    const strip = (html: string) =>
      html.replaceAll(/value="[^"]*"/gu, '').replaceAll(/[\w-]+@test\.invalid/gu, '');
    const wrong = await password(composed.visitor(), { password: 'ikke den rigtige' });
    const unknown = await password(composed.visitor(), {
      email: 'ingen@test.invalid',
      password: 'ikke den rigtige',
    });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(strip(wrong.html)).toBe(strip(unknown.html));
    expect(wrong.html).toContain('passer ikke sammen');
    expect(wrong.html).not.toContain('ikke den rigtige');
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere', 'javascript:alert(1)'])(
    'never on to %s',
    async (next) => {
      const page = await composed.visitor().get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(page.html).not.toContain('name="next"');
      const first = await password(composed.visitor(), { next });
      expect(first.location).toBe('/sign-in/code');
    },
  );

  test('a form without a token, or from another site, is refused before the password is looked at', async () => {
    const visitor = composed.visitor();
    expect((await password(visitor, { _csrf: 'x' })).status).toBe(403);
    expect((await password(visitor, {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await password(visitor, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('after too many tries the page says how long to wait; a forged address does not help', async () => {
    // The first wait is one second, which two tries may take on a busy machine.
    stoppedAt = systemClock.now();
    onTestFinished(() => {
      stoppedAt = undefined;
    });
    const one = (i: number) =>
      password(
        composed.visitor(),
        { email: 'slow@test.invalid', password: 'ikke den rigtige' },
        { 'x-forwarded-for': `198.51.100.${i}` },
      );
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await one(i)).status);
    expect(statuses).toEqual([422, 422, 422, 429]);
    expect((await one(5)).html).toMatch(/Vent \d+ (?:sekund|sekunder|minutter), og prøv igen/u);
    const address = await composed.owner.query(
      `select count(*)::int n from auth.attempt where key like 'address %'`,
    );
    expect(address.rows).toEqual([{ n: 1 }]);
  });

  test('a session that somebody planted in the browser dies when its victim signs in', async () => {
    const planted = administrator.jar.get('__Host-primus-session');
    const visitor = composed.visitor();
    visitor.jar.keep([`__Host-primus-session=${planted}`]);
    const first = await visitor.post('/account', '/sign-in', { email, password: goodPassword });
    expect(first.location).toBe('/sign-in/code');
    expect(visitor.jar.get('__Host-primus-session')).toBeUndefined();
    expect((await administrator.get('/account')).location).toMatch(/^\/sign-in/u);
  });
});

test('no session id and no address stands in a page or an address', async () => {
  const again = composed.visitor();
  await again.post('/sign-in', '/sign-in', { email, password: goodPassword });
  const page = await again.get('/sign-in/code');
  for (const value of [again.jar.get('__Host-primus-second-step') ?? 'x'.repeat(9)]) {
    expect(page.html).not.toContain(value);
  }
});
