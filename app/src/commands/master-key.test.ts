import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

test('made once for an empty database, then always the same, for its owner only', () => {
  const folder = dataFolder();
  const key = readMasterKey(folder, true);
  expect(key).toHaveLength(32);
  expect(readMasterKey(folder, true)).toEqual(key);
  expect(readMasterKey(folder, false)).toEqual(key);
  expect(readdirSync(folder)).toEqual(['master.key']);
  expect(statSync(path.join(folder, 'master.key')).mode & 0o777).toBe(0o600);
});

test('each installation has its own', () => {
  expect(readMasterKey(dataFolder(), true)).not.toEqual(readMasterKey(dataFolder(), true));
});

test('a database that holds data gets no new key', () => {
  const folder = dataFolder();
  expect(() => readMasterKey(folder, false)).toThrow(StartError);
  expect(() => readMasterKey(folder, false)).toThrow(
    /master\.key is missing.*put the file back from the backup/u,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test.each([[''], ['short'], ['a'.repeat(100)]])('a damaged key is not replaced: %j', (text) => {
  const folder = dataFolder();
  writeFileSync(path.join(folder, 'master.key'), text);
  expect(() => readMasterKey(folder, true)).toThrow(/is damaged: put it back from the backup/u);
});
