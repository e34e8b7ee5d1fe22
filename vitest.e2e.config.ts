import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against the built server. Each file has a server, a port and a data folder of its own. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['{app,e2e}/**/*.e2e.{ts,tsx}'],
    maxWorkers: 2,
    fileParallelism: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
