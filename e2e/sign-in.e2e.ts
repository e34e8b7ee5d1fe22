import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectDanish, openPerson } from './support/browser.ts';
import { knownPages } from './support/known.ts';
import { openEmpty } from './support/open-demo.ts';
import { totp } from './support/totp.ts';

const system = openEmpty();
const known = knownPages();

const password = 'en lang adgangskode til prøven';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** Sets the second factor up as a person would: copies the key into an authenticator, writes its code. */
const setUpSecondFactor = async (page: Page): Promise<{ readonly secret: string; readonly used: string }> => {
  await page.waitForURL(/\/second-factor/u);
  const secret = ((await page.locator('.pm-secret').textContent()) ?? '').replaceAll(' ', '');
  await expectAccessible(page, known);
  await expectDanish(page);
  const used = totp(secret);
  await page.locator('[name="code"]').fill(used);
  await press(page, 'Færdig');
  return { secret, used };
};

test('from the link in the terminal to a coordinator who was invited and signs in', async () => {
  const [, link = ''] = await system.server.printed(/(http\S+\/setup\/\S+)/u);
  const administrator = await (await openPerson(system.browser)).newPage();
  await administrator.goto(link);
  const field = (name: string) => administrator.locator(`[name="${name}"]`);
  await field('organisation').fill('Prøveforeningen');
  await field('branches').fill('Østjylland: Aarhus, Randers\nFyn: Odense');
  await field('prisons').fill('Nyborg: lukket');
  await field('name').fill('Opdigtet Administrator');
  await field('email').fill('admin@example.org');
  await field('password').fill(password);
  await press(administrator, 'Opret organisationen');
  await setUpSecondFactor(administrator);
  await administrator.waitForURL(/\/users/u);
  expect((await administrator.goto(link))?.status()).toBe(410);

  await administrator.goto(`${system.url}/users`);
  await administrator.getByRole('link', { name: /Invit/u }).first().click();
  await field('name').fill('Opdigtet Koordinator');
  await field('email').fill('koordinator@example.org');
  const role = administrator.locator('select[name="role"]');
  const wanted = role.locator('option', { hasText: 'Koordinator' }).filter({ hasText: 'Fyn' });
  if ((await wanted.count()) > 0) await role.selectOption((await wanted.getAttribute('value')) ?? '');
  else {
    await role.selectOption({ label: 'Koordinator' });
    await administrator.locator('select[name="branch"]').selectOption({ label: 'Fyn' });
  }
  await press(administrator, /Invit|Send/u);
  await administrator.goto(`${system.url}/outbox`);
  await administrator.locator('main a[href^="/outbox/"]').first().click();
  const mail = (await administrator.locator('main').innerText()) ?? '';
  const invitation = /http\S+\/invitation\/[\w-]+/u.exec(mail)?.[0] ?? '';

  const context = await openPerson(system.browser);
  const coordinator = await context.newPage();
  await coordinator.goto(invitation);
  await coordinator.locator('[name="password"]').fill(password);
  await coordinator.locator('form').last().getByRole('button').last().click();
  const { secret, used } = await setUpSecondFactor(coordinator);
  await coordinator.waitForURL(/\/today/u);
  expect(await coordinator.locator('main').innerText()).toContain('Intet venter på dig i dag');
  await press(coordinator, 'Log ud');

  await coordinator.goto(`${system.url}/people`);
  await coordinator.waitForURL(/\/sign-in/u);
  await coordinator.locator('[name="email"]').fill('koordinator@example.org');
  await coordinator.locator('[name="password"]').fill(password);
  await press(coordinator, /Log ind|Fortsæt/u);
  await coordinator.waitForURL(/\/sign-in\/code/u);
  // The code that set the authenticator up has been used: the same one again opens nothing.
  await coordinator.locator('[name="code"]').fill(used);
  await coordinator.locator('main form').getByRole('button').first().click();
  expect(coordinator.url()).toContain('/sign-in');
  await coordinator.locator('[name="code"]').fill(totp(secret, Date.now() + 30_000));
  await coordinator.locator('main form').getByRole('button').first().click();
  await coordinator.waitForURL(/\/people/u);
  expect((await coordinator.goto(`${system.url}/users`))?.status()).toBe(404);
});
