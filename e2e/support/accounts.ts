import type { Page } from 'playwright-core';
import { fill, pick, press } from './page.ts';
import { totp } from './totp.ts';

const password = 'en lang adgangskode til prøven';

/** Somebody with an account of their own: an address, and the secret in their authenticator. */
export interface Account {
  readonly page: Page;
  readonly email: string;
  readonly secret: string;
}

/** Sets the second factor up as a person would: copies the key into an authenticator, writes its code. */
const setUpSecondFactor = async (page: Page): Promise<string> => {
  await page.waitForURL(/\/second-factor/u);
  const secret = ((await page.locator('.pm-secret').textContent()) ?? '').replaceAll(' ', '');
  await fill(page, 'code', totp(secret));
  await press(page, 'Færdig');
  await page.waitForURL((url) => !url.pathname.startsWith('/second-factor'));
  return secret;
};

export interface Places {
  readonly organisation: string;
  readonly branches: string;
  readonly prisons: string;
}

/** The first administrator, from the link in the terminal. */
export const setUpOrganisation = async (page: Page, link: string, places: Places): Promise<Account> => {
  const email = 'administrator@example.org';
  await page.goto(link);
  for (const [name, value] of Object.entries(places)) await fill(page, name, value);
  await fill(page, 'name', 'Opdigtet Administrator');
  await fill(page, 'email', email);
  await fill(page, 'password', password);
  await press(page, 'Opret organisationen');
  return { page, email, secret: await setUpSecondFactor(page) };
};

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly branch?: string;
}

/** The administrator invites, and finds the letter in the outbox: its link comes back. */
export const invite = async (administrator: Page, url: string, person: Invited): Promise<string> => {
  await administrator.goto(`${url}/users/invite`);
  await fill(administrator, 'name', person.name);
  await fill(administrator, 'email', person.email);
  await pick(administrator, 'role', person.role);
  if (person.branch !== undefined) await pick(administrator, 'branch', person.branch);
  await press(administrator, 'Send invitation');
  await administrator.goto(`${url}/outbox`);
  const letter = administrator.locator('tr', { hasText: person.email });
  await letter.locator('a[href^="/outbox/"]').first().click();
  const link = /http\S+\/invitation\/[\w-]+/u.exec(await administrator.locator('main').innerText())?.[0];
  if (link === undefined) throw new Error(`no link in the letter to ${person.email}`);
  return link;
};

/** Whoever is invited opens the letter's link, and chooses a password and a second factor. */
export const accept = async (page: Page, link: string, email: string): Promise<Account> => {
  await page.goto(link);
  await fill(page, 'password', password);
  await page.locator('main form').last().getByRole('button').last().click();
  return { page, email, secret: await setUpSecondFactor(page) };
};

/** Out, and in again with password and code: not the code that was used before, but the next one. */
export const signInAgain = async ({ page, email, secret }: Account, url: string): Promise<void> => {
  await page.goto(`${url}/account`);
  await press(page, 'Log ud');
  await page.goto(`${url}/sign-in`);
  await fill(page, 'email', email);
  await fill(page, 'password', password);
  await press(page, /Log ind|Fortsæt/u);
  await page.waitForURL(/\/sign-in\/code/u);
  await fill(page, 'code', totp(secret, Date.now() + 30_000));
  await page.locator('main form').getByRole('button').first().click();
  await page.waitForURL((there) => !there.pathname.startsWith('/sign-in'));
};
