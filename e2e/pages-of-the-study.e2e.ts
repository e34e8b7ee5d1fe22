import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeScreens, expectAccessible, expectDanish, openBrowser, openPerson } from './support/browser.ts';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { type RunningServer, startDemo } from './support/server.ts';
import { walk } from './support/walk.ts';

/** Every page that the study, the office and the public can reach by links, at both widths and in both languages. */
let server: RunningServer;
let browser: Browser;
const known = knownPages();
beforeAll(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens(browser);
  await server?.stop();
  await server?.remove();
});

test.each([
  ['Forsøgsleder', ['/randomise', '/studies', '/studies/:id', '/studies/:id/outcomes']],
  ['Evaluator', ['/studies', '/studies/:id', '/studies/:id/analysis']],
  ['Administrator', ['/users', '/outbox', '/register-lists', '/audit', '/audit/:seq']],
  ['Databeskyttelsesrådgiver', ['/audit', '/audit/:seq']],
])('%s', async (persona, met) => {
  const kinds = await walk(browser, known, (page) => enterDemo(page, server.url, persona));
  expect(kinds).toEqual(expect.arrayContaining(met));
});

test('somebody without an account', async () => {
  const kinds = await walk(browser, known, async (page) => {
    await page.goto(server.url);
  });
  expect(kinds).toEqual(expect.arrayContaining(['/', '/results/demo-finished']));
  const context = await openPerson(browser);
  const page = await context.newPage();
  const setup = server.output().match(/\/setup\/[\w-]+/u)?.[0] ?? '/setup/';
  for (const path of ['/sign-in', '/no-such-page', '/results', setup]) {
    await page.goto(`${server.url}${path}`);
    await expectAccessible(page, known);
    await expectDanish(page);
  }
  await context.close();
});
