/** Branches, towns and prisons as they are typed: one a line. */

export interface TypedBranch {
  readonly name: string;
  readonly towns: readonly string[];
}

export type PrisonKind = 'open' | 'closed' | 'remand' | 'halfway-house';

export interface TypedPrison {
  readonly name: string;
  readonly kind: PrisonKind;
}

/** What was read, or what is wrong with which line. */
export type Typed<T> =
  | { readonly ok: true; readonly items: readonly T[] }
  | { readonly ok: false; readonly line: number; readonly problem: PlaceProblem; readonly text: string };

export type PlaceProblem = 'empty' | 'no-name' | 'twice' | 'kind' | 'long';

const longest = 80;

const kinds: ReadonlyMap<string, PrisonKind> = new Map(
  Object.entries({
    åbent: 'open',
    åben: 'open',
    open: 'open',
    lukket: 'closed',
    closed: 'closed',
    arrest: 'remand',
    arresthus: 'remand',
    remand: 'remand',
    udslusning: 'halfway-house',
    udslusningsfængsel: 'halfway-house',
    pension: 'halfway-house',
    'halfway house': 'halfway-house',
  }),
);

const linesOf = (text: string): readonly { readonly line: number; readonly text: string }[] =>
  text
    .split('\n')
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter((line) => line.text !== '');

const split = (text: string): readonly [string, string | undefined] => {
  const at = text.indexOf(':');
  return at < 0 ? [text.trim(), undefined] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
};

const key = (name: string) => name.toLocaleLowerCase('da');

/** `Aarhus: Aarhus, Randers`; a branch without towns has one of its own name. Each town belongs to one branch. */
export const readBranches = (text: string): Typed<TypedBranch> => {
  const items: TypedBranch[] = [];
  const seen = { branch: new Set<string>(), town: new Set<string>() };
  for (const { line, text: typed } of linesOf(text)) {
    const no = (problem: PlaceProblem, what: string) => ({ ok: false, line, problem, text: what }) as const;
    const [name, rest] = split(typed);
    if (name === '') return no('no-name', typed);
    const towns = (rest ?? name)
      .split(',')
      .map((town) => town.trim())
      .filter((town) => town !== '');
    if (towns.length === 0) towns.push(name);
    for (const [what, kind] of [[name, 'branch'], ...towns.map((town) => [town, 'town'] as const)] as const) {
      if (what.length > longest) return no('long', what);
      if (seen[kind].has(key(what))) return no('twice', what);
      seen[kind].add(key(what));
    }
    items.push({ name, towns });
  }
  return items.length === 0 ? { ok: false, line: 1, problem: 'empty', text: '' } : { ok: true, items };
};

/** `Nyborg: lukket`. */
export const readPrisons = (text: string): Typed<TypedPrison> => {
  const items: TypedPrison[] = [];
  const seen = new Set<string>();
  for (const { line, text: typed } of linesOf(text)) {
    const no = (problem: PlaceProblem, what: string) => ({ ok: false, line, problem, text: what }) as const;
    const [name, rest] = split(typed);
    if (name === '') return no('no-name', typed);
    if (name.length > longest) return no('long', name);
    const kind = kinds.get(key(rest ?? ''));
    if (kind === undefined) return no('kind', name);
    if (seen.has(key(name))) return no('twice', name);
    seen.add(key(name));
    items.push({ name, kind });
  }
  return items.length === 0 ? { ok: false, line: 1, problem: 'empty', text: '' } : { ok: true, items };
};
