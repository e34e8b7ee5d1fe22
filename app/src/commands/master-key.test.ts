import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StartError } from '../platform/start-error.ts';
import { readMasterKey } from './master-key.ts';

function dataFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'primus-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const keyIn = (folder: string, databaseIsEmpty: boolean, keyFile?: string) =>
  readMasterKey({ dataFolder: folder, keyFile, databaseIsEmpty });

test('made once for an empty database, then always the same, for its owner only', () => {
  const folder = dataFolder();
  const key = keyIn(folder, true);
  expect(key).toHaveLength(32);
  expect(keyIn(folder, true)).toEqual(key);
  expect(keyIn(folder, false)).toEqual(key);
  expect(readdirSync(folder)).toEqual(['master.key']);
  expect(statSync(path.join(folder, 'master.key')).mode & 0o777).toBe(0o600);
});

test('each installation has its own', () => {
  expect(keyIn(dataFolder(), true)).not.toEqual(keyIn(dataFolder(), true));
});

test('a database that holds data gets no new key', () => {
  const folder = dataFolder();
  expect(() => keyIn(folder, false)).toThrow(StartError);
  expect(() => keyIn(folder, false)).toThrow(/master\.key is missing.*put the file back from the backup/u);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([[''], ['short'], ['a'.repeat(100)]])('a damaged key is not replaced: %j', (text) => {
  const folder = dataFolder();
  writeFileSync(path.join(folder, 'master.key'), text);
  expect(() => keyIn(folder, true)).toThrow(/is damaged: put it back from the backup/u);
});

test('a second host has a copy of the first one’s key, and never makes its own', () => {
  const first = dataFolder();
  const key = keyIn(first, true);
  const copy = path.join(dataFolder(), 'copy.key');
  expect(() => keyIn(dataFolder(), true, copy)).toThrow(/PRIMUS_KEY_FILE names .*copy master\.key to it/u);
  copyFileSync(path.join(first, 'master.key'), copy);
  const second = dataFolder();
  expect(keyIn(second, false, copy)).toEqual(key);
  expect(readdirSync(second)).toEqual([]);
});
