import { existsSync } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPerson } from './support/browser.ts';
import { enterDemo } from './support/demo.ts';
import { openDemo } from './support/open-demo.ts';

/** The pictures of the README. Taken anew at each run into e2e/out; the README's own change when PRIMUS_PICTURES is set. */
const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'e2e', 'out');
const shown = path.join(root, 'docs', 'screenshots');

const demo = openDemo();

test.each([
  ['today', 'desktop', 'Koordinator, Aarhus', '/today'],
  ['log', 'phone', 'Mentor, Aarhus', '/my'],
  ['result', 'desktop', 'Koordinator, Aarhus', '/results/demo-finished'],
] as const)('%s', async (name, at, persona, address) => {
  const context = await openPerson(demo.browser, { at });
  const page = await context.newPage();
  await enterDemo(page, demo.url, persona);
  await page.goto(`${demo.url}${address}`);
  if (name === 'log')
    await page
      .getByRole('link', { name: /Log kontakt/u })
      .first()
      .click();
  await page.waitForLoadState('networkidle');
  await mkdir(out, { recursive: true });
  const taken = path.join(out, `${name}.png`);
  await page.screenshot({ path: taken, animations: 'disabled' });
  expect((await stat(taken)).size).toBeGreaterThan(10_000);
  const kept = path.join(shown, `${name}.png`);
  if (process.env['PRIMUS_PICTURES'] !== undefined) {
    await mkdir(shown, { recursive: true });
    await copyFile(taken, kept);
  }
  expect(existsSync(kept), `${kept}: run with PRIMUS_PICTURES=1`).toBe(true);
  await context.close();
});
