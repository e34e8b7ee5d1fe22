import { defineConfig } from 'vitest/config';
import { fromSource } from './app/vite.source.config.ts';
import { LongestFirst } from './scripts/test/longest-first.ts';

/**
 * Journeys in a real browser against the built server. Each file has a server, a port and a data folder of its own.
 * Three at once on two cores, since each waits for its server, its disk and its browser in turn. The files of a worker
 * share its modules and its browser.
 */
export default defineConfig({
  ...fromSource,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['{app,e2e}/**/*.e2e.{ts,tsx}'],
    globalSetup: ['e2e/support/global-setup.ts'],
    maxWorkers: 3,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
