import type pg from 'pg';

/** What may stand in the research register or in settings is no person's: only these columns are. */
const personal = `
  select c.table_schema, c.table_name, c.column_name
  from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where t.table_type = 'BASE TABLE' and c.data_type = 'text'
    and c.table_schema in ('programme', 'office', 'auth')
    and c.table_name not in ('town', 'prison', 'branch', 'organisation', 'training', 'area')
    and c.column_name ~ '^(name|alias|email|phone|address|recipient|contact|note|body|reason|text|.*_(name|contact|note|text|email|phone))$'`;

/** Every personal value that the database holds now; short ones are words that stand elsewhere as well. */
export const personalValues = async (owner: pg.Client): Promise<ReadonlySet<string>> => {
  const values = new Set<string>();
  for (const { table_schema, table_name, column_name } of (await owner.query(personal)).rows) {
    const { rows } = await owner.query(
      `select distinct "${column_name}" v from "${table_schema}"."${table_name}" where length("${column_name}") >= 8`,
    );
    for (const { v } of rows) values.add(v);
  }
  return values;
};

/** What a person wrote into a form: words with a space, mail addresses, CPR and telephone numbers. */
export const written = (fields: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.values(fields).filter(
    (value): value is string =>
      typeof value === 'string' &&
      (/\p{L} \p{L}|@/u.test(value) || /^(?:\d{6}-?\d{4}|\+?[\d ]{8,})$/u.test(value)),
  );

/**
 * From now on the database breaks, when told to, at the first row that the application writes, and its error tells the
 * whole row: what then reaches the log is what any fault might bring there.
 */
export const breakable = async (owner: pg.Client): Promise<(broken: boolean) => Promise<void>> => {
  await owner.query(`
    create table public.broken (broken boolean not null);
    insert into public.broken values (false);
    grant usage on schema public to public;
    grant select on public.broken to public;
    create function public.tell() returns trigger language plpgsql as $$ begin
      if session_user like 'primus\\_%' and (select broken from public.broken) then
        raise exception 'cannot keep %', to_jsonb(new) using detail = to_jsonb(new)::text;
      end if;
      return new;
    end $$`);
  const { rows } = await owner.query(
    `select table_schema, table_name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('programme', 'office', 'study', 'keys', 'auth')
       and table_name not in ('request', 'attempt')`,
  );
  for (const { table_schema, table_name } of rows)
    await owner.query(`create trigger a_tells before insert or update on "${table_schema}"."${table_name}"
      for each row execute function public.tell()`);
  return async (broken) => {
    await owner.query('update public.broken set broken = $1', [broken]);
  };
};
