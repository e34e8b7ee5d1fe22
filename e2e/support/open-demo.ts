import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { closeScreens, openBrowser } from './browser.ts';
import { newDataFolder, type RunningServer, startDemo, startServer } from './server.ts';

/** What a file begins with: the built system and a browser, from before its first test until after its last. */
export interface Opened {
  readonly url: string;
  readonly server: RunningServer;
  readonly browser: Browser;
}

const opened = (start: () => Promise<RunningServer>): Opened => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await closeScreens(browser);
    await server?.stop();
    await server?.remove();
  });
  return {
    get url() {
      return server.url;
    },
    get server() {
      return server;
    },
    get browser() {
      return browser;
    },
  };
};

/** A copy of the demo programme, of the file's own. */
export const openDemo = (): Opened => opened(startDemo);

/** A system in which nothing has been set up. */
export const openEmpty = (): Opened => opened(async () => startServer({ dataFolder: await newDataFolder() }));
