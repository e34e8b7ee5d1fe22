import { expect, test } from 'vitest';
import { expectAccessible, expectDanish, openPerson } from './support/browser.ts';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { openDemo } from './support/open-demo.ts';
import { walk } from './support/walk.ts';

/** Every page that the study, the office and the public can reach by links, at both widths and in both languages. */
const demo = openDemo();
const known = knownPages();

test.each([
  ['Forsøgsleder', ['/randomise', '/studies', '/studies/:id', '/studies/:id/outcomes']],
  ['Evaluator', ['/studies', '/studies/:id', '/studies/:id/analysis']],
  ['Administrator', ['/users', '/outbox', '/register-lists', '/audit', '/audit/:seq']],
  ['Databeskyttelsesrådgiver', ['/audit', '/audit/:seq']],
])('%s', async (persona, met) => {
  const kinds = await walk(demo.browser, known, (page) => enterDemo(page, demo.url, persona));
  expect(kinds).toEqual(expect.arrayContaining(met));
});

test('somebody without an account', async () => {
  const kinds = await walk(demo.browser, known, async (page) => {
    await page.goto(demo.url);
  });
  expect(kinds).toEqual(expect.arrayContaining(['/', '/results/demo-finished']));
  const context = await openPerson(demo.browser);
  const page = await context.newPage();
  const setup = demo.server.output().match(/\/setup\/[\w-]+/u)?.[0] ?? '/setup/';
  for (const path of ['/sign-in', '/no-such-page', '/results', setup]) {
    await page.goto(`${demo.url}${path}`);
    await expectAccessible(page, known);
    await expectDanish(page);
  }
  await context.close();
});
