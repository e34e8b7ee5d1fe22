import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, readSource, root } from './rules/files.ts';
import { importsOf } from './rules/imports.ts';

/** What `git clone` would bring; in a folder without git, what lies there. */
const cloned = (): ReadonlySet<string> =>
  new Set(
    existsSync(path.join(root, '.git'))
      ? execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
      : filesIn('.', /./u),
  );

/** Relative imports of files that a clone has, of files that it would not have. */
const missing = (tracked: ReadonlySet<string>, read: (file: string) => string): readonly string[] =>
  [...tracked]
    .filter(
      (file) => /\.[cm]?[jt]sx?$/u.test(file) && file.includes('/') && existsSync(path.join(root, file)),
    )
    .flatMap((file) =>
      importsOf(file, read(file))
        .filter(({ specifier }) => specifier?.startsWith('.'))
        .map(({ specifier, line }) => ({
          line,
          target: path.posix.join(path.posix.dirname(file), specifier ?? ''),
        }))
        .filter(({ target }) => !tracked.has(target) && !target.includes('/dist/'))
        .map(({ line, target }) => `${file}:${line} uses ${target}, which git does not have (git add)`),
    );

test('a clone has every file that its files use', () => {
  const tracked = cloned();
  expect(tracked.size).toBeGreaterThan(500);
  expect(missing(tracked, readSource)).toEqual([]);
});

test('a file left out is found', () => {
  const tracked = new Set(['packages/stats/src/index.ts']);
  const read = () => "export { a } from './forgotten.ts';";
  expect(missing(tracked, read)).toEqual([
    'packages/stats/src/index.ts:1 uses packages/stats/src/forgotten.ts, which git does not have (git add)',
  ]);
});
