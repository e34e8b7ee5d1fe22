import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  disownPostmasterFile,
  exists,
  isServerOf,
  parsePostmasterFile,
  readPostmasterFile,
} from './postmaster-file.ts';
import { temporaryFolder } from './test/holder.ts';

const lines = [
  '4711',
  '/srv/data/postgres',
  '1763820000',
  '5432',
  '/tmp/primus-abc',
  '',
  '  123   456',
  'ready   ',
  '',
];

test('the lines that matter', () => {
  expect(parsePostmasterFile(lines.join('\n'))).toEqual({
    pid: 4711,
    socketFolder: '/tmp/primus-abc',
    status: 'ready',
  });
});

test.each([[''], ['\n\n'], ['abc\n'], ['-4711\n'], ['0\n']])('no server: %j', (text) => {
  expect(parsePostmasterFile(text)).toBeUndefined();
});

test('a file that is just being written has no status yet', () => {
  expect(parsePostmasterFile('4711\n/srv')).toEqual({ pid: 4711, socketFolder: '', status: '' });
});

test('a cluster without a file', () => {
  expect(readPostmasterFile(temporaryFolder())).toBeUndefined();
});

test('a process is no server of a cluster because it has the number', () => {
  const cluster = temporaryFolder();
  expect(exists(process.pid)).toBe(true);
  expect(isServerOf(cluster, process.pid)).toBe(false);
});

test('a server is known by the folder it works in', async () => {
  const cluster = path.join(temporaryFolder(), 'klynge æøå');
  mkdirSync(cluster);
  // Stands for a server: works in the folder, and names it on its command line.
  const child = spawn('/bin/sh', ['-c', 'while :; do sleep 1; done', 'postgres', '-D', cluster], {
    cwd: cluster,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect(isServerOf(cluster, child.pid ?? 0)).toBe(true);
  expect(isServerOf(path.dirname(cluster), child.pid ?? 0)).toBe(false);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(isServerOf(cluster, child.pid ?? 0)).toBe(false);
});

test('disowning changes the process number only', () => {
  const cluster = temporaryFolder();
  writeFileSync(path.join(cluster, 'postmaster.pid'), lines.join('\n'));
  disownPostmasterFile(cluster);
  const now = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  expect(now).toEqual([String(process.pid), ...lines.slice(1)]);
});
