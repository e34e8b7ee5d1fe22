import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Page as BrowserPage } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeScreens, expectAccessible, openBrowser, openPerson } from '../../../../e2e/support/browser.ts';
import { readAssets, serveAssets } from '../../platform/http/assets.ts';
import { security } from '../../platform/http/security.ts';
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  Form,
  Page,
  type PageContext,
  PublicPage,
  TextArea,
} from '../index.ts';
import { markup, pageContext } from '../test/render.ts';

const areas = [
  { value: 'housing', text: 'Bolig' },
  { value: 'family', text: 'Familie' },
];

/** A form that keeps a draft, the page after it, and the page after signing out, under the real content policy. */
async function pages(): Promise<Hono> {
  const app = new Hono();
  const assets = await readAssets(fileURLToPath(new URL('../../../dist/client', import.meta.url)));
  if (assets.css === '' || assets.js === '') throw new Error('Build first: app/dist/client is missing.');
  serveAssets(app, assets);
  app.use(security(false));
  const page: PageContext = pageContext({ path: '/log', assets: { css: assets.css, js: assets.js } });
  const log = (errors = {}) => (
    <Page page={page} title="Log kontakt" errors={errors}>
      <Form page={page} action="/log" submit="Gem" draft="contact:1" errors={errors} thumb>
        <DateField name="date" label="Hvornår" value={Temporal.PlainDate.from('2027-01-12')} />
        <CheckboxGroup name="areas" legend="Emner" options={areas} variant="chips" optional />
        <TextArea name="note" label="Kort note" maxLength={500} optional />
        <Checkbox name="concern" label="Jeg er bekymret" tone="concern" />
      </Form>
    </Page>
  );
  app.get('/log', async (http) => http.html(await markup(log())));
  app.get('/errors', async (http) => http.html(await markup(log({ note: 'Skriv en note.' }))));
  app.get('/saved', async (http) => http.html(await markup(<Page page={page} title="Mikkel" />)));
  const stranger = pageContext({ ...page, user: undefined });
  app.get('/', async (http) => http.html(await markup(<PublicPage page={stranger} title="Velkommen" />)));
  app.post('/log', (http) => http.redirect('/saved', 303));
  app.post('/sign-out', (http) => http.redirect('/', 303));
  return app;
}

let browser: Browser;
let server: ReturnType<typeof serve>;
let url = '';
let person: BrowserContext;
let page: BrowserPage;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  server = serve({ fetch: (await pages()).fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});

afterAll(async () => {
  await closeScreens(browser);
  server.close();
});

beforeEach(async () => {
  person = await openPerson(browser, { at: 'phone' });
  page = await person.newPage();
  complaints.length = 0;
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${url}/log`);
});

afterEach(async () => {
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await person.close();
});

const note = () => page.getByLabel('Kort note');
const save = () => page.getByRole('button', { name: 'Gem' });

describe('a draft', () => {
  test('is there again after the page was left: text, choices and date', async () => {
    await note().fill('Vi talte om bolig.');
    await page.getByLabel('Familie').check();
    await page.getByLabel('Jeg er bekymret').check();
    await page.getByLabel('Hvornår').fill('2027-03-03');
    await page.goto(`${url}/saved`);
    await page.goto(`${url}/log`);
    expect(await note().inputValue()).toBe('Vi talte om bolig.');
    expect(await page.getByLabel('Familie').isChecked()).toBe(true);
    expect(await page.getByLabel('Bolig').isChecked()).toBe(false);
    expect(await page.getByLabel('Jeg er bekymret').isChecked()).toBe(true);
    expect(await page.locator('output').textContent()).toBe('onsdag 3. marts 2027');
  });

  test('survives a sending that failed, and ends when it has arrived', async () => {
    await note().fill('Vi talte om bolig.');
    await person.setOffline(true);
    await save().click();
    await page.waitForURL('chrome-error://**');
    await person.setOffline(false);
    await page.goto(`${url}/log`);
    expect(await note().inputValue()).toBe('Vi talte om bolig.');
    await save().click();
    await page.waitForURL('**/saved');
    await page.goto(`${url}/log`);
    expect(await note().inputValue()).toBe('');
  });

  test('holds no token, and does not outlive signing out', async () => {
    await note().fill('Vi talte om bolig.');
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    expect(kept).toContain('Vi talte om bolig.');
    expect(kept).not.toContain('_csrf');
    await page.getByText('Menu').click();
    await page.getByRole('button', { name: 'Log ud' }).click();
    await page.waitForURL(`${url}/`);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

test('a page with errors starts its reader at the summary, whose link leads to the field', async () => {
  await page.goto(`${url}/errors`);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
  await page.getByRole('link', { name: 'Skriv en note.' }).click();
  expect(await note().evaluate((field) => field === document.activeElement)).toBe(true);
});

test('the room left is counted, and what is too long is said, not cut', async () => {
  const line = page.locator('#f-note-limit');
  expect(await line.textContent()).toBe('Der er plads til 500 tegn.');
  await note().fill('x'.repeat(18));
  expect(await line.textContent()).toBe('482 tegn tilbage');
  await note().fill('x'.repeat(503));
  expect(await line.textContent()).toBe('-3 tegn tilbage');
  expect((await note().inputValue()).length).toBe(503);
});

test('the menu closes with Escape and gives the focus back', async () => {
  await page.getByText('Menu').click();
  await page.getByRole('link', { name: 'Henvisninger' }).focus();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('link', { name: 'Henvisninger' }).isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('summary');
});

test('the form and its menu have no violations, closed and open', async () => {
  await expectAccessible(page);
  await page.goto(`${url}/errors`);
  await expectAccessible(page);
  await page.getByText('Menu').click();
  await expectAccessible(page);
});

test('without JavaScript the menu opens and the form is sent', async () => {
  const plain = await openPerson(browser, { at: 'phone', javaScript: false });
  const paper = await plain.newPage();
  await paper.goto(`${url}/log`);
  await paper.getByText('Menu').click();
  expect(await paper.getByRole('link', { name: 'Henvisninger' }).isVisible()).toBe(true);
  await paper.getByText('Menu').click();
  await paper.getByLabel('Kort note').fill('Uden skript.');
  await paper.getByRole('button', { name: 'Gem' }).click();
  await paper.waitForURL('**/saved');
  await plain.close();
});
