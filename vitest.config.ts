import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

/** Two workers everywhere: the run must fit a machine with two cores. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { oxc, test: { name: 'packages', include: ['packages/**/*.test.{ts,tsx}'] } },
      { oxc, test: { name: 'scripts', include: ['scripts/**/*.test.ts'] } },
      {
        oxc,
        test: {
          name: 'app',
          include: ['app/**/*.test.{ts,tsx}'],
          globalSetup: ['app/test/global-setup.ts'],
          // These start real servers; the limit is for what hangs, not for what is slow.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
