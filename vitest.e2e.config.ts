import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against the built server, one after the other. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['{app,e2e}/**/*.e2e.{ts,tsx}'],
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
