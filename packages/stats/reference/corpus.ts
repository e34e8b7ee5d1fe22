import { readdirSync, readFileSync } from 'node:fs';

/** A reference value: null where R has no number (the package must have one, or a reason). */
export type Value = number | null | readonly Value[] | { readonly [name: string]: Value };
export type Values = Readonly<Record<string, Value>>;

export interface ReferenceCase {
  readonly id: string;
  readonly tolerance: number;
  /** The call that made the values, as it stands in the script. */
  readonly call: string;
  readonly values: Values;
}

/** Computes with the package what a case's values name; `given` are those values, for what is an input (rows, times). */
export type Compute = (given: Values) => unknown;
export type Cases = Readonly<Record<string, Compute>>;

function read(file: string): string {
  return readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
}

/** The stored families, by file name. */
export function families(): readonly string[] {
  return readdirSync(new URL('./values/', import.meta.url)).map((name) => name.replace(/\.json$/u, ''));
}

export function storedCases(family: string): readonly ReferenceCase[] {
  const file = JSON.parse(read(`values/${family}.json`), (_, value: unknown) =>
    value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : value,
  ) as { readonly cases: readonly ReferenceCase[] };
  return file.cases;
}

export type Table = Readonly<Record<string, readonly number[]>>;
const tables = new Map<string, Table>();

/** A data set by column; missing values are NaN. */
export function data(name: string): Table {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const [head, ...lines] = read(`data/${name}.csv`).trim().split('\n');
  const rows = lines.map((line) => line.split(','));
  const table = Object.fromEntries(
    head!.split(',').map((column, at) => {
      return [column, rows.map((row) => (row[at] === '' ? Number.NaN : Number(row[at])))];
    }),
  );
  tables.set(name, table);
  return table;
}

type Row = Readonly<Record<string, number>>;

/** Calls `each` for every row: with one object, which reads from the columns where it is. */
function eachRow(table: Table, each: (row: Row, at: number) => void): void {
  let at = 0;
  const row = Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(table).map(([name, column]) => [name, { get: () => column[at] }])),
  );
  const count = Object.values(table)[0]!.length;
  for (; at < count; at++) each(row, at);
}

/** The rows for which `keep` holds. */
export function where(table: Table, keep: (row: Row, at: number) => boolean): Table {
  const names = Object.keys(table);
  const kept: number[] = [];
  eachRow(table, (row, at) => {
    if (keep(row, at)) kept.push(at);
  });
  return Object.fromEntries(names.map((name) => [name, kept.map((at) => table[name]![at]!)]));
}

/** The rows without a missing value in these columns. */
export function complete(table: Table, ...columns: readonly string[]): Table {
  return where(table, (row) => columns.every((column) => !Number.isNaN(row[column])));
}

/** A column made from others, row by row. */
export function derive(table: Table, of: (row: Row, at: number) => number): number[] {
  const made: number[] = [];
  eachRow(table, (row, at) => made.push(of(row, at)));
  return made;
}

/** 0/1 columns of the levels of a factor after the first. */
export function dummies(name: string, column: readonly number[]): Record<string, number[]> {
  const levels = [...new Set(column)].sort((a, b) => a - b).slice(1);
  return Object.fromEntries(
    levels.map((level) => [`${name}${level}`, column.map((value) => (value === level ? 1 : 0))]),
  );
}

/** Some columns by name. */
export function pick(table: Table, ...names: readonly string[]): Record<string, readonly number[]> {
  return Object.fromEntries(
    names.map((name) => {
      const column = table[name];
      if (column === undefined) throw new Error(`no column ${name}`);
      return [name, column];
    }),
  );
}

/** A result that was computed; throws with the reason where it was not. */
export function must<T extends { readonly ok: boolean }>(result: T): Extract<T, { readonly ok: true }> {
  if (!result.ok) throw new Error(`not computed: ${JSON.stringify(result)}`);
  return result as Extract<T, { readonly ok: true }>;
}

export function take(column: ArrayLike<number>, rows: Value | undefined): number[] {
  return (rows as readonly number[]).map((row) => column[row]!);
}

/**
 * What differs, as sentences; empty where everything agrees. Numbers agree to the relative tolerance; within a list
 * numbers below a thousandth of its largest are compared to that thousandth, since they are differences of larger ones.
 */
export function differences(actual: unknown, expected: Value, tolerance: number, path = ''): string[] {
  if (expected === null) {
    return typeof actual === 'number' && Number.isNaN(actual) ? [`${path}: NaN`] : [];
  }
  if (typeof expected === 'number') return differ(actual, expected, tolerance, Math.abs(expected), path);
  if (Array.isArray(expected)) {
    const list = actual as ArrayLike<unknown> | undefined;
    if (list?.length !== expected.length) {
      return [`${path}: ${String(list?.length)} entries where ${expected.length} were expected`];
    }
    const numbers = expected.filter((e): e is number => typeof e === 'number' && Number.isFinite(e));
    const floor = numbers.reduce((most, e) => Math.max(most, Math.abs(e)), 0) / 1000;
    return expected.flatMap((e: Value, i) =>
      typeof e === 'number'
        ? differ(list[i], e, tolerance, Math.max(Math.abs(e), floor), `${path}[${i}]`)
        : differences(list[i], e, tolerance, `${path}[${i}]`),
    );
  }
  const object = actual as Readonly<Record<string, unknown>>;
  return Object.entries(expected).flatMap(([name, e]) =>
    differences(object[name], e, tolerance, path === '' ? name : `${path}.${name}`),
  );
}

function differ(actual: unknown, expected: number, tolerance: number, scale: number, path: string): string[] {
  if (actual === expected) return [];
  const gap = typeof actual === 'number' ? Math.abs(actual - expected) : Number.NaN;
  if (gap <= tolerance * scale) return [];
  return [`${path}: ${String(actual)} where ${expected} was expected, off by ${gap / scale}`];
}
