import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Problem, say } from '../setup/say.mjs';

/** First the one without windows of its own: the same pages for less than half of the processor's time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A browser for the tests: the one named, one that is installed, or one that is installed now. Tests in a
 * browser are never left out because there is none.
 * @returns path of an executable that has answered
 */
export function findBrowser(root, node) {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (answers(named)) return named;
    throw new Problem(
      `CHROME_PATH is ${named}, which is no Chromium or Chrome that runs: correct it or leave it out`,
    );
  }
  return (
    installed() ?? ownPlaywright(root, node) ?? installPlaywright(root, node) ?? installDebian() ?? giveUp()
  );
}

/** Places where one of the known browsers may be, in the order of the search path. */
export function candidates(searchPath, platform = process.platform) {
  const folders = (searchPath ?? '').split(path.delimiter).filter(Boolean);
  const found = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return platform === 'darwin' ? [...found, ...macPlaces] : found;
}

function installed() {
  return candidates(process.env.PATH).find((place) => existsSync(place) && answers(place));
}

/** Starting it is the only proof: a file may be there and its libraries not. */
function answers(place) {
  return spawnSync(place, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function ownPlaywright(root, node) {
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  const run = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' });
  const place = run.stdout;
  return run.status === 0 && place !== '' && existsSync(place) && answers(place) ? place : undefined;
}

function installPlaywright(root, node) {
  say('Installing a browser for the tests (once) …');
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  spawnSync(node, [cli, 'install', 'chromium'], { cwd: root, stdio: 'ignore', timeout: 300_000 });
  return ownPlaywright(root, node);
}

function installDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const options = {
    stdio: 'ignore',
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], options);
  for (const name of ['chromium-headless-shell', 'chromium']) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], options);
    const found = installed();
    if (found !== undefined) return found;
  }
  return undefined;
}

function giveUp() {
  throw new Problem(
    'the browser tests need Chromium or Chrome; none is installed and none could be: ' +
      'install one, or set CHROME_PATH to one',
  );
}
