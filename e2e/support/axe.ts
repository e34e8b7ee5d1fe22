import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** In the form that a browser reads fastest. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Only what is wrong is described: a long list passes some thousand times.
  resultTypes: ['violations'],
};
const look = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;

/** What is wrong by WCAG 2.2 A and AA with the page as it stands at its present size. */
export const violationsOn = async (page: Page) => {
  if (page.frames().length > 1)
    throw new Error(`${page.url()}: a page with frames is looked at in part only`);
  // Once for each page: reading it takes longer than a look.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe);
  const violations = await page.evaluate<readonly Result[]>(look);
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) }));
};
