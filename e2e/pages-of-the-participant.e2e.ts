import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openPerson } from './support/browser.ts';
import { followedFrom, ownPageFrom } from './support/card.ts';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { openDemo } from './support/open-demo.ts';
import { walk } from './support/walk.ts';

/** Every page that is there for somebody without an account: a participant with a card, a prison with a link. */
const demo = openDemo();
let office: BrowserContext;
let desk: Page;
const known = knownPages();
beforeAll(async () => {
  office = await openPerson(demo.browser);
  desk = await office.newPage();
  await enterDemo(desk, demo.url, 'Koordinator, Aarhus');
});

test('a participant, with the card that the coordinator has made', async () => {
  const kinds = await walk(demo.browser, known, (page) => ownPageFrom(desk, page, demo.url));
  expect(kinds).toEqual(
    expect.arrayContaining(['/me', '/me/consents', '/me/consents/withdraw', '/me/mentor']),
  );
});

test('who has come out of the own page, and who has none', async () => {
  const kinds = await walk(demo.browser, known, async (page) => {
    await page.goto(`${demo.url}/me`);
  });
  expect(kinds).toEqual(expect.arrayContaining(['/me/sign-in']));
});

test('somebody in a prison, with the link that was handed in', async () => {
  const kinds = await walk(demo.browser, known, (page) => followedFrom(desk, page, demo.url));
  expect(kinds).toEqual(expect.arrayContaining(['/refer/:token']));
});
