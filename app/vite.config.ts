import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (name: string) => fileURLToPath(new URL(`src/ui/${name}`, import.meta.url));

/** What the browser gets: the styles and the small client islands, with hashed names and a manifest. */
export default defineConfig({
  publicDir: false,
  build: {
    manifest: true,
    target: 'es2020',
    // Older ones would get `:is()` a second time in an own spelling that weighs more and turns the cascade round.
    cssTarget: ['chrome90', 'edge90', 'firefox90', 'safari14.1'],
    // Small fonts and pictures stay files: the content policy allows nothing inline but pictures.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [source('client/main.ts'), source('styles/main.scss')] },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
});
