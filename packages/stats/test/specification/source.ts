import { type ESTree, parseSync, Visitor } from 'vite';

/**
 * The source text of every `call` in a file of specifications, by title: the text between the parameters and the
 * end of the function that is run.
 * @throws Error when the file cannot be parsed or a specification is not written as an object
 */
export function callsIn(file: string, source: string): ReadonlyMap<string, string> {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const calls = new Map<string, string>();
  new Visitor({
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'specify') return;
      const title = property(node, 'title');
      const call = property(node, 'call');
      if (title?.type !== 'Literal' || call?.type !== 'ArrowFunctionExpression') {
        throw new Error(`${file}: a specification has a title as text and a call as an arrow function`);
      }
      calls.set(String(title.value), outdented(bodyOf(call, source)));
    },
  }).visit(program);
  return calls;
}

function property(node: ESTree.CallExpression, name: string): ESTree.Expression | undefined {
  const [draft] = node.arguments;
  if (draft?.type !== 'ObjectExpression') return undefined;
  for (const part of draft.properties) {
    if (part.type !== 'Property' || part.key.type !== 'Identifier' || part.key.name !== name) continue;
    return part.value as ESTree.Expression;
  }
  return undefined;
}

/** An expression as it stands; of a block the statements. */
function bodyOf(call: ESTree.ArrowFunctionExpression, source: string): string {
  const { start, end, type } = call.body;
  if (type === 'BlockStatement') return source.slice(start + 1, end - 1);
  const text = source.slice(start, end);
  // The parentheses that an arrow function needs around an object say nothing to the reader.
  return text.startsWith('({') && text.endsWith('})') ? text.slice(1, -1) : text;
}

/** Takes away the indentation that the least indented line has, the first line not counted where it has none. */
function outdented(text: string): string {
  const lines = text.replace(/^\n+|\s+$/gu, '').split('\n');
  const indented = lines.filter((line, at) => line.trim() !== '' && (at > 0 || /^\s/u.test(line)));
  const depth = Math.min(...indented.map((line) => line.search(/\S/u)));
  return lines.map((line) => (/^\s/u.test(line) ? line.slice(depth) : line)).join('\n');
}
