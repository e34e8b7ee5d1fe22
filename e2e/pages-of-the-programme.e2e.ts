import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeScreens, openBrowser } from './support/browser.ts';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { type RunningServer, startDemo } from './support/server.ts';
import { walk } from './support/walk.ts';

/** Every page that those who carry the programme can reach by links, at both widths and in both languages. */
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
  [
    'Koordinator, Aarhus',
    [
      '/today',
      '/people',
      '/people/:id',
      '/people/:id/release-date',
      '/mentors',
      '/mentors/:id',
      '/courses/:id',
      '/referrals/:id',
    ],
  ],
  ['Mentor, Aarhus', ['/my', '/my/:id', '/my/:id/log', '/my/:id/concern']],
  ['Programleder', ['/overview']],
])(
  'M126 M127 %s',
  async (persona, met) => {
    const kinds = await walk(browser, known, (page) => enterDemo(page, server.url, persona));
    expect(kinds).toEqual(expect.arrayContaining(met));
    // A coordinator has some fifty kinds of pages, each looked at twice.
  },
  300_000,
);
