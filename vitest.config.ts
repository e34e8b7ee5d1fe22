import { defineConfig } from 'vitest/config';
import { fromSource } from './app/vite.source.config.ts';
import { LongestFirst } from './scripts/test/longest-first.ts';

const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

/**
 * The run must fit a machine with two cores: three workers, since they wait for the database a third of their time. The
 * files of a project share a worker's modules, which are then read and run once instead of once per file; what that
 * asks of a test is in CONTRIBUTING.md. The time limits are for what hangs, not for what is slow on a busy machine.
 */
export default defineConfig({
  test: {
    maxWorkers: 3,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        oxc,
        ...fromSource,
        test: { name: 'packages', include: ['packages/**/*.test.{ts,tsx}'], testTimeout: 60_000 },
      },
      {
        oxc,
        ...fromSource,
        test: { name: 'scripts', include: ['scripts/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        oxc,
        ...fromSource,
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
