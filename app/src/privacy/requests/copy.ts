import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { actionText } from '../../office/audit/actions.ts';
import type { Database } from '../../platform/database/register.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { formatInstant, type Lang } from '../../ui/index.ts';
import { columnFor, type PersonalTable, tablesAbout } from '../catalogue/index.ts';
import { type RawRow, rowsAbout, type Subject } from '../subject.ts';
import { type Names, shownValue, whoText } from './shown.ts';
import { words } from './words.ts';

/** A field of a row: its name in the register, what it means, and what it is. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** As the register has it, for a machine; the words where it stands for somebody else. */
  readonly raw: unknown;
}

export interface CopySection {
  readonly table: string;
  readonly title: string;
  readonly rows: readonly (readonly Field[])[];
  /** Notes that somebody read and held back. */
  readonly heldBack: number;
}

/** Everything about one person, in words. */
export interface OwnData {
  readonly kind: Subject['kind'];
  readonly name: string;
  readonly sections: readonly CopySection[];
  readonly studies: readonly string[];
  readonly history: readonly (readonly [at: string, what: string, who: string])[];
  readonly rows: number;
  readonly heldBack: number;
}

const mapOf = (rows: readonly { readonly id: string; readonly text: string }[]) =>
  new Map(rows.map(({ id, text }) => [id, text]));

const namesFor = async (db: Database, subject: Subject): Promise<Names> => {
  const read = async (query: ReturnType<typeof sql<{ id: string; text: string }>>) =>
    mapOf((await query.execute(db)).rows);
  const account = await sql<{ user_id: string | null }>`
    select user_id from programme.mentor where id = ${subject.id}`.execute(db);
  return {
    mentors: await read(sql`select id, split_part(name, ' ', 1) as text from programme.mentor
      where organisation_id = ${subject.organisationId}`),
    numbers: await read(sql`select c.id, max(r.number) as text from programme.course c
      join programme.referral r on r.person_id = c.person_id and r.state = 'accepted'
      where c.organisation_id = ${subject.organisationId} group by c.id`),
    places:
      await read(sql`select id, name as text from office.town where organisation_id = ${subject.organisationId}
      union all select id, name from office.prison where organisation_id = ${subject.organisationId}`),
    roles: await read(sql`select user_id as id, min(role) as text from office.membership
      where organisation_id = ${subject.organisationId} group by user_id`),
    self: new Set([
      ...account.rows.flatMap((row) => (row.user_id === null ? [] : [row.user_id])),
      ...subject.ids.map((id) => `participant ${id}`),
    ]),
  };
};

/** Rows that somebody must look at before they are given out, by the id that the form ticks. */
export const rowKey = (table: PersonalTable, row: RawRow): string =>
  createHash('sha256')
    .update(`${table.name} ${JSON.stringify(row)}`)
    .digest('hex')
    .slice(0, 24);

const fieldsOf = (
  lang: Lang,
  kind: Subject['kind'],
  table: PersonalTable,
  row: RawRow,
  names: Names,
  secrets: Pick<Secrets, 'open'>,
): readonly Field[] => {
  const unknown = Object.keys(row).find((name) => table.columns[name] === undefined);
  if (unknown !== undefined) throw new Error(`${table.name}.${unknown} is not in the catalogue`);
  return Object.keys(table.columns).flatMap((name) => {
    const column = columnFor(kind, table, name);
    if (column === undefined || !(name in row)) return [];
    const value =
      column.kind === 'sealed'
        ? secrets.open('cpr', Buffer.from(String(row[name]).slice(2), 'hex'))
        : row[name];
    const shown = shownValue(lang, `${table.name}.${name}`, column, value, names);
    if (shown === undefined || shown === '') return [];
    const label = column.kind === 'withheld' ? words[lang].notGiven : column.words[lang];
    const raw = ['value', 'code', 'text'].includes(column.kind) ? value : shown;
    return [{ name, label, value: shown, raw }];
  });
};

/** A note that is about others too, for whoever reads it before it is given out. */
export interface NoteToRead {
  readonly key: string;
  readonly title: string;
  readonly words: string;
}

