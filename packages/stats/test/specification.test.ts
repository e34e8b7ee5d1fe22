import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { families } from '../specification/index.specification.ts';
import * as stats from '../src/index.ts';
import { indexOf, pageOf } from './specification/page.ts';
import { callsIn } from './specification/source.ts';
import { type Specification, valueAt } from './specification/specification.ts';
import { expectAllNear, expectNear } from './support.ts';

const folder = new URL('../specification/', import.meta.url);
const files = families.map(({ file }) => `${file}.specification.ts`);
const calls = new Map(
  files.map((file) => [file, callsIn(file, readFileSync(new URL(file, folder), 'utf8'))] as const),
);

function checkNumbers(one: Specification): void {
  const result = one.run();
  for (const [place, expected] of Object.entries(one.expected)) {
    const actual = valueAt(result, place);
    if (typeof expected === 'number') expectNear(actual as number, expected, 1e-9, place);
    else if (typeof expected === 'object') expectAllNear(actual as number[], expected, 1e-9, place);
    else expect(actual, place).toBe(expected);
  }
}

describe.each(families)('$name', (family) => {
  const shown = calls.get(`${family.file}.specification.ts`) ?? new Map<string, string>();

  test.each(family.specifications)('$title: the call gives the numbers', (one) => {
    expect(Object.keys(one.expected).length).toBeGreaterThan(0);
    checkNumbers(one);
  });

  test.each(family.specifications)('$title: small, with its steps or R, and its code is found', (one) => {
    for (const column of Object.values(one.input)) {
      if (Array.isArray(column)) expect(column.length).toBeLessThanOrEqual(12);
    }
    expect(one.byHand ?? one.r ?? '').not.toBe('');
    expect(shown.get(one.title) ?? '').not.toBe('');
  });

  test('each title once', () => {
    expect([...shown.keys()]).toEqual(family.specifications.map(({ title }) => title));
  });

  test('the page in docs/statistics is this one', async () => {
    await expect(pageOf(family, shown)).toMatchFileSnapshot(`../../../docs/statistics/${family.file}.md`);
  });
});

test('every file of specifications is in the list', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...files, 'index.specification.ts'].toSorted());
});

test('the list of pages in docs/statistics is this one', async () => {
  await expect(indexOf(families)).toMatchFileSnapshot('../../../docs/statistics/README.md');
  // A page that no family makes any more is as stale as one that differs.
  const pages = new Set([
    ...families.map(({ file }) => `${file}.md`),
    'README.md',
    'proofs.md',
    'simulations.md',
  ]);
  const there = readdirSync(new URL('../../../docs/statistics/', import.meta.url));
  expect(there.filter((page) => !pages.has(page))).toEqual([]);
});

/** Exports that no call names, and the specification in which each shows. */
const inAnother: Readonly<Record<string, string>> = { StatsInputError: 'Wrong input' };

test('every exported function is in the call of a specification', () => {
  const code = [...calls.values()].flatMap((ofFile) => [...ofFile.values()]).join('\n');
  // Called, or with a function of its own called: not a property or a local name of the same spelling.
  const named = new Set(code.match(/(?<![\w.])\w+(?=[(.])/gu));
  const missing = Object.keys(stats).filter((name) => !named.has(name) && !Object.hasOwn(inAnother, name));
  expect(missing).toEqual([]);
  const titles = families.flatMap(({ specifications }) => specifications.map(({ title }) => title));
  for (const [name, title] of Object.entries(inAnother)) {
    expect(titles, name).toContain(title);
    expect(named.has(name), `${name} is named after all`).toBe(false);
    expect(stats).toHaveProperty(name);
  }
});
