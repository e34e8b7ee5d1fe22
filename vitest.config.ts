import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

/**
 * Two workers everywhere: the run must fit a machine with two cores. The time limits are for what hangs, not for what
 * is slow on a busy machine.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { oxc, test: { name: 'packages', include: ['packages/**/*.test.{ts,tsx}'], testTimeout: 60_000 } },
      { oxc, test: { name: 'scripts', include: ['scripts/**/*.test.ts'], testTimeout: 60_000 } },
      {
        oxc,
        test: {
          name: 'app',
          include: ['app/**/*.test.{ts,tsx}'],
          globalSetup: ['app/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
