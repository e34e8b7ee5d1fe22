import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { violationsOn } from './axe.ts';
import type { Known } from './known.ts';

const candidates = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

let running: Promise<Browser> | undefined;

/**
 * A real Chromium, without any connection of its own. The files of a worker share it; it ends with the worker. One
 * that has ended before its time costs the file that had it, and not those after it.
 */
export const openBrowser = async (): Promise<Browser> => {
  running ??= launch();
  const browser = await running;
  if (browser.isConnected()) return browser;
  running = launch();
  return running;
};

/** At the end of a file: nobody is left at a screen. */
export const closeScreens = async (browser: Browser | undefined): Promise<void> => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
};

/**
 * Features that are switched off. The last list counts: it is Playwright's own for a local browser, and one more.
 * `RenderDocument` makes a frame anew for each page, at a quarter of what it costs to go to one.
 */
const withoutFeatures = [
  'RenderDocument',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

const launch = (): Promise<Browser> => {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-sync',
      `--disable-features=${withoutFeatures.join(',')}`,
      // A page stands for less than a second: axe has ended before what an optimising compiler made of it is used.
      '--js-flags=--no-turbofan --no-maglev',
    ],
  });
};

export const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** A person at a screen: own cookies, own size, with or without JavaScript. */
export const openPerson = async (
  browser: Browser,
  options: { readonly at?: keyof typeof widths; readonly javaScript?: boolean } = {},
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: widths[options.at ?? 'desktop'],
    javaScriptEnabled: options.javaScript ?? true,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  });

/**
 * What axe sees of a page, in short: tags, classes, roles and whether there is text, in order. Ids, addresses,
 * values, words and which of our languages they are in are left out, and siblings that are alike count once: a list
 * with another line is the same page.
 */
const skeletonOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const own =
      /^(?:id|href|for|value|name|action|src|content|nonce|title|data-.*|aria-(?:label|labelledby|describedby|controls))=|^(?:href)?lang=(?:da|en)$/su;
    const bones = (element: Element): string => {
      const worn = [...element.attributes]
        .map(({ name, value }) => (own.test(`${name}=${value}`) ? name : `${name}=${value}`))
        .toSorted()
        .join(' ');
      if (element.namespaceURI?.endsWith('svg') === true) return `<svg ${worn}>`;
      const text = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.nodeValue?.trim() !== '',
      );
      const inner = [...element.children].map(bones).filter((one, i, all) => one !== all[i - 1]);
      return `<${element.tagName} ${worn}${text ? ' +' : ''}>${inner.join('')}</>`;
    };
    return bones(document.documentElement);
  });

/**
 * No violation of WCAG 2.2 A and AA, at both widths, and no sideways scrolling.
 * @param known skeletons that axe has had in this run. A page with one of them is not given to axe again: its rules
 *   look at structure, names' presence and colours, which are then the same, and they are what takes the time. How
 *   wide the page's own words run is looked at on every page.
 */
export const expectAccessible = async (page: Page, known?: Known): Promise<void> => {
  const before = page.viewportSize() ?? widths.desktop;
  const isNew = known?.isNew(await skeletonOf(page)) ?? true;
  // At its own width first, since a page that changes its width is laid out and drawn again.
  const sizes = Object.values(widths).toSorted(
    (a, b) => Math.abs(a.width - before.width) - Math.abs(b.width - before.width),
  );
  for (const size of sizes) {
    await page.setViewportSize(size);
    if (isNew) expect(await violationsOn(page), `${page.url()} at ${size.width} px`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${page.url()} scrolls sideways at ${size.width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(before);
};

/** Words that a Danish page must not show: raw keys and English. */
const foreign =
  /\b(undefined|null|NaN|object Object|two-thirds|in-person|register-follow-up|not-stated|Save|Cancel|Submit)\b/u;

export const expectDanish = async (page: Page): Promise<void> => {
  const { lang, text } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    text: document.body.innerText,
  }));
  expect(lang).toBe('da');
  expect(foreign.exec(text)?.[0], `${page.url()} shows a raw or English word`).toBeUndefined();
};

/** Words of the frame, of forms and of figures that an English page must not show; nor raw ones. */
const danish =
  /Log ud|Hvad nu|Opdigtede data|Til forsiden|Tallene bag|frivilligt|ting at rette|Fortryd|Vælg|Gem\b|undefined|\bNaN\b/u;

/** Said to be English, and English in everything that a person did not write. */
export const expectEnglish = (html: string, address: string): void => {
  expect(html, address).toContain('<html lang="en"');
  expect(danish.exec(html)?.[0], address).toBeUndefined();
};
