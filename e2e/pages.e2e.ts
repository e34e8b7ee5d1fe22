import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectDanish, openBrowser, openPerson } from './support/browser.ts';
import { enterDemo, personas } from './support/demo.ts';
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

/** Pages of one kind are looked at once: ids and tokens in the path do not make another kind. */
const kindOf = (url: URL): string =>
  url.pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ':id').replace(/\/refer\/[\w-]+/u, '/refer/:token');

const linksOn = async (page: Page): Promise<readonly string[]> =>
  page
    .locator('a[href^="/"]:not([download])')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));

/** One page of each kind is looked at; of studies two, since one recruits and one has ended. */
const perKind = (kind: string): number => (kind.startsWith('/studies/:id') ? 2 : 1);

/** Walks every link from where the page is, and looks at some pages of each kind. */
const walk = async (page: Page, look: (kind: string) => Promise<void>): Promise<readonly string[]> => {
  const seen = new Set<string>();
  const looked = new Map<string, number>();
  const waiting = [page.url(), ...(await linksOn(page))];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const url = new URL(next);
    const kind = kindOf(url);
    const before = looked.get(kind) ?? 0;
    if (url.origin !== server.url || seen.has(url.pathname) || before === perKind(kind)) continue;
    seen.add(url.pathname);
    looked.set(kind, before + 1);
    const answer = await page.request.get(next, { maxRedirects: 5 });
    if (!(answer.headers()['content-type'] ?? '').includes('text/html')) continue;
    expect(answer.status(), next).toBe(200);
    await expectEnglishTwin(page, next);
    await page.goto(next);
    await look(kind);
    waiting.push(...(await linksOn(page)));
  }
  return [...looked.keys()];
};

/** The same page in English: said to be English, and without the frame's Danish words. */
const expectEnglishTwin = async (page: Page, address: string): Promise<void> => {
  const withLang = (lang: string) => {
    const url = new URL(address);
    url.searchParams.set('lang', lang);
    return url.href;
  };
  const english = await (await page.request.get(withLang('en'))).text();
  expect(english, address).toContain('<html lang="en"');
  expect(
    /Log ud|Hvad nu|Opdigtede data|Til forsiden|undefined|\bNaN\b/u.exec(english)?.[0],
    address,
  ).toBeUndefined();
  await page.request.get(withLang('da'));
};

/** What a role must at least have met on its walk. */
const met: Readonly<Record<string, readonly string[]>> = {
  Koordinator: [
    '/today',
    '/people',
    '/people/:id',
    '/mentors',
    '/mentors/:id',
    '/courses/:id',
    '/referrals/:id',
  ],
  Mentor: ['/my', '/my/:id', '/my/:id/log', '/my/:id/concern'],
  Forsøgsleder: ['/randomise', '/studies', '/studies/:id', '/studies/:id/outcomes'],
  Evaluator: ['/studies', '/studies/:id', '/studies/:id/analysis'],
  Programleder: ['/overview'],
  Administrator: ['/users', '/outbox', '/audit'],
};

describe('every page that somebody can reach, at both widths', () => {
  test.each(personas)('%s', { timeout: 300_000 }, async (persona) => {
    const context = await openPerson(browser);
    const page = await context.newPage();
    const stopped: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/u.test(message.text()))
        stopped.push(`${page.url()}: ${message.text()}`);
    });
    await enterDemo(page, server.url, persona);
    const kinds = await walk(page, async () => {
      await expectAccessible(page);
      await expectDanish(page);
    });
    const [role = ''] = persona.split(',');
    expect(kinds).toEqual(expect.arrayContaining([...(met[role] ?? [])]));
    expect(stopped).toEqual([]);
    await context.close();
  });

  test('somebody without an account', { timeout: 300_000 }, async () => {
    const context = await openPerson(browser);
    const page = await context.newPage();
    await page.goto(server.url);
    const kinds = await walk(page, async () => {
      await expectAccessible(page);
      await expectDanish(page);
    });
    expect(kinds).toEqual(expect.arrayContaining(['/', '/results/demo-finished']));
    for (const path of [
      '/sign-in',
      '/no-such-page',
      server.output().match(/\/setup\/[\w-]+/u)?.[0] ?? '/setup/',
    ]) {
      await page.goto(`${server.url}${path}`);
      await expectAccessible(page);
      await expectDanish(page);
    }
    await context.close();
  });
});
