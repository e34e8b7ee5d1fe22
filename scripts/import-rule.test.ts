import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { filesIn, isTest, readSource } from './rules/files.ts';
import { importsOf } from './rules/imports.ts';
import { checkHouse, type House, rooms } from './rules/rooms.ts';

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** Packages that a file may use: those of its own package.json; tests and tools also those of the root. */
function declaredIn(file: string): ReadonlySet<string> {
  const [first, second] = file.split('/');
  const folder = first === 'packages' ? `packages/${second}` : first === 'app' ? 'app' : undefined;
  const own =
    folder === undefined ? undefined : manifest.parse(JSON.parse(readSource(`${folder}/package.json`)));
  const shared = manifest.parse(JSON.parse(readSource('package.json')));
  const tools = folder === undefined || isTest(file) || /vite[^/]*\.config\.ts$/u.test(file);
  return new Set([
    ...Object.keys(own?.dependencies ?? {}),
    ...(tools ? Object.keys({ ...shared.devDependencies, ...own?.devDependencies }) : []),
    // Tests outside a workspace folder look into the app with the app's own libraries.
    ...(folder === undefined
      ? Object.keys(manifest.parse(JSON.parse(readSource('app/package.json'))).dependencies)
      : []),
  ]);
}

const files = new Map(
  filesIn('.', /\.tsx?$/u)
    .filter((file) => file.includes('/'))
    .map((file) => [file, readSource(file)]),
);

test('no module of the house uses a room that it may not use', () => {
  const seen = checkHouse({ files, isTest, declared: declaredIn });
  expect(seen.problems).toEqual([]);
  // A rule that sees nothing always passes.
  expect(seen.modules).toBeGreaterThan(250);
  expect(seen.imports).toBeGreaterThan(1000);
  const inhabited = rooms.filter((room) => room.name !== 'bench');
  const empty = inhabited.filter(
    (room) => ![...files.keys()].some((file) => !isTest(file) && room.holds(file)),
  );
  expect(empty.map((room) => room.name)).toEqual([]);
});

describe('every kind of import is read', () => {
  test.each([
    ["import { a } from './a.ts';", './a.ts'],
    ["import type { A } from './a.ts';", './a.ts'],
    ["import './a.ts';", './a.ts'],
    ["export { a } from './a.ts';", './a.ts'],
    ["export type { A } from './a.ts';", './a.ts'],
    ["export * from './a.ts';", './a.ts'],
    ["const a = await import('./a.ts');", './a.ts'],
    ["type A = import('./a.ts').A;", './a.ts'],
    ["import {\n  a,\n} from\n  './a.ts';", './a.ts'],
    ['const a = (name: string) => import(name);', undefined],
  ])('%s', (source, specifier) => {
    expect(importsOf('x.ts', source).map((found) => found.specifier)).toEqual([specifier]);
  });

  test('and nothing that only looks like one', () => {
    const source = `// import './a.ts'
      /* export * from './b.ts' */
      const text = "import './c.ts'";
      const more = \`import('./d.ts')\`;
      export const view = <p>import './e.ts'</p>;
      export const here = import.meta.url;`;
    expect(importsOf('x.tsx', source)).toEqual([]);
  });

  test('a file that cannot be parsed does not pass', () => {
    expect(() => importsOf('x.ts', "import { from './a.ts'")).toThrow(/cannot be parsed/u);
  });
});

