import type { Page } from 'playwright-core';

/** One account of each role, as the switcher calls them. */
export const personas = [
  'Koordinator, Aarhus',
  'Mentor, Aarhus',
  'Programleder',
  'Forsøgsleder',
  'Evaluator',
  'Administrator',
  'Databeskyttelsesrådgiver',
] as const;
export type PersonaName = (typeof personas)[number];

/** Looks at the demo through somebody else's eyes. */
export const become = async (page: Page, persona: string): Promise<void> => {
  await page.locator('.pm-roles summary').click();
  await page.locator('.pm-roles').getByRole('button', { name: persona, exact: true }).click();
  await page.waitForLoadState();
};

/** From the first page into the demo, in one click, and on to a role. */
export const enterDemo = async (page: Page, url: string, persona: string): Promise<void> => {
  await page.goto(url);
  await page.getByRole('button', { name: 'Åbn demoprogrammet' }).click();
  await page.waitForLoadState();
  await become(page, persona);
};
