import { sql } from 'kysely';
import { z } from 'zod';
import type { Warning } from '../../office/route.ts';
import type { Database, Register } from '../../platform/database/register.ts';
import { joinWords, type Lang } from '../../ui/index.ts';
import { namesIn } from './names.ts';

/** The participants whom these ids are of, or of whose course, proposal, concern or expense. */
const namesBehind = async (db: Database, ids: readonly string[]): Promise<readonly string[]> => {
  const these = sql`any (${sql.val([...ids])}::uuid[])`;
  const { rows } = await sql<{ name: string }>`
    select p.name from programme.person p where p.id = ${these} or p.id in (
      select r.person_id from programme.referral r where r.id = ${these}
      union all select c.person_id from programme.course c where c.id = ${these} or c.id in (
        select m.course_id from programme.match m where m.id = ${these}
        union all select n.course_id from programme.concern n where n.id = ${these}
        union all select e.course_id from programme.expense e where e.id = ${these}))`.execute(db);
  return rows.map(({ name }) => name);
};

/**
 * Of whom a mentor writes, and the mentors beside: the login of mentors cannot read a participant's name, and is told the
 * parts of it that stand in the text.
 */
const namesOfOwn = async (db: Database, ids: readonly string[], text: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ names: string[] }>`
    select programme.viewer_names_in(c.person_id, ${text}) || array(
        select m.name from programme.assignment a join programme.mentor m on m.id = a.mentor_id
        where a.course_id = c.id and a.period @> programme.viewer_today()) as names
    from programme.course c where c.id = any (${sql.val([...ids])}::uuid[])`.execute(db);
  return rows.flatMap(({ names }) => names);
};

interface Written {
  readonly cases: Register;
  readonly lang: Lang;
  readonly params: unknown;
  readonly body: unknown;
}

const words = z.record(z.string(), z.unknown());
const isId = (value: unknown): value is string => z.uuid().safeParse(value).success;
const again = {
  da: (names: string) => `Teksten nævner et navn: ${names}. Skriv uden navne, eller send det samme igen.`,
  en: (names: string) => `The text names somebody: ${names}. Write without names, or send the same again.`,
};

/**
 * Looks for names in these free texts of a form about a participant, who is found by the ids in its address and in the
 * form itself; a name that the form gives in a field of its own counts as known.
 */
export const lookForNames = (
  fields: readonly string[],
  writer: 'coordinator' | 'mentor' = 'coordinator',
): Warning<Written> => ({
  fields,
  look: async ({ cases, lang, params, body }) => {
    const form = words.parse(body);
    const texts = fields.flatMap((field) => {
      const text = form[field];
      return typeof text === 'string' && text !== '' ? [[field, text] as const] : [];
    });
    if (texts.length === 0) return {};
    const ids = Object.values({ ...words.parse(params), ...form })
      .flat()
      .filter(isId);
    const all = texts.map(([, text]) => text).join('\n');
    const behind = await cases.read((db) =>
      writer === 'mentor' ? namesOfOwn(db, ids, all) : namesBehind(db, ids),
    );
    const known = typeof form['name'] === 'string' ? [...behind, form['name']] : behind;
    return Object.fromEntries(
      texts.flatMap(([field, text]) => {
        const names = namesIn(text, known);
        return names.length === 0 ? [] : [[field, again[lang](joinWords(lang, names))]];
      }),
    );
  },
});
