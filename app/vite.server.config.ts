import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { fromSource } from './vite.source.config.ts';

const source = fileURLToPath(new URL('src', import.meta.url));
/** Threads are programs of their own: `<name>.thread.ts`. */
const threads = globSync('**/*.thread.ts', { cwd: source }).map((file) => [
  path.basename(file, '.ts'),
  path.join(source, file),
]);

/**
 * What the pinned Node runs: the `primus` command with everything bundled in. Reading a few files instead of
 * some two thousand makes the start three times as fast. A library that reads files of its own at run time
 * (WebAssembly, workers) must be named under `external`.
 */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  ssr: { ...fromSource.ssr, noExternal: true, external: ['pg-native', 'canvas', 'highs'], target: 'node' },
  build: {
    ssr: true,
    target: 'node26',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { primus: path.join(source, 'commands/primus.ts'), ...Object.fromEntries(threads) },
      // All in one folder: a thread's file lies beside whatever asks it.
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // A map is for finding the line of an error; the text of the sources is not needed for that.
        sourcemapExcludeSources: true,
      },
    },
  },
});
