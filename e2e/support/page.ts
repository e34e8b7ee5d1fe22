import type { Page } from 'playwright-core';

/** What a person does on a page, without JavaScript and by what it says. */
export const fill = (page: Page, name: string, value: string): Promise<void> =>
  page.locator(`[name="${name}"]`).fill(value);

/** Ticks one of several; the box itself is hidden behind its drawn one. */
export const choose = (page: Page, name: string, value: string): Promise<void> =>
  page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });

export const pick = (page: Page, name: string, label: string): Promise<readonly string[]> =>
  page.locator(`select[name="${name}"]`).selectOption({ label });

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();

export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('link', { name }).first().click();

export const saysOn = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

export const buttons = (page: Page, name: string | RegExp): Promise<number> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).count();

/** The words of the page itself, without its frame. */
export const words = (page: Page): Promise<string> => page.locator('main').innerText();
