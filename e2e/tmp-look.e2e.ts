import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { openBrowser, openPerson, widths } from './support/browser.ts';
import { become, enterDemo } from './support/demo.ts';
import { choose, press, saysOn } from './support/page.ts';
import { newDataFolder, type RunningServer, startServer } from './support/server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer({ dataFolder: await newDataFolder() });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await server?.remove();
});
const shot = async (page: Page, name: string) => {
  for (const [key, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `/tmp/pairs-scratch/${name}-${key}.png`, fullPage: true });
  }
  await page.setViewportSize(widths.desktop);
};
const ends = (page: Page) => page.locator('main a[href*="/mentors/"][href$="/end"]');
test('look', async () => {
  const context = await openPerson(browser, { javaScript: false });
  const page = await context.newPage();
  await enterDemo(page, server.url, 'Koordinator, Aarhus');
  await page.goto(`${server.url}/today`);
  await shot(page, 'today');
  const { writeFileSync } = await import('node:fs');
  writeFileSync('/tmp/pairs-scratch/today.txt', await page.locator('main').innerText());
  await page.goto(`${server.url}/supply`);
  await shot(page, 'supply-before');
  await page.goto(`${server.url}/today`);
  const links = await page
    .locator('main a[href^="/courses/"]')
    .evaluateAll((all) => all.map((l) => l.getAttribute('href') ?? ''));
  let done = 0;
  for (const course of new Set(links.map((l) => l.split('/').slice(0, 3).join('/')))) {
    await page.goto(`${server.url}${course}`);
    if ((await ends(page).count()) !== 2) continue;
    console.log(course, (await page.locator('main').innerText()).slice(0, 300));
    for (const _ of [1, 2]) {
      await page.goto(`${server.url}${course}`);
      await page.goto(`${server.url}${(await ends(page).first().getAttribute('href')) ?? ''}`);
      await choose(page, 'reason', 'mentor-moved');
      await choose(page, 'arrivingSees', 'everything');
      await choose(page, 'leavingSees', 'nothing');
      await press(page, 'Afslut for mentoren');
      await saysOn(page, 'Mentoren er ikke længere på forløbet.');
    }
    done += 1;
    if (done === 3) break;
  }
  await page.goto(`${server.url}/pairs`);
  await shot(page, 'pairs-coordinator-1');
  await page.getByRole('button', { name: 'Find par til alle' }).click();
  await page.waitForLoadState();
  await shot(page, 'plan');
  await become(page, 'Programleder');
  await page.goto(`${server.url}/pairs`);
  await shot(page, 'pairs-lead-1');
  await page.getByRole('button', { name: 'Find den bedste plan' }).click();
  await page.waitForLoadState();
  await shot(page, 'pairs-lead-2');
  await page.goto(`${server.url}/supply`);
  await shot(page, 'supply-lead');
  await page.goto(`${server.url}/settings/matching`);
  await page.fill('[name="weight-language"]', '0');
  await page.fill('[name="weight-capacity"]', '20');
  await shot(page, 'settings');
  await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click();
  await page.waitForLoadState();
  await shot(page, 'preview');
  await become(page, 'Koordinator, Aarhus');
  await page.goto(`${server.url}/pairs`);
  await shot(page, 'pairs-coordinator-2');
}, 300_000);
