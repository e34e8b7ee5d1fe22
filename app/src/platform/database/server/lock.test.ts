import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StartError } from '../../start-error.ts';
import { isLocked, lockFolder } from './lock.ts';
import { temporaryFolder } from './test/holder.ts';

test('one at a time, and again after release', () => {
  const folder = temporaryFolder();
  expect(isLocked(folder)).toBe(false);
  const first = lockFolder(folder);
  expect(isLocked(folder)).toBe(true);
  expect(() => lockFolder(folder)).toThrow(StartError);
  expect(() => lockFolder(folder)).toThrow(
    `another Primus Motor is already running on ${folder} (process ${process.pid}): stop it first, ` +
      'or set PRIMUS_DATA to another folder for a second one',
  );
  first.release();
  expect(isLocked(folder)).toBe(false);
  lockFolder(folder).release();
});

test('the lock outlasts the garbage collector; a process that is killed leaves no lock, whatever the file beside it says', async () => {
  const folder = temporaryFolder();
  const lock = new URL('lock.ts', import.meta.url).href;
  const script = `const { lockFolder } = await import(${JSON.stringify(lock)});
    lockFolder(process.argv[1]); gc(); console.log('held'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script, folder]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(() => lockFolder(folder)).toThrow(`(process ${child.pid})`);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  // The number of a living process, as after a restart that gave it to somebody else.
  writeFileSync(path.join(folder, 'primus.pid'), `${process.pid}\n`);
  expect(isLocked(folder)).toBe(false);
  lockFolder(folder).release();
});

test('the files are for their owner only', () => {
  const folder = temporaryFolder();
  const held = lockFolder(folder);
  for (const name of ['primus.lock', 'primus.pid']) {
    expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  }
  held.release();
});
