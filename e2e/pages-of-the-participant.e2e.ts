import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeScreens, openBrowser, openPerson } from './support/browser.ts';
import { followedFrom, ownPageFrom } from './support/card.ts';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { type RunningServer, startDemo } from './support/server.ts';
import { walk } from './support/walk.ts';

/** Every page that is there for somebody without an account: a participant with a card, a prison with a link. */
let server: RunningServer;
let browser: Browser;
let office: BrowserContext;
let desk: Page;
const known = knownPages();
beforeAll(async () => {
  server = await startDemo();
  browser = await openBrowser();
  office = await openPerson(browser);
  desk = await office.newPage();
  await enterDemo(desk, server.url, 'Koordinator, Aarhus');
});
afterAll(async () => {
  await closeScreens(browser);
  await server?.stop();
  await server?.remove();
});

test('a participant, with the card that the coordinator has made', async () => {
  const kinds = await walk(browser, known, (page) => ownPageFrom(desk, page, server.url));
  expect(kinds).toEqual(
    expect.arrayContaining(['/me', '/me/consents', '/me/consents/withdraw', '/me/mentor']),
  );
});

test('who has come out of the own page, and who has none', async () => {
  const kinds = await walk(browser, known, async (page) => {
    await page.goto(`${server.url}/me`);
  });
  expect(kinds).toEqual(expect.arrayContaining(['/me/sign-in']));
});

test('somebody in a prison, with the link that was handed in', async () => {
  const kinds = await walk(browser, known, (page) => followedFrom(desk, page, server.url));
  expect(kinds).toEqual(expect.arrayContaining(['/refer/:token']));
});
