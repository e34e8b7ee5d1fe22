import { expect, test } from 'vitest';
import { capabilities } from './rules/capabilities.ts';
import { filesIn, readSource } from './rules/files.ts';

/** Files by the rows that their tests' titles name: `test('A9 the same person …')`. */
const testsOf = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const file of [...filesIn('app', /\.(?:test|e2e)\.tsx?$/u), ...filesIn('e2e', /\.e2e\.ts$/u)]) {
    const titles = readSource(file).matchAll(
      /\b(?:test|describe|it)(?:\.\w+)?\((?:[^'"`\n]*\n\s*)*['"`](?<rows>(?:[A-M]\d+ )+)/gu,
    );
    const each = readSource(file).matchAll(/\)\(\s*['"`](?<rows>(?:[A-M]\d+ )+)/gu);
    for (const { groups } of [...titles, ...each])
      for (const row of (groups?.['rows'] ?? '').trim().split(' ')) {
        const files = found.get(row) ?? [];
        if (!files.includes(file)) files.push(file);
        found.set(row, files);
      }
  }
  return found;
};

test('what is said to work, wholly or partly, has a test that names it', () => {
  const tests = testsOf();
  const bare = capabilities.filter(({ row, state }) => state !== 'not yet' && !tests.has(row));
  expect(bare.map(({ row, what }) => `${row} ${what}`)).toEqual([]);
  const known = new Set(capabilities.map(({ row }) => row));
  expect([...tests.keys()].filter((row) => !known.has(row))).toEqual([]);
  // What is not there yet has no test that could pass.
  expect(capabilities.filter(({ row, state }) => state === 'not yet' && tests.has(row))).toEqual([]);
});

test('the list in the documentation is this one', async () => {
  const tests = testsOf();
  const lines = capabilities.map(({ row, what, state, lacks }) => {
    const where = (tests.get(row) ?? []).map((file) => `\`${file}\``).join('<br>');
    return `| ${row} | ${what} | ${state}${lacks === undefined ? '' : `: ${lacks}`} | ${where} |`;
  });
  const head =
    '# What the programme side can do, and where it is tested\n\nMade by `scripts/capabilities.test.ts` from the titles of the tests.\n\n';
  await expect(
    `${head}| row | what | state | tests |\n|---|---|---|---|\n${lines.join('\n')}\n`,
  ).toMatchFileSnapshot('../docs/capabilities.md');
});
