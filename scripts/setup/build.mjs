import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Problem, say } from './say.mjs';

const folders = ['app/src', 'packages'];
const files = [
  'app/vite.config.ts',
  'app/vite.server.config.ts',
  'package-lock.json',
  'scripts/build.mjs',
  'app/vite.source.config.ts',
];

/** What the build is made from, as one hash of names and contents: dates say nothing after a clone or a copy. */
export function sourceHash(root) {
  const hash = createHash('sha256');
  const names = folders.flatMap((folder) => sources(root, folder)).sort();
  for (const name of [...names, ...files]) {
    const file = path.join(root, name);
    if (existsSync(file)) hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Files below a folder that go into the build: tests do not. */
export function sources(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return ['node_modules', 'test', 'dist'].includes(entry.name) ? [] : sources(root, name);
    }
    return /\.(?:test|e2e)\.tsx?$/u.test(entry.name) ? [] : [name];
  });
}

/** Whether the build in `app/dist` was made from these sources. */
export function isBuilt(root, hash) {
  try {
    return readFileSync(path.join(root, 'app', 'dist', 'stamp'), 'utf8') === hash;
  } catch {
    return false;
  }
}

/** Builds beside the place and swaps, so that a broken build leaves the last one as it was. */
export function build(root, node, hash) {
  say('Building (a few seconds) …');
  const dist = path.join(root, 'app', 'dist');
  const next = path.join(root, '.build', 'dist-next');
  const previous = path.join(root, '.build', 'dist-previous');
  rmSync(next, { recursive: true, force: true });
  const run = spawnSync(node, [path.join(root, 'scripts', 'build.mjs'), next], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.status !== 0) {
    say(`${run.stdout ?? ''}${run.stderr ?? ''}`.trim());
    throw new Problem('the build failed, for the reason above');
  }
  writeFileSync(path.join(next, 'stamp'), hash);
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, previous);
  renameSync(next, dist);
  rmSync(previous, { recursive: true, force: true });
}
