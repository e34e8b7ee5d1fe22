import path from 'node:path';
import { expect, test } from 'vitest';
import { readPostmasterFile } from '../app/src/platform/database/server/postmaster-file.ts';
import { expectAccessible, expectDanish } from './support/browser.ts';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { first, type Looker, openLooker } from './support/look.ts';
import { openDemo } from './support/open-demo.ts';
import { totp } from './support/totp.ts';

/** A new organisation with nothing in it yet, accounts and their tokens, and every way of being told no. */
const demo = openDemo();
const known = knownPages();

const somebody = async (): Promise<Looker> => {
  const looker = await openLooker(demo.browser, demo.url, known);
  return looker;
};

const password = 'en lang adgangskode til prøven';
const coordinator = 'koordinator@example.org';
let administrator: Looker;

/** From the page with the secret, past a wrong code, to the first page of the account. */
const setUpSecondFactor = async (looker: Looker): Promise<void> => {
  await looker.look(/^Sæt din autentifikator op/u);
  await looker.send(/second-factor/u, { code: '000000' });
  await looker.look(/^Sæt din autentifikator op/u, 422);
  const secret = ((await looker.page.locator('.pm-secret').textContent()) ?? '').replaceAll(' ', '');
  await looker.send(/second-factor/u, { code: totp(secret) });
};

/** The link in the newest letter of the outbox. */
const newestLetter = async (): Promise<string> => {
  await administrator.open('/outbox');
  const letter = administrator.page.locator('main a[href^="/outbox/"]').first();
  await administrator.open((await letter.getAttribute('href')) ?? '');
  await administrator.look(/./u);
  const text = await administrator.page.locator('main').innerText();
  return /http\S+\/invitation\/[\w-]+/u.exec(text)?.[0] ?? '';
};

const invite = (fields: Readonly<Record<string, string>>) => async (): Promise<void> => {
  await administrator.open('/users/invite');
  await administrator.send(/\/users\/invite$/u, fields);
};

test('told no: signing in, too many tries, a rule, an old page, another site’s form, no such page', async () => {
  const stranger = await somebody();
  await stranger.open('/sign-in');
  await stranger.send(/\/sign-in$/u);
  await stranger.look(/^Log ind/u, 422);
  const guess = async (): Promise<string> => {
    await stranger.open('/sign-in');
    await stranger.send(/\/sign-in$/u, {
      email: 'ukendt@example.org',
      password: 'et dårligt gæt, langt nok',
    });
    return stranger.page.locator('main').innerText();
  };
  await guess();
  await stranger.look(/^Log ind/u, 422);
  // The wait doubles with each try: one of a second may be over before it is looked at in the second language.
  await expect.poll(guess, { timeout: 20_000, interval: 300 }).toMatch(/[Vv]ent [3-9] /u);
  await stranger.look(/^Log ind/u, 429);
  await stranger.open('/no-such-page');
  await stranger.look(/^Siden findes ikke/u, 404);

  const visitor = await somebody();
  await enterDemo(visitor.page, demo.url, 'Administrator');
  await visitor.open('/users/invite');
  await visitor.send(/\/users\/invite$/u, { name: 'X', email: 'x@example.org', role: 'evaluator' });
  await visitor.look(/^Det kan ikke lade sig gøre/u, 409);
  await visitor.open('/no-such-page');
  await visitor.look(/^Siden findes ikke/u, 404);
  await visitor.open('/users/invite');
  await visitor.send(/\/users\/invite$/u, { _csrf: 'old' });
  await visitor.look(/^Siden var for gammel/u, 403);
  await visitor.open('/users/invite');
  await visitor.send(/\/users\/invite$/u, { name: 'x'.repeat(70_000) });
  await visitor.look(/^Det var for stort/u, 413);
});

