import type { Family, Specification } from './specification.ts';

/** The page of one family: for each specification the table in, the call, the table out. */
export function pageOf(family: Family, calls: ReadonlyMap<string, string>): string {
  const parts = family.specifications.map((one) => sectionOf(one, calls.get(one.title) ?? ''));
  return `# ${family.name}\n\n${family.about}\n\n${made}\n\n${parts.join('\n\n')}\n`;
}

/** The page that leads to the others. */
export function indexOf(families: readonly Family[]): string {
  const rows = families.map(({ file, name, specifications }) => [
    `[${name}](${file}.md)`,
    specifications.map(({ title }) => title).join('; '),
  ]);
  const about =
    'What the methods of `packages/stats` give for small tables: the table in, the call, the table out, and where the\nnumbers come from.';
  const further =
    'How often intervals hold the truth and tests reject it: [by simulation](simulations.md). Where the proofs of each method stand: [three proofs](proofs.md).';
  return `# Statistics by example\n\n${about}\n\n${made}\n\n${table(['family', 'examples'], rows)}\n\n${further}\n`;
}

const made =
  'Made by `packages/stats/test/specification.test.ts` from `packages/stats/specification`: every number here is checked\nin each run of the tests.';

function sectionOf(one: Specification, call: string): string {
  const { title, about, source, byHand, r } = one;
  return [
    `## ${title}`,
    about,
    ...tablesOf(one.input, one.units),
    `\`\`\`ts\n${call}\n\`\`\``,
    ...tablesOf(one.expected, one.units),
    ...(byHand === undefined ? [] : [`By hand: ${byHand}`]),
    ...(r === undefined
      ? []
      : [`In R, with the input as variables and \`survival\` loaded:\n\n\`\`\`r\n${r}\n\`\`\``]),
    `Source: ${source}`,
  ].join('\n\n');
}

type Values = Readonly<
  Record<string, number | boolean | string | readonly number[] | Readonly<Record<string, number>>>
>;

/** Columns of one length share a table, as do named rows with the same fields, and all single values. */
function tablesOf(values: Values, units: Readonly<Record<string, string>> = {}): readonly string[] {
  const headed = (name: string) =>
    units[name] === undefined ? `\`${name}\`` : `\`${name}\` (${units[name]})`;
  const entries = Object.entries(values);
  const single = entries.filter(([, value]) => typeof value !== 'object');
  const shapes = Object.groupBy(
    entries.filter(([, value]) => typeof value === 'object'),
    ([, value]) => (Array.isArray(value) ? `${value.length}` : Object.keys(value).join()),
  );
  const many = Object.values(shapes).map((group = []) => {
    const [, first] = group[0] ?? [];
    return Array.isArray(first)
      ? table(
          group.map(([name]) => headed(name)),
          turned(group.map(([, value]) => value as readonly number[])),
        )
      : table(
          ['', ...Object.keys(first ?? {}).map(headed)],
          group.map(([name, value]) => [`\`${name}\``, ...Object.values(value).map(shown)]),
        );
  });
  if (single.length === 0) return many;
  const rows = single.map(([name, value]) => [headed(name), shown(value as number | boolean | string)]);
  return [...many, table(['', 'value'], rows)];
}

function turned(columns: readonly (readonly number[])[]): readonly (readonly string[])[] {
  return (columns[0] ?? []).map((_, row) => columns.map((column) => shown(column[row] ?? '')));
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** At most six significant digits; whole numbers with all of theirs. */
function shown(value: number | boolean | string): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return 'missing';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const text = Number.isSafeInteger(value) ? String(value + 0) : String(Number(value.toPrecision(6)));
  return text.replaceAll('-', '−');
}
