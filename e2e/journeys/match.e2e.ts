import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPerson } from '../support/browser.ts';
import { counted, expectWithin } from '../support/counting.ts';
import { enterDemo } from '../support/demo.ts';
import { allSayYes } from '../support/pairs.ts';
import { newDataFolder, type RunningServer, startServer } from '../support/server.ts';

/** Journey 4: from a course to proposals that are sent, at most four clicks, with JavaScript and without. */
let server: RunningServer;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  server = await startServer({ dataFolder: await newDataFolder() });
  browser = await openBrowser();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await server?.stop();
  await server?.remove();
});

const open = async (javaScript: boolean): Promise<Page> => {
  const context = await openPerson(browser, { javaScript });
  contexts.push(context);
  const page = await context.newPage();
  await enterDemo(page, server.url, 'Koordinator, Aarhus');
  return page;
};

/** A course of the demo that seeks two mentors; the day's list knows one. */
const openSeeking = async (page: Page): Promise<void> => {
  await page.goto(`${server.url}/today`);
  const line = page.locator('a', { hasText: /^Find (?:mentorer|den anden mentor)$/u }).first();
  const course = ((await line.getAttribute('href')) ?? '').replace(/\/match$/u, '');
  await page.goto(`${server.url}${course}`);
};

test.each([true, false])(
  'journey 4: the three are asked within four clicks, JavaScript %s',
  async (javaScript) => {
    const page = await open(javaScript);
    await openSeeking(page);
    const person = counted(page);
    await person.click(page.getByRole('link', { name: /^Find (?:mentorer|den anden mentor)$/u }).first());
    expect(await page.locator('main').innerText()).toMatch(/For: .*\d+ point af 100/su);
    await person.click(page.getByRole('button', { name: 'Spørg de tre' }));
    await page
      .getByText(/De tre er spurgt\. Svar senest/u)
      .first()
      .waitFor();
    expectWithin('journey 4', person.cost(), { clicks: 4, pages: 3, fields: 4, characters: 0 });
    await allSayYes(page);
    expect(await page.getByText(/^Afslut for mentoren/u).count()).toBe(2);
  },
);
