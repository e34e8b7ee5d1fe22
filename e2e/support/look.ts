import type { Browser, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectDanish, expectEnglish, openPerson } from './browser.ts';
import type { Known } from './known.ts';

/** `first` takes the first real choice of a list or of radio buttons. */
export const first = '\u0000first';

/** Somebody who looks at each page that a press or a link brings. */
export interface Looker {
  readonly page: Page;
  readonly open: (address: string) => Promise<void>;
  /** Fills the fields that are named in the form that posts to where the pattern says, and sends it. */
  readonly send: (action: RegExp, fields?: Readonly<Record<string, string>>) => Promise<void>;
  /**
   * The page as it stands now: axe and overflow at both widths, Danish words, the answer to the same request in
   * English, nothing that the content policy stopped.
   */
  readonly look: (title: RegExp, status?: number) => Promise<void>;
  /** For an answer to a form with a file, which cannot be repeated by itself: presses in English, and reads. */
  readonly lookInEnglish: (press: () => Promise<void>) => Promise<void>;
}

/** Fills and sends in the page itself, so that a folded form needs no unfolding. */
const fillAndSend = ([pattern, fields, firstChoice]: readonly [string, Record<string, string>, string]) => {
  const wanted = new RegExp(pattern, 'u');
  const form = [...document.forms].find((one) => wanted.test(one.getAttribute('action') ?? ''));
  if (form === undefined) throw new Error(`no form posts to ${pattern}`);
  for (const [name, value] of Object.entries(fields)) {
    const controls = [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)];
    const [control] = controls;
    if (control === undefined) throw new Error(`the form has no field ${name}`);
    if (control.type === 'radio' || control.type === 'checkbox') {
      const chosen = controls.find((one) => value === firstChoice || one.value === value);
      if (chosen === undefined) throw new Error(`the field ${name} has no choice ${value}`);
      chosen.checked = true;
    } else if (control instanceof HTMLSelectElement) {
      const options = [...control.options].filter((option) => option.value !== '');
      control.value = value === firstChoice ? (options[0]?.value ?? '') : value;
    } else control.value = value;
  }
  form.requestSubmit();
};

/** The language of the next pages. */
export const speak = (page: Page, value: 'da' | 'en'): Promise<void> =>
  page
    .context()
    .addCookies([
      { name: '__Host-primus-lang', value, domain: new URL(page.url()).hostname, path: '/', secure: true },
    ]);

/** The answer to the same request in English; a form that is sent again under its own number changes nothing. */
const inEnglish = async (page: Page, asked: Request): Promise<{ status: number; html: string }> => {
  const url = new URL(asked.url());
  url.searchParams.set('lang', 'en');
  const body = asked.postDataBuffer();
  const answer = await page.request.fetch(url.href, {
    method: asked.method(),
    maxRedirects: 0,
    headers: {
      origin: url.origin,
      ...(body === null ? {} : { 'content-type': (await asked.headerValue('content-type')) ?? '' }),
    },
    ...(body === null ? {} : { data: body }),
  });
  await speak(page, 'da');
  return { status: answer.status(), html: await answer.text() };
};

export const openLooker = async (browser: Browser, origin: string, known: Known): Promise<Looker> => {
  const context = await openPerson(browser);
  const page = await context.newPage();
  let asked: Request | undefined;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asked = request;
  });
  const stopped: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/u.test(message.text()))
      stopped.push(`${page.url()}: ${message.text()}`);
  });
  return {
    page,
    open: async (address) => {
      await page.goto(new URL(address, origin).href);
    },
    send: async (action, fields = {}) => {
      const filled = page.evaluate(fillAndSend, [action.source, { ...fields }, first] as const);
      await Promise.all([page.waitForEvent('load'), filled]);
    },
    look: async (title, status = 200) => {
      const headings = await page.evaluate(() =>
        [...document.querySelectorAll('h1')].map((one) => one.innerText.replaceAll('\n', ' ')),
      );
      expect(headings, page.url()).toHaveLength(1);
      const heading = headings.join();
      expect(heading, page.url()).toMatch(title);
      expect((await asked?.response())?.status(), heading).toBe(status);
      if (asked === undefined) throw new Error('nothing has been asked for yet');
      // First, since some answers hold for a moment only: please wait two seconds.
      if (asked.method() === 'GET' || asked.postDataBuffer() !== null) {
        const english = await inEnglish(page, asked);
        expect(english.status, `${heading} in English`).toBe(status);
        expectEnglish(english.html, `${heading} in English`);
      }
      await expectAccessible(page, known);
      await expectDanish(page);
      expect(stopped).toEqual([]);
    },
    lookInEnglish: async (press) => {
      await speak(page, 'en');
      await press();
      expectEnglish(await page.content(), page.url());
      await speak(page, 'da');
    },
  };
};
