import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { nodePath } from './runtime.mjs';
import { Problem, say } from './say.mjs';

/**
 * Whether what is installed is what the lockfile says. npm writes down what it has installed as its last
 * act, so an installation that was broken off does not match, and one made by hand does.
 */
export function isInstalled(root, platform = process.platform, arch = process.arch) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const found = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || found === undefined) return false;
  return (
    differences(wanted, found, platform, arch).length === 0 && existsSync(nodePath(root, platform, arch))
  );
}

/**
 * Places in the lockfile that are not installed in that version. What is optional may be missing, except
 * when it is made for exactly this kind of machine: then its download failed, and we need it.
 * @param {Record<string, Entry>} wanted `packages` of package-lock.json
 * @param {Record<string, Entry | undefined>} found `packages` of node_modules/.package-lock.json
 * @typedef {{version?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[]}} Entry
 */
export function differences(wanted, found, platform, arch) {
  return Object.entries(wanted)
    .filter(([place, entry]) => place.includes('node_modules/') && !entry.link)
    .filter(([place, entry]) => {
      const installed = found[place];
      if (installed !== undefined) return installed.version !== entry.version;
      return !entry.optional || isMadeFor(entry, platform, arch);
    })
    .map(([place]) => place);
}

function isMadeFor(entry, platform, arch) {
  if (entry.os === undefined || entry.cpu === undefined) return false;
  if (entry.libc !== undefined && !entry.libc.includes('glibc')) return false;
  return entry.os.includes(platform) && entry.cpu.includes(arch);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Installs exactly the lockfile. Tools that only build are needed too, whatever NODE_ENV says. */
export async function install(root) {
  say('Installing what Primus Motor needs (once, about a minute) …');
  let { code, output } = await npm(root, process.execPath, 'ci');
  if (code === 0 && !isInstalled(root) && existsSync(nodePath(root))) {
    // npm leaves out what says that it does not fit the Node that npm runs on. The pinned Node is here now,
    // and under it the rest is put in.
    ({ code, output } = await npm(root, nodePath(root), 'install', '--no-save'));
  }
  if (code === 0 && isInstalled(root)) return;
  const log = path.join(root, '.build', 'install.log');
  mkdirSync(path.dirname(log), { recursive: true });
  writeFileSync(log, output);
  throw new Problem(`${installProblem(code, output)} (all that npm said is in ${log})`);
}

/** Runs npm under a given Node: npm's own path is known when it started us; otherwise its first line asks PATH. */
function npm(root, node, ...args) {
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  const script = process.env.npm_execpath;
  const known = script?.endsWith('.js') && existsSync(script);
  return run(known ? node : 'npm', [...(known ? [script] : []), ...args, ...options], { cwd: root, env });
}

function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const read = (part) => {
      output += part;
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    child.on('error', (error) => resolve({ code: error.code ?? 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Makes one line out of what npm said. */
export function installProblem(code, output) {
  if (code === 'ENOENT') return 'npm was not found: install Node with npm, version 18 or later';
  if (code === 0) {
    return 'a download that this machine needs is missing: check the network connection and start again';
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/u.test(
      output,
    )
  ) {
    return 'the packages cannot be downloaded: check the network connection (and proxy) and start again';
  }
  if (/ENOSPC/u.test(output)) return 'there is no space left on the disk: make room (1 GB) and start again';
  if (/EACCES|EPERM|EROFS/u.test(output)) {
    return 'the checkout cannot be written: start once as the user who owns it';
  }
  const said = output.split('\n').find((line) => /^npm (?:error|ERR!) (?!code)/u.test(line));
  return `npm ci failed: ${said?.replace(/^npm (?:error|ERR!)\s*/u, '') ?? 'no reason given'}`;
}
