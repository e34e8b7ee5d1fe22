import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result, RunOptions } from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

/** In the form that a browser reads fastest. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Only what is wrong is described: a long list passes some thousand times.
  resultTypes: ['violations'],
};
const look = `globalThis.axe?.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;

/** Past Playwright, which reads a script for each page anew: the browser knows this one again. */
const askers = new WeakMap<Page, Promise<CDPSession>>();
const ask = async (page: Page, expression: string): Promise<readonly Result[] | undefined> => {
  const asker = askers.get(page) ?? page.context().newCDPSession(page);
  askers.set(page, asker);
  const { result, exceptionDetails } = await (await asker).send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined)
    throw new Error(
      `axe on ${page.url()}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
    );
  return result.value;
};

/** What is wrong by WCAG 2.2 A and AA with the page as it stands at its present size. */
export const violationsOn = async (page: Page) => {
  if (page.frames().length > 1)
    throw new Error(`${page.url()}: a page with frames is looked at in part only`);
  // Once for each page: reading it takes longer than a look.
  const violations = (await ask(page, look)) ?? (await ask(page, `${axe};${look}`));
  if (violations === undefined) throw new Error(`axe said nothing of ${page.url()}`);
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) }));
};
