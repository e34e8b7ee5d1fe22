import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectDanish, expectEnglish, openPerson } from './browser.ts';
import type { Known } from './known.ts';
import { speak } from './look.ts';

/** Pages of one kind are looked at once: ids, numbers and tokens in the path do not make another kind. */
const kindOf = (url: URL): string =>
  url.pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ':id')
    .replace(/^\/audit\/\d+/u, '/audit/:seq')
    .replace(/\/refer\/[\w-]+/u, '/refer/:token');

const linksOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]:not([download])')].map(({ href }) => href),
  );

/** One page of each kind is looked at; of studies two, since one recruits and one has ended. */
const perKind = (kind: string): number => (kind.startsWith('/studies/:id') ? 2 : 1);

const inEnglish = (address: string): string => {
  const url = new URL(address);
  url.searchParams.set('lang', 'en');
  return url.href;
};

/**
 * Walks every link from where a person stands, and looks at some pages of each kind: axe and overflow at both widths,
 * Danish words, the English twin, nothing that the content policy stopped.
 * @param start brings the page to where the walk begins
 * @returns the kinds that were met
 */
export const walk = async (
  browser: Browser,
  known: Known,
  start: (page: Page) => Promise<void>,
): Promise<readonly string[]> => {
  const context = await openPerson(browser);
  const page = await context.newPage();
  const stopped: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/u.test(message.text()))
      stopped.push(`${page.url()}: ${message.text()}`);
  });
  await start(page);
  const { origin } = new URL(page.url());
  const seen = new Set<string>();
  const looked = new Map<string, number>();
  const waiting = [page.url(), ...(await linksOn(page))];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const url = new URL(next);
    const kind = kindOf(url);
    const before = looked.get(kind) ?? 0;
    if (url.origin !== origin || seen.has(url.pathname) || before === perKind(kind)) continue;
    seen.add(url.pathname);
    looked.set(kind, before + 1);
    const english = await page.request.get(inEnglish(next), { maxRedirects: 5 });
    await speak(page, 'da');
    if (!(english.headers()['content-type'] ?? '').includes('text/html')) continue;
    expect(english.status(), `${next} in English`).toBe(200);
    expectEnglish(await english.text(), next);
    expect((await page.goto(next))?.status(), next).toBe(200);
    await expectAccessible(page, known);
    await expectDanish(page);
    waiting.push(...(await linksOn(page)));
  }
  expect(stopped).toEqual([]);
  await context.close();
  return [...looked.keys()];
};
