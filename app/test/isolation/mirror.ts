import { randomUUID } from 'node:crypto';
import type { TestHouse } from '../house.ts';

type Row = Readonly<Record<string, unknown>>;

/** A word that stands nowhere else: it must never come out of the branch that it was put into. */
export const canaryOf = (n: number): string => `kanariefugl${n}`;

const tablesOf = async ({ owner }: TestHouse): Promise<readonly string[]> =>
  (
    await owner.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'programme' and c.column_name = 'branch_id' and t.table_type = 'BASE TABLE'
       order by c.table_name`,
    )
  ).rows.map((row) => row.name);

/** The columns that are written and not worked out. */
const columnsOf = async ({ owner }: TestHouse, table: string): Promise<string> =>
  (
    await owner.query<{ columns: string }>(
      `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
       where table_schema = 'programme' and table_name = $1 and is_generated = 'NEVER'
         and identity_generation is distinct from 'ALWAYS'`,
      [table],
    )
  ).rows[0]?.columns ?? '';

/** Columns that hold words of people's own; ids, codes and references keep their form. */
const free =
  /^(?:name|note|text|about|alias|source|phone|email|close_note|handled_note|joint_goal|introduction|when_text|not_to|old_value|new_value)$/u;

/**
 * Mirrors rows of branch A into branch B, table by table, whatever tables there are: each with ids of its own that point
 * at each other as the originals do, and with a canary in every field of free words.
 *
 * @param chosen whether a row is mirrored
 * @returns the ids of all that stands in branch B now
 */
export const mirrorIntoB = async (
  house: TestHouse,
  canary: string,
  chosen: (table: string, index: number) => boolean,
): Promise<readonly string[]> => {
  const { owner, ids } = house;
  const tables = await tablesOf(house);
  const all: { readonly table: string; readonly row: Row; readonly isChosen: boolean }[] = [];
  for (const table of tables) {
    const found = await owner.query<{ row: Row }>(
      `select to_jsonb(t) as row from programme.${table} t where branch_id = $1 order by t::text`,
      [ids.branchA],
    );
    found.rows.forEach(({ row }, index) => {
      all.push({ table, row, isChosen: chosen(table, index) });
    });
  }
  const columns = new Map<string, string>();
  for (const table of tables) columns.set(table, await columnsOf(house, table));
  const moved = new Map<unknown, string>([
    [ids.branchA, ids.branchB],
    [ids.townA, ids.townB],
  ]);
  // Nothing in branch B may hang on what stays in branch A alone.
  const idsOfA = new Set(all.flatMap(({ row }) => (typeof row['id'] === 'string' ? [row['id']] : [])));
  let rows = all.filter(({ isChosen }) => isChosen);
  for (let before = Number.POSITIVE_INFINITY; rows.length < before; ) {
    before = rows.length;
    const here = new Set(rows.map(({ row }) => row['id']));
    rows = rows.filter(({ row }) =>
      Object.values(row)
        .flat()
        .every((value) => typeof value !== 'string' || !idsOfA.has(value) || here.has(value)),
    );
  }
  for (const { row } of rows) if (typeof row['id'] === 'string') moved.set(row['id'], randomUUID());
  const move = (value: unknown): unknown =>
    Array.isArray(value) ? value.map((one) => moved.get(one) ?? one) : (moved.get(value) ?? value);
  const copies = rows.map(({ table, row }) => {
    const copy = Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        free.test(column) && typeof value === 'string' ? `${canary} ${column}` : move(value),
      ]),
    );
    // What must be one of a kind stays one of a kind.
    for (const column of ['user_id', 'link_id']) if (column in copy) copy[column] = null;
    if (typeof copy['number'] === 'string') copy['number'] = `B-${randomUUID().slice(0, 8)}`;
    for (const column of Object.keys(copy))
      if (column.endsWith('_hash')) copy[column] = `\\x${randomUUID().replaceAll('-', '')}`;
    return { table, copy };
  });
  // Round by round: what points at a row comes after it. What never fits, as a second one of a kind, stays out.
  let waiting = copies;
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    const left: typeof copies = [];
    for (const one of waiting) {
      const { table, copy } = one;
      await owner
        .query(
          `insert into programme.${table} (${columns.get(table)})
           select ${columns.get(table)} from jsonb_populate_record(null::programme.${table}, $1)`,
          [JSON.stringify(copy)],
        )
        .catch(() => left.push(one));
    }
    waiting = left;
  }
  const inB: string[] = [];
  for (const table of tables) {
    const here = await owner.query<{ row: Row }>(
      `select to_jsonb(t) as row from programme.${table} t where branch_id = $1`,
      [ids.branchB],
    );
    for (const { row } of here.rows) if (typeof row['id'] === 'string') inB.push(row['id']);
  }
  return inB;
};

/** How many rows each table has in branch B. */
export const countsInB = async (house: TestHouse): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const table of await tablesOf(house)) {
    const { rows } = await house.owner.query(
      `select count(*)::int as n from programme.${table} where branch_id = $1`,
      [house.ids.branchB],
    );
    counts.set(table, rows[0].n);
  }
  return counts;
};
