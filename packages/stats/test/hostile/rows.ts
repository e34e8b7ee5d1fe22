import { type Random, stream } from '../../src/index.ts';

/** What a column may hold, and so what is wrong in it. */
export type Kind =
  | 'time'
  | 'positive-time'
  | 'event'
  | 'cause'
  | 'entry'
  | 'code'
  | 'two-codes'
  | 'person'
  | 'weight'
  | 'covariate'
  | 'binary'
  | 'fraction'
  | 'number'
  | 'positive'
  | 'count'
  | 'share';

/** A column's path in the arguments, such as `covariates.x`, and what it holds. */
export type Columns = Readonly<Record<string, Kind>>;
export type Rows = Readonly<Record<string, readonly number[]>>;

/** Ordinary data: nothing is wrong with it, and every model can be fitted to it. */
export function ordinary(columns: Columns, n = 40): Rows {
  return Object.fromEntries(
    Object.entries(columns).map(([path, kind]) => [path, ordinaryColumn(path, kind, n)]),
  );
}

const drawn = new Map<string, readonly number[]>();

/** Drawn once for all functions that take such a column: a hundred thousand rows take a while. */
function ordinaryColumn(path: string, kind: Kind, n: number): readonly number[] {
  const key = `${path} ${kind} ${n}`;
  const before = drawn.get(key);
  if (before !== undefined) return before;
  const values = column(kind, n, latentOf(n), stream('hostile').split(path));
  drawn.set(key, values);
  return values;
}

const latents = new Map<number, readonly number[]>();

/** What the columns of so many rows have in common. */
function latentOf(n: number): readonly number[] {
  return latents.getOrInsertComputed(n, () => Array.from({ length: n }, stream('hostile').normal));
}

function column(kind: Kind, n: number, latent: readonly number[], random: Random): number[] {
  const each = (of: (row: number) => number) => Array.from({ length: n }, (_, row) => of(row));
  switch (kind) {
    case 'time':
    case 'positive-time':
      return each((row) => 1 + Math.ceil(20 * random.exponential(Math.exp(0.4 * latent[row]!))));
    case 'entry':
      return each(() => random.integer(2) / 2);
    case 'event':
      return each(() => (random.uniform() < 0.7 ? 1 : 0));
    case 'cause':
      return each(() => random.integer(3));
    case 'code':
    case 'two-codes':
      return each((row) => (row < 2 ? row : random.integer(2)));
    case 'person':
      return each((row) => row);
    case 'weight':
      return each(() => 0.5 + random.uniform());
    case 'covariate':
    case 'number':
      return each((row) => latent[row]! + random.normal());
    case 'positive':
      return each(() => 0.2 + random.uniform());
    case 'binary':
    case 'fraction':
      return each((row) => (latent[row]! + random.normal() > 0 ? 1 : 0));
    case 'count':
      return each(() => random.integer(5));
    case 'share':
      return each(() => random.uniform() / n);
  }
}

/** Those of the columns that hold one of the kinds. */
export function ofKind(columns: Columns, ...kinds: readonly Kind[]): string[] {
  return Object.keys(columns).filter((path) => kinds.includes(columns[path]!));
}

/** The same rows with some columns made anew, each value from the row's number and its old value. */
export function withColumns(
  rows: Rows,
  paths: readonly string[],
  of: (row: number, value: number) => number,
): Rows {
  return {
    ...rows,
    ...Object.fromEntries(paths.map((path) => [path, rows[path]!.map((value, row) => of(row, value))])),
  };
}

/** Puts columns where they belong: `covariates.x` into an object `covariates`. */
export function nested(rows: Rows): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const [path, values] of Object.entries(rows)) {
    const [outer, inner] = path.split('.') as [string, string | undefined];
    if (inner === undefined) result[outer] = values;
    else result[outer] = { ...(result[outer] as object | undefined), [inner]: values };
  }
  return result;
}
