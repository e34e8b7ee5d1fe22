import type pg from 'pg';

/** A row as JSON: column name to value; dates, instants and ranges as their text. */
export type Row = Readonly<Record<string, unknown>>;

const name = /^[a-z_]+\.[a-zA-Z_"]+$/u;

/** Inserts many rows in one statement. Columns that the first row does not name get their defaults. */
export const insertRows = async (db: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  if (!name.test(table)) throw new RangeError(`no table "${table}"`);
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(', ');
  await db.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
};

/** Bytes as PostgreSQL reads them in JSON. */
export const bytes = (buffer: Buffer): string => `\\x${buffer.toString('hex')}`;
