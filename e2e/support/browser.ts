import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const candidates = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A real Chromium, without any connection of its own. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-sync',
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

/** No violation of WCAG 2.2 A and AA, at both widths; no sideways scrolling; nothing the content policy stopped. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const before = page.viewportSize() ?? widths.desktop;
  for (const size of Object.values(widths)) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page })
      // Without frames there is nothing to collect from elsewhere, and each look is three times as fast.
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map((node) => node.html.slice(0, 160)),
    }));
    expect(found, `${page.url()} at ${size.width} px`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${page.url()} scrolls sideways at ${size.width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(before);
};

/** Words that a Danish page must not show: raw keys and English. */
const foreign =
  /\b(undefined|null|NaN|object Object|two-thirds|in-person|register-follow-up|not-stated|Save|Cancel|Submit)\b/u;

export const expectDanish = async (page: Page): Promise<void> => {
  expect(await page.locator('html').getAttribute('lang')).toBe('da');
  const text = await page.locator('body').innerText();
  expect(foreign.exec(text)?.[0], `${page.url()} shows a raw or English word`).toBeUndefined();
};
