import type pg from 'pg';

/** What the migrations leave in a database: rows, and a mark of everything that is defined there. */
export interface AsMigrated {
  readonly rows: readonly { readonly table: string; readonly rows: unknown }[];
  readonly definitions: string;
  readonly size: number;
}

/** Every table of ours in the database at hand, as it is written in a statement. */
const tables = `select c.oid::regclass::text as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$)'`;

/**
 * Whatever defines or grants something writes a row in one of these, and each row carries the number of the transaction
 * that wrote it: a copy of a database has the same sums until something in it is defined anew.
 */
const catalogs = [
  'pg_attrdef',
  'pg_attribute',
  'pg_class',
  'pg_constraint',
  'pg_default_acl',
  'pg_index',
  'pg_namespace',
  'pg_policy',
  'pg_proc',
  'pg_rewrite',
  'pg_trigger',
  'pg_type',
];
const definitions = `select concat_ws(' ', ${catalogs
  .map((name) => `(select concat(count(*), ':', sum(xmin::text::bigint)) from ${name})`)
  .join(', ')}, (select count(*) from pg_db_role_setting where setdatabase <> 0)) as definitions,
  pg_database_size(current_database())::int as size`;

const marksOf = async (superuser: pg.Client): Promise<Pick<AsMigrated, 'definitions' | 'size'>> =>
  (await superuser.query(definitions)).rows[0];

export const asMigrated = async (superuser: pg.Client): Promise<AsMigrated> => {
  const rows: { table: string; rows: unknown }[] = [];
  for (const { table } of (await superuser.query<{ table: string }>(tables)).rows) {
    const found = await superuser.query(`select json_agg(t) as rows from ${table} t`);
    if (found.rows[0].rows !== null) rows.push({ table, rows: found.rows[0].rows });
  }
  return { rows, ...(await marksOf(superuser)) };
};

/** Rules of rows are for those who use a database: whoever sweeps it is asked nothing. */
const emptied = `set session_replication_role = replica;
  do $$ declare t text; filled boolean; begin
    for t in ${tables} loop
      execute 'select exists (select from ' || t || ')' into filled;
      if filled then execute 'delete from ' || t; end if;
    end loop;
    perform setval(seqrelid, seqstart, false) from pg_sequence;
  end $$`;

/**
 * Makes a database that a test has used as it was migrated, which costs a fraction of making a new one.
 *
 * @returns whether it is: what was defined there stays, and so does the room that very many rows took
 */
export const sweep = async (superuser: pg.Client, migrated: AsMigrated): Promise<boolean> => {
  await superuser.query(
    'select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  const now = await marksOf(superuser);
  if (now.definitions !== migrated.definitions || now.size > migrated.size * 2) return false;
  await superuser.query(emptied);
  for (const { table, rows } of migrated.rows)
    await superuser.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  return true;
};
