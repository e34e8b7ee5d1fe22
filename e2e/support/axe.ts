import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const fromBuilder = createRequire(import.meta.resolve('@axe-core/playwright'));
/** The very axe of the builder, in the form that a browser reads fastest. */
const axe = readFileSync(fromBuilder.resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong by WCAG 2.2 A and AA with the page as it stands at its present size. */
export const violationsOn = async (page: Page) => {
  if (page.frames().length > 1)
    throw new Error(`${page.url()}: a page with frames is looked at in part only`);
  // Once for each page: reading it takes longer than a look. The builder would put it in twice for each look.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe);
  const { violations } = await new AxeBuilder({ page, axeSource: '0' })
    // Without frames there is nothing to collect from elsewhere, and each look is three times as fast.
    .setLegacyMode(true)
    // Only what is wrong is described: a long list passes some thousand times.
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) }));
};
