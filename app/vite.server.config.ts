import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * What the pinned Node runs: the `primus` command with our own packages bundled in. Everything from
 * `node_modules` stays there.
 */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  ssr: { noExternal: [/^@primus-motor\//u], target: 'node' },
  build: {
    ssr: fileURLToPath(new URL('src/commands/primus.ts', import.meta.url)),
    target: 'node26',
    sourcemap: true,
    minify: false,
  },
});