test('a new organisation: the link, its errors, the second factor, empty pages', async () => {
  const [link = ''] = await demo.server.printed(/http\S+\/setup\/\S+/u);
  administrator = await somebody();
  await administrator.open(link);
  await administrator.look(/^Opret jeres organisation/u);
  await administrator.send(/\/setup\//u, { branches: 'Fyn', prisons: 'Nyborg', password: 'kort' });
  await administrator.look(/^Opret jeres organisation/u, 422);
  await administrator.send(/\/setup\//u, {
    organisation: 'Prøveforeningen',
    branches: 'Østjylland: Aarhus, Randers\nFyn: Odense',
    prisons: 'Nyborg: lukket',
    name: 'Opdigtet Administrator',
    email: 'admin@example.org',
    password,
  });
  await setUpSecondFactor(administrator);
  await administrator.look(/^Konti/u);
  for (const empty of ['/outbox', '/audit', '/register-lists']) {
    await administrator.open(empty);
    await administrator.look(/./u);
  }
  await administrator.open(link);
  await administrator.look(/./u, 410);
});

test('an invitation: its errors, the letter, the acceptance; a coordinator with nothing to do', async () => {
  await invite({})();
  await administrator.look(/^Invitér/u, 422);
  await invite({ name: 'Opdigtet Koordinator', email: coordinator, role: 'coordinator', branch: first })();
  await administrator.look(/^Konti/u);
  const link = await newestLetter();
  const invited = await somebody();
  await invited.open(link);
  await invited.look(/./u);
  await invited.send(/\/invitation\//u, { password: 'kort' });
  await invited.look(/./u, 422);
  await invited.send(/\/invitation\//u, { password });
  await setUpSecondFactor(invited);
  await invited.look(/^I dag/u);
  expect(await invited.page.locator('main').innerText()).toContain('Intet venter på dig i dag');
  await invite({ name: 'Opdigtet Koordinator', email: coordinator, role: 'programme-lead' })();
  await administrator.look(/^Konti/u);
  for (const empty of ['/people', '/mentors', '/overview', '/referral-links/new', '/account']) {
    await invited.open(empty);
    await invited.look(/./u);
  }
  await invited.open(link);
  await invited.look(/./u, 410);
});

test('lost access is given anew, an invitation is withdrawn, a role ends', async () => {
  await administrator.open('/users');
  await administrator.open(
    (await administrator.page.locator('main a[href^="/users/reset"]').first().getAttribute('href')) ?? '',
  );
  await administrator.look(/./u);
  await administrator.send(/\/users\/reset$/u);
  await administrator.look(/^Konti/u);
  const anew = await somebody();
  await anew.open(await newestLetter());
  await anew.look(/./u);

  await invite({ name: 'Opdigtet Mentor', email: 'mentor@example.org', role: 'mentor', branch: first })();
  await administrator.send(/\/users\/withdraw$/u);
  await administrator.look(/^Konti/u);
  await administrator.open(
    (await administrator.page.locator('main a[href^="/users/end"]').last().getAttribute('href')) ?? '',
  );
  await administrator.look(/: afslut rolle$/u);
  await administrator.send(/\/users\/end$/u);
  await administrator.look(/^Konti/u);
});

test('told that something broke: the database is gone for a moment', async () => {
  const { page } = await somebody();
  const cluster = path.join(demo.server.dataFolder, 'postgres');
  // It is back after half a second: whoever looks too late on a busy machine breaks it again.
  const breakAndLook = async () => {
    const running = readPostmasterFile(cluster);
    if (running?.status === 'ready') process.kill(running.pid, 'SIGQUIT');
    return (await page.goto(demo.url))?.status();
  };
  await expect.poll(breakAndLook, { interval: 1, timeout: 20_000 }).toBe(500);
  expect(await page.locator('h1').innerText()).toBe('Noget gik i stykker');
  await expectAccessible(page, known);
  await expectDanish(page);
  const back = async () => (await page.goto(demo.url))?.status();
  await expect.poll(back, { interval: 100, timeout: 20_000 }).toBe(200);
});
