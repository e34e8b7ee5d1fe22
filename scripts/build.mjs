// Builds what the browser gets and what the server runs into the folder that is given, and what `npm pack` puts into the
// tarball of packages/stats. Needs the pinned Node.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const app = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'app');
const target = path.resolve(process.argv[2] ?? path.join(app, 'dist'));

for (const [config, folder] of [
  ['vite.config.ts', 'client'],
  ['vite.server.config.ts', 'server'],
]) {
  await build({
    root: app,
    configFile: path.join(app, config),
    logLevel: 'warn',
    build: { outDir: path.join(target, folder), emptyOutDir: true },
  });
}

const root = path.join(app, '..');
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
execFileSync(process.execPath, [compiler, '-p', path.join(root, 'packages', 'stats', 'tsconfig.dist.json')], {
  stdio: 'inherit',
});
