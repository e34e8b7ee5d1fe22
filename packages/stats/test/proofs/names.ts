import { type ESTree, Visitor } from 'vite';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A name that a file gives, and where it holds. */
interface Given extends Range {
  readonly scope: Range;
  /** What is imported by that name. */
  readonly imported?: string;
}

interface Mention extends Range {
  readonly name: string;
}

const holds = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
const size = ({ start, end }: Range): number => end - start;

/** What parts of a file import in the end, themselves or through the functions and constants of the file that they name. */
export function namesIn(program: ESTree.Program) {
  const { mentions, given } = readNames(program);

  /** What a name stands for where it is mentioned: the innermost that holds there. */
  const meant = (mention: Mention): readonly Given[] => {
    const those = (given.get(mention.name) ?? []).filter(({ scope }) => holds(scope, mention));
    const least = Math.min(...those.map(({ scope }) => size(scope)));
    return those.filter(({ scope }) => size(scope) === least);
  };

  return {
    within: (range: Range): ReadonlySet<string> => {
      const found = new Set<string>();
      const seen = new Set<Given>();
      const look = (part: Range): void => {
        for (const mention of mentions) {
          if (!holds(part, mention)) continue;
          for (const one of meant(mention)) {
            if (seen.has(one)) continue;
            seen.add(one);
            if (one.imported !== undefined) found.add(one.imported);
            else look(one);
          }
        }
      };
      look(range);
      return found;
    },
  };
}

/** Every mention of a name, but for keys, properties and types; and every name that is given, `stats.x` as one of them. */
function readNames(program: ESTree.Program) {
  const mentions: Mention[] = [];
  const functions: Range[] = [];
  const types: Range[] = [];
  const skipped = new Set<number>();
  const patterns: { readonly at: Range; readonly what: Range }[] = [];
  const given = new Map<string, Given[]>();
  const give = (name: string, one: Given): void => {
    given.set(name, [...(given.get(name) ?? []), one]);
  };
  const takeFunction = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    functions.push(node);
    for (const parameter of node.params) patterns.push({ at: parameter, what: parameter });
  };
  let namespace = '';
  new Visitor({
    ImportDeclaration: ({ specifiers }) => {
      for (const specifier of specifiers) {
        if (specifier.type === 'ImportNamespaceSpecifier') namespace = specifier.local.name;
        else
          give(specifier.local.name, { ...specifier.local, scope: program, imported: specifier.local.name });
      }
    },
    ArrowFunctionExpression: takeFunction,
    FunctionExpression: takeFunction,
    FunctionDeclaration: (node) => {
      takeFunction(node);
      if (node.id !== null) patterns.push({ at: node.id, what: node });
    },
    VariableDeclarator: ({ id, start, end }) => {
      patterns.push({ at: id, what: { start, end } });
    },
    MemberExpression: ({ object, property, computed }) => {
      if (computed) return;
      skipped.add(property.start);
      if (object.type !== 'Identifier' || object.name !== namespace || property.type !== 'Identifier') return;
      const name = `${namespace}.${property.name}`;
      mentions.push({ name, start: property.start, end: property.end });
      if (!given.has(name)) give(name, { ...property, scope: program, imported: property.name });
    },
    Property: ({ key, shorthand, computed }) => {
      if (!shorthand && !computed) skipped.add(key.start);
    },
    TSTypeAnnotation: (node) => {
      types.push(node);
    },
    Identifier: ({ name, start, end }) => {
      mentions.push({ name, start, end });
    },
  }).visit(program);
  const used = mentions.filter(
    (one) =>
      (!skipped.has(one.start) || one.name.startsWith(`${namespace}.`)) &&
      !types.some((type) => holds(type, one)),
  );
  for (const { at, what } of patterns) {
    // A function's own name holds around it.
    const around = functions.filter(
      (one) => holds(one, at) && (one.start !== what.start || one.end !== what.end),
    );
    const scope = around.reduce<Range>((least, one) => (size(one) < size(least) ? one : least), program);
    for (const { name } of used.filter((mention) => holds(at, mention))) give(name, { ...what, scope });
  }
  return { mentions: used, given };
}
