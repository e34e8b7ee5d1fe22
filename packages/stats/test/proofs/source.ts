import { parseSync, Visitor } from 'vite';
import { namesIn, type Range } from './names.ts';

/** A test as it stands in its file. */
export interface WrittenTest {
  readonly file: string;
  /** With the titles of what it stands in. */
  readonly title: string;
  /** What it calls, itself or through helpers of its file. */
  readonly uses: ReadonlySet<string>;
}

interface Titled extends Range {
  readonly name: string;
  /** What is called with the title: of `it.each(rows)` the rows are in it. */
  readonly table: Range;
}

/** The tests of a file. */
export function testsIn(file: string, source: string): readonly WrittenTest[] {
  const program = parsed(file, source);
  const names = namesIn(program);
  const groups: Titled[] = [];
  const tests: Titled[] = [];
  new Visitor({
    CallExpression: (node) => {
      const title = source.slice(node.start, node.end);
      const [first] = node.arguments;
      const kind = /^(?:describe|it|test)\b/u.exec(title)?.[0];
      const text = first?.type === 'Literal' ? String(first.value) : undefined;
      const name = first?.type === 'TemplateLiteral' ? source.slice(first.start + 1, first.end - 1) : text;
      if (kind === undefined || name === undefined || node.arguments.length < 2) return;
      const { start, end, callee } = node;
      (kind === 'describe' ? groups : tests).push({ name, start, end, table: callee });
    },
  }).visit(program);
  return tests.map((test) => {
    const around = groups.filter(({ start, end }) => start < test.start && end >= test.end);
    return {
      file,
      title: [...around, test].map(({ name }) => name).join(': '),
      uses: new Set([test, ...around.map(({ table }) => table)].flatMap((range) => [...names.within(range)])),
    };
  });
}

/** The entries of the object `cases` of a file, and what each calls; undefined is what is not written entry by entry. */
export function casesIn(file: string, source: string): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const program = parsed(file, source);
  const names = namesIn(program);
  const cases = new Map<string | undefined, ReadonlySet<string>>();
  const add = (id: string | undefined, range: Range): void => {
    cases.set(id, new Set([...(cases.get(id) ?? []), ...names.within(range)]));
  };
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'Identifier' || id.name !== 'cases' || init === null) return;
      if (init.type !== 'ObjectExpression') return add(undefined, init);
      for (const part of init.properties) {
        if (part.type !== 'Property') add(undefined, part);
        else if (part.key.type === 'Literal') add(String(part.key.value), part.value);
        else add(source.slice(part.key.start, part.key.end), part.value);
      }
    },
  }).visit(program);
  return cases;
}

function parsed(file: string, source: string) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  return program;
}
