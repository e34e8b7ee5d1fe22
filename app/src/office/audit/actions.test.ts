import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { routes } from '../../main.ts';
import { actionText, knownActions } from './actions.ts';

const source = path.join(import.meta.dirname, '..', '..');

/** Every audit name that some source file gives to an event. */
const namesInSource = async (): Promise<readonly string[]> => {
  const files = (await readdir(source, { recursive: true })).filter(
    (file) => /\.tsx?$/u.test(file) && !/\.(?:test|e2e)\.tsx?$|fixture|audit.actions\.ts/u.test(file),
  );
  const texts = await Promise.all(files.map((file) => readFile(path.join(source, file), 'utf8')));
  const lines = texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => /action|audit|reads|record/u.test(line));
  const names = lines.flatMap((line) =>
    [...line.matchAll(/'([a-z-]{3,}\.[a-z-]+)'/gu)].map((match) => match[1] ?? ''),
  );
  names.push(...(await namesInMigrations()));
  return [...new Set(names)].filter((name) => !/\.(?:event|verification|request)$/u.test(name));
};

const migrations = path.join(source, '..', 'migrations');

/** Events that the database itself writes, within what it does. */
const namesInMigrations = async (): Promise<readonly string[]> => {
  const files = (await readdir(migrations)).filter((file) => file.endsWith('.sql'));
  const texts = await Promise.all(files.map((file) => readFile(path.join(migrations, file), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/perform audit\.append\([^']*'([a-z-]{3,}\.[a-z-]+)'/gu)].map(
      (match) => match[1] ?? '',
    ),
  );
};

test('every audit name of a route has words', () => {
  const names = routes.map((route) => route.audit).filter((name) => name !== 'nothing sensitive');
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !knownActions.includes(name))).toEqual([]);
});

test('every audit name in the source has words, and no words are left over', async () => {
  const names = await namesInSource();
  expect(names.filter((name) => !knownActions.includes(name))).toEqual([]);
  const used = new Set([...names, ...routes.map((route) => route.audit)]);
  expect(knownActions.filter((name) => !used.has(name))).toEqual([]);
});

test('words differ from each other and never look like keys', () => {
  for (const lang of ['da', 'en'] as const) {
    const words = knownActions.map((action) => actionText(lang, action));
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((text) => /[a-z]\.[a-z]/u.test(text))).toEqual([]);
  }
});

test('an action of a later version is spelt out', () => {
  expect(actionText('da', 'goal.set-anew')).toBe('Anden hændelse: goal set anew');
  expect(actionText('en', 'goal.set-anew')).toBe('Other event: goal set anew');
});