/** Rows with free words of the tables that are looked at; where a table has no free words, every row. */
const toRead = (table: PersonalTable, row: RawRow): boolean => {
  const texts = Object.entries(table.columns).filter(([, { kind }]) => kind === 'text');
  return table.looked && (texts.length === 0 || texts.some(([name]) => (row[name] ?? '') !== ''));
};

export const notesToRead = async (
  db: Database,
  subject: Subject,
  lang: Lang,
  secrets: Pick<Secrets, 'open'>,
): Promise<readonly NoteToRead[]> => {
  const names = await namesFor(db, subject);
  const found: NoteToRead[] = [];
  for (const table of tablesAbout(subject.kind).filter(({ looked }) => looked))
    for (const row of await rowsAbout(db, table, subject)) {
      if (!toRead(table, row)) continue;
      const fields = fieldsOf(lang, subject.kind, table, row, names, secrets);
      found.push({
        key: rowKey(table, row),
        title: table.words[lang],
        words: fields.map(({ label, value }) => `${label}: ${value}`).join('. '),
      });
    }
  return found;
};

/**
 * The whole copy. Of the notes that somebody has to read first, those whose key is in `gives` are in it; the others are
 * counted.
 */
export const ownData = async (
  db: Database,
  subject: Subject,
  lang: Lang,
  gives: ReadonlySet<string>,
  secrets: Pick<Secrets, 'open'>,
): Promise<OwnData> => {
  const names = await namesFor(db, subject);
  const sections: CopySection[] = [];
  for (const table of tablesAbout(subject.kind)) {
    const all = (await rowsAbout(db, table, subject)).toSorted(
      // The person's own row comes before those that were found to be the same.
      (one, two) => Number(two['id'] === subject.id) - Number(one['id'] === subject.id),
    );
    const given = all.filter((row) => !toRead(table, row) || gives.has(rowKey(table, row)));
    sections.push({
      table: table.name,
      title: table.words[lang],
      rows: given.map((row) => fieldsOf(lang, subject.kind, table, row, names, secrets)),
      heldBack: all.length - given.length,
    });
  }
  const studies = await sql<{ title: string }>`
    select ${sql.ref(`s.title_${lang}`)} as title from keys.study_key k join study.study s on s.id = k.study_id
    where k.person_id = any (${sql.val([...subject.ids])}::uuid[]) order by 1`.execute(db);
  return {
    kind: subject.kind,
    name: subject.name,
    sections,
    studies: studies.rows.map(({ title }) => title),
    history: await historyFor(db, subject, lang, names),
    rows: sections.reduce((all, { rows }) => all + rows.length, 0),
    heldBack: sections.reduce((all, { heldBack }) => all + heldBack, 0),
  };
};

/** Events about the person, the own referrals and courses, and what the person did. */
const historyFor = async (db: Database, subject: Subject, lang: Lang, names: Names) => {
  const ids = sql.val([...subject.ids]);
  const { rows } = await sql<{ at: Temporal.Instant; action: string; actor: string }>`
    select e.at, e.action, e.actor from audit.event e
    where e.actor = any (${sql.val([...names.self])}::text[])
       or e.subject in (select unnest(${ids}::uuid[])::text
                        union select id::text from programme.referral where person_id = any (${ids}::uuid[])
                        union select id::text from programme.course where person_id = any (${ids}::uuid[]))
    order by e.seq`.execute(db);
  return rows.map(
    ({ at, action, actor }) =>
      [formatInstant(lang, at, 'short'), actionText(lang, action), whoText(lang, actor, names)] as const,
  );
};

/** For a machine: the same, with the register's own names. The same data gives the same bytes. */
export const asJson = (data: OwnData, lang: Lang): string =>
  `${JSON.stringify(
    {
      about: words[lang].what,
      kind: data.kind,
      name: data.name,
      tables: data.sections
        .filter(({ rows, heldBack }) => rows.length + heldBack > 0)
        .map(({ table, title, rows, heldBack }) => ({
          table,
          title,
          heldBack,
          rows: rows.map((fields) =>
            Object.fromEntries(fields.map(({ name, label, value, raw }) => [name, { label, value, raw }])),
          ),
        })),
      studies: data.studies.map((title) => ({ title, about: words[lang].studyAbout })),
      history: data.history.map(([at, what, who]) => ({ at, what, who })),
    },
    null,
    2,
  )}\n`;