describe('what is forbidden is found', () => {
  function check(sources: Readonly<Record<string, string>>): readonly string[] {
    const house: House = {
      files: new Map(Object.entries(sources)),
      isTest,
      declared: () => new Set(['zod', 'pg', 'hono', 'vitest']),
    };
    return checkHouse(house).problems;
  }
  const target = 'export const a = 1;';

  test.each([
    ['packages/stats/src/a.ts', 'packages/trial/src/b.ts', '../../trial/src/b.ts'],
    ['packages/trial/src/a.ts', 'packages/evaluation/src/b.ts', '../../evaluation/src/b.ts'],
    ['packages/evaluation/src/a.ts', 'app/src/platform/b.ts', '../../../app/src/platform/b.ts'],
    ['app/src/platform/a.ts', 'app/src/ui/b.tsx', '../ui/b.tsx'],
    ['app/src/ui/a.tsx', 'app/src/office/b.ts', '../office/b.ts'],
    ['app/src/ui/client/a.ts', 'app/src/ui/b.tsx', '../b.tsx'],
    ['app/src/office/a.ts', 'app/src/programme/b.ts', '../programme/b.ts'],
    ['app/src/programme/a.ts', 'app/src/study/b.ts', '../study/b.ts'],
    ['app/src/study/a.ts', 'app/src/programme/people/b.ts', '../programme/people/b.ts'],
    ['app/src/programme/a.ts', 'app/src/doors/seal.ts', '../doors/seal.ts'],
    ['app/src/programme/a.ts', 'app/src/doors/ledger.ts', '../doors/ledger.ts'],
    ['app/src/study/a.ts', 'app/src/doors/ledger.ts', '../doors/ledger.ts'],
    ['app/src/office/a.ts', 'app/src/doors/enrol.ts', '../doors/enrol.ts'],
    ['app/src/doors/enrol.ts', 'app/src/study/b.ts', '../study/b.ts'],
    ['app/src/office/a.ts', 'app/src/demo/b.ts', '../demo/b.ts'],
    ['app/src/programme/a.ts', 'app/src/main.ts', '../main.ts'],
    ['packages/trial/test/a.test.ts', 'packages/evaluation/src/b.ts', '../../evaluation/src/b.ts'],
  ])('%s may not use %s', (file, other, specifier) => {
    const problems = check({ [file]: `import { a } from '${specifier}';`, [other]: target });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`${file}:1 (`);
    expect(problems[0]).toContain(`may not use ${other}`);
  });

  test('by the name of a package as well as by its path', () => {
    const sources = {
      'packages/trial/src/a.ts': "\nexport * from '@primus-motor/evaluation';",
      'packages/evaluation/src/index.ts': target,
    };
    expect(check(sources)).toEqual([
      'packages/trial/src/a.ts:2 (trial) may not use packages/evaluation/src/index.ts (evaluation)',
    ]);
  });

  test.each([
    ['packages/stats/src/a.ts', 'node:fs', 'may use nothing from outside'],
    ['packages/stats/src/a.ts', 'zod', 'may use nothing from outside'],
    ['app/src/ui/client/a.ts', 'hono/jsx', 'may use nothing from outside'],
    ['app/src/platform/a.ts', 'left-pad', 'does not declare'],
    ['app/src/platform/a.ts', '@scope/thing/deep', 'uses @scope/thing, which'],
    ['app/src/platform/a.ts', './gone.ts', 'which is not there'],
  ])('%s may not use %s', (file, specifier, reason) => {
    const problems = check({ [file]: `import '${specifier}';` });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(reason);
  });

  test('a file in no room', () => {
    expect(check({ 'packages/new/src/a.ts': target })).toEqual([
      'packages/new/src/a.ts is in no room of the house',
    ]);
  });

  test('and what is allowed is not', () => {
    const sources = {
      'packages/stats/src/index.ts': target,
      'packages/trial/src/a.ts': "import { a } from '@primus-motor/stats'; import { z } from 'zod';",
      'app/src/doors/enrol.ts': "import { a } from '../platform/b.ts'; import './seal.ts';",
      'app/src/doors/seal.ts': target,
      'app/src/platform/b.ts': "import pg from 'pg'; import fs from 'node:fs';",
      'app/src/programme/a.ts': "import '../doors/enrol.ts'; import '../office/c.ts'; import './a.css';",
      'app/src/office/c.ts': "import '../ui/d.tsx';",
      'app/src/ui/d.tsx': "import { jsx } from 'hono/jsx';",
      'app/src/main.ts': "import './programme/a.ts'; import './study/e.ts';",
      'app/src/study/e.ts': "import '@primus-motor/stats';",
      'app/src/study/e.test.ts': "import '../main.ts'; import { test } from 'vitest';",
    };
    expect(check(sources)).toEqual([]);
  });
});
