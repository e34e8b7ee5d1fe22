import { sql } from 'kysely';
import type { Database } from '../platform/database/register.ts';
import { catalogue, type PersonalTable, type SubjectKind } from './catalogue/index.ts';

/** Whose data it is: the row's own id, and the ids of those that were found to be the same participant. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly ids: readonly string[];
  readonly organisationId: string;
  readonly name: string;
}

const rootOf = { participant: 'programme.person', volunteer: 'programme.mentor' } as const;

/** Undefined when there is nobody, or nobody of the viewer's organisation, or the person is erased already. */
export const findSubject = async (
  db: Database,
  kind: SubjectKind,
  id: string,
): Promise<Subject | undefined> => {
  const found = await sql<{ id: string; organisation_id: string; name: string }>`
    select id, organisation_id, name from ${sql.table(rootOf[kind])} where id = ${id} and erased_on is null`.execute(
    db,
  );
  const [own] = found.rows;
  if (own === undefined) return undefined;
  const same =
    kind === 'volunteer'
      ? []
      : (
          await sql<{ id: string }>`
            with recursive same as (
              select id from programme.person where id = ${id}
              union select p.id from programme.person p join same s on p.merged_into = s.id)
            select id from same where id <> ${id}`.execute(db)
        ).rows;
  return {
    kind,
    id,
    ids: [id, ...same.map((row) => row.id)],
    organisationId: own.organisation_id,
    name: own.name,
  };
};

const byName = new Map(catalogue.map((table) => [table.name, table]));
const quoted = (name: string) => sql.table(name);

/** Which rows of a table are about the subject: the table's ways, back to the subject's own row. */
export const isAbout = (table: PersonalTable, subject: Pick<Subject, 'kind' | 'ids'>) => {
  const ways = table.ways[subject.kind] ?? [];
  const each = ways.map(({ column, of, key }): ReturnType<typeof sql<boolean>> => {
    if (of === 'subject')
      return sql<boolean>`${sql.ref(column)} = any (${sql.val([...subject.ids])}::uuid[])`;
    const parent = byName.get(of);
    if (parent === undefined) throw new Error(`${table.name} hangs on ${of}, which is not in the catalogue`);
    return sql<boolean>`${sql.ref(column)} in (select ${sql.ref(key)} from ${quoted(of)} where ${isAbout(parent, subject)})`;
  });
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
};

/** How many tables lie between a table and the person: what hangs on others is erased before them. */
export const depthOf = (table: PersonalTable, kind: SubjectKind): number =>
  Math.max(
    0,
    ...(table.ways[kind] ?? []).map(({ of }) => {
      const parent = byName.get(of);
      return parent === undefined ? 0 : 1 + depthOf(parent, kind);
    }),
  );

export type RawRow = Readonly<Record<string, unknown>>;

/** Columns of a table that this login role may read. */
const readable = async (db: Database, table: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_attribute a
    where a.attrelid = to_regclass(${quotedName(table)}) and a.attnum > 0 and not a.attisdropped
      and has_column_privilege(a.attrelid, a.attnum, 'select')
    order by a.attnum`.execute(db);
  return rows.map((row) => row.name);
};
const quotedName = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

/** All rows of a table that are about the subject, as JSON, in a steady order. */
export const rowsAbout = async (
  db: Database,
  table: PersonalTable,
  subject: Pick<Subject, 'kind' | 'ids'>,
): Promise<readonly RawRow[]> => {
  const columns = await readable(db, table.name);
  const { rows } = await sql<{ row: RawRow }>`
    select to_jsonb(t) as row from (
      select ${sql.join(columns.map((name) => sql.ref(name)))} from ${quoted(table.name)}
      where ${isAbout(table, subject)}) t
    order by to_jsonb(t)::text`.execute(db);
  return rows.map(({ row }) => row);
};
