import { type ESTree, parseSync, Visitor } from 'vite';

/** What one file asks for. `specifier` is undefined where it is computed at run time and nobody can check it. */
export type Import = Readonly<{ specifier: string | undefined; line: number }>;

/**
 * Every import of a TypeScript file: import and export-from declarations, types included, `import()` calls and
 * `import('…')` types. Read by a real parser, so that comments, strings and JSX text do not count.
 * @throws Error when the file cannot be parsed: a file that is not read must not pass
 */
export function importsOf(file: string, source: string): readonly Import[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (node: ESTree.Node | null | undefined, at: number) => {
    if (node === null || node === undefined) return;
    const specifier = node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
    found.push({ specifier, line: source.slice(0, at).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.start),
    ExportNamedDeclaration: (node) => add(node.source, node.start),
    ExportAllDeclaration: (node) => add(node.source, node.start),
    ImportExpression: (node) => add(node.source, node.start),
    TSImportType: (node) => add(node.source, node.start),
    TSExternalModuleReference: (node) => add(node.expression, node.start),
  }).visit(program);
  return found.toSorted((a, b) => a.line - b.line);
}
