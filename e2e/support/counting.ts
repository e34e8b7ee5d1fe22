import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a journey costs the person: a page is one that was shown, a field one that was filled in or chosen. */
export interface Cost {
  readonly pages: number;
  readonly clicks: number;
  readonly fields: number;
  readonly characters: number;
}

/** A person whose every page, click, field and character is counted. */
export interface CountedPage {
  readonly page: Page;
  /** Opens an address, as a link in a mail does. */
  readonly open: (url: string) => Promise<void>;
  /** Presses a button, a link or a summary. */
  readonly click: (target: Locator) => Promise<void>;
  /** Writes in a field. */
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** Takes one of a list. */
  readonly take: (list: Locator, label: string) => Promise<void>;
  /** Ticks a box or one of several. */
  readonly tick: (box: Locator) => Promise<void>;
  /** Begins to count anew; gives what it was. */
  readonly cost: () => Cost;
}

/**
 * Counts what is done through it. Pages are counted by what the browser shows: a page that comes back with errors is
 * one more. A field that the page has filled in already costs nothing.
 */
export const counted = (page: Page): CountedPage => {
  const none = () => ({ pages: 0, clicks: 0, fields: 0, characters: 0 });
  let spent = none();
  page.on('domcontentloaded', () => {
    spent.pages += 1;
  });
  return Object.freeze({
    page,
    open: async (url: string) => {
      await page.goto(url);
    },
    click: async (target: Locator) => {
      spent.clicks += 1;
      await target.click();
      await page.waitForLoadState();
    },
    write: async (field: Locator, text: string) => {
      spent.fields += 1;
      spent.characters += [...text].length;
      await field.fill(text);
    },
    take: async (list: Locator, label: string) => {
      spent.fields += 1;
      await list.selectOption({ label });
    },
    tick: async (box: Locator) => {
      spent.fields += 1;
      await box.check({ force: true });
    },
    cost: () => {
      const cost = spent;
      spent = none();
      return Object.freeze(cost);
    },
  });
};

/** Fails when a journey costs more than its budget, and says how much. */
export const expectWithin = (journey: string, cost: Cost, budget: Partial<Cost>): void => {
  for (const [name, most] of Object.entries(budget)) {
    expect(cost[name as keyof Cost], `${journey}: ${name}, with ${JSON.stringify(cost)}`).toBeLessThanOrEqual(
      most,
    );
  }
};
