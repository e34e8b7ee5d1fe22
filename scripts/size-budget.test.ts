import { expect, test } from 'vitest';
import { filesIn, isTest, readSource } from './rules/files.ts';

const generated = new Set(['app/src/platform/database/types.ts']);
const files = filesIn('.', /\.(?:tsx?|mjs|css|scss|sql)$/u).filter((file) => !generated.has(file));

function lines(file: string): number {
  const text = readSource(file);
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function longerThan(limit: number, those: readonly string[]): readonly string[] {
  return those
    .filter((file) => lines(file) > limit)
    .map((file) => `${file}: ${lines(file)} lines, at most ${limit}`);
}

test('the whole project is looked at', () => {
  expect(files.length).toBeGreaterThan(300);
  for (const folder of [
    'packages/stats/',
    'packages/trial/',
    'packages/evaluation/',
    'app/src/',
    'app/migrations/',
  ]) {
    expect(files.some((file) => file.startsWith(folder))).toBe(true);
  }
});

test('no file that is written by hand has more than 500 lines, tests included', () => {
  expect(longerThan(500, files)).toEqual([]);
});

test('a numeric file has at most 350 lines', () => {
  const numeric = files.filter((file) => file.startsWith('packages/stats/src/') && !isTest(file));
  expect(numeric.length).toBeGreaterThan(20);
  expect(longerThan(350, numeric)).toEqual([]);
});

test('a file of rules has at most 250 lines', () => {
  const rules = files.filter((file) => /(?:^|\/)(?:permissions|policies|visibility|access)\.ts$/u.test(file));
  expect(rules.length).toBeGreaterThan(0);
  expect(longerThan(250, rules)).toEqual([]);
});

test('pages are short: half of their files at most 40 lines, nine in ten at most 120', () => {
  const pages = files.filter((file) => /^app\/src\/[^/]+\/.+\/(?:route|view)\.tsx?$/u.test(file)).map(lines);
  const sorted = pages.toSorted((a, b) => a - b);
  expect(sorted.length).toBeGreaterThan(20);
  expect(quantile(sorted, 0.5)).toBeLessThanOrEqual(40);
  expect(quantile(sorted, 0.9)).toBeLessThanOrEqual(120);
});

/** The smallest value that at least this part of the values does not exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

test('the quantile is the one that is meant', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
  expect(quantile([7], 0.9)).toBe(7);
});
