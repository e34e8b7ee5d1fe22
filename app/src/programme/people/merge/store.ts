import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { carryFollowUp } from '../../../doors/withdraw.ts';
import type { Database } from '../../../platform/database/register.ts';
import { revokeCards } from '../../consents/card/store.ts';
import type { Author } from '../../courses/store.ts';
import { noteChange, type PersonField } from '../changes.ts';
import { fillsOf, type MovedKind, movedKinds, type Verdict } from './merge.ts';
import { type Merging, noteRows } from './rows.ts';
import { alignStays } from './stays.ts';

const stoodAs = (kind: MovedKind) =>
  kind === 'release_date' || kind === 'placement'
    ? sql<number | null>`stay`
    : kind === 'consent'
      ? sql<number | null>`came_along::int`
      : sql<number | null>`null::smallint`;

const move = async (
  db: Database,
  merging: Merging,
  kind: MovedKind,
  { kept, gone }: Verdict,
): Promise<void> => {
  const table = sql.table(`programme.${kind}`);
  const { rows } = await sql<{ id: string; was: number | null }>`
    select id, ${stoodAs(kind)} as was from ${table} where person_id = ${gone.id}::uuid`.execute(db);
  await noteRows(db, merging, kind, 'moved', rows);
  const along = kind === 'consent' ? sql`, came_along = true` : sql``;
  await sql`update ${table} set person_id = ${kept.id}::uuid${along} where person_id = ${gone.id}::uuid`.execute(
    db,
  );
};

/** Of two agreements on contact one holds from now on; the other is kept, superseded. */
const chooseRule = async (
  db: Database,
  merging: Merging,
  { kept, gone }: Verdict,
  chosen: 'kept' | 'gone',
): Promise<void> => {
  if (kept.rule === undefined || gone.rule === undefined) return;
  const rows = await db
    .updateTable('programme.contact_rule')
    .set({ superseded_at: merging.author.now.toString() })
    .where('person_id', '=', chosen === 'kept' ? gone.id : kept.id)
    .where('superseded_at', 'is', null)
    .returning('id')
    .execute();
  await noteRows(db, merging, 'contact_rule', 'yielded', rows);
};

const columns = {
  'birth-date': 'birth_date',
  phone: 'phone',
  alias: 'alias',
  interpreter: 'interpreter',
  'reads-danish': 'reads_danish',
} as const satisfies Readonly<Record<PersonField, string>>;

/** Writes a value of a person, and what stood before with where the new one is from. */
export const fill = async (
  db: Database,
  person: { readonly id: string; readonly organisationId: string; readonly branchId: string },
  [field, oldValue, newValue]: readonly [PersonField, string, string],
  source: string,
  author: Author,
): Promise<void> => {
  const value = newValue === '' && field === 'birth-date' ? null : newValue;
  await sql`
    update programme.person set ${sql.ref(columns[field])} = ${field === 'interpreter' || field === 'reads-danish' ? newValue === 'true' : value}
    where id = ${person.id}::uuid`.execute(db);
  await noteChange(
    db,
    { id: person.id, organisation_id: person.organisationId, branch_id: person.branchId },
    { field, oldValue, newValue, source, changedBy: author.by, changedAt: author.now },
  );
};

/** The source of what was filled in by a merge; the pages say it in words. */
export const mergeSource = (mergeId: string): string => `merge ${mergeId}`;

const isIdentified = async (db: Database, personId: string): Promise<boolean> =>
  (await sql<{ known: boolean }>`select keys.is_identified(${personId}::uuid) known`.execute(db)).rows[0]
    ?.known === true;

/** Holds both pages still, in one order, so that two who merge at once do not wait for each other. */
export const lockBoth = async (db: Database, ids: readonly [string, string]): Promise<void> => {
  await sql`select 1 from programme.person where id in (${ids[0]}::uuid, ${ids[1]}::uuid) order by id for update`.execute(
    db,
  );
};

/**
 * Makes two pages one: every row of the page that goes moves to the one that stays and is written down with what it was,
 * what is missing there is filled in, and nothing that stood is overwritten. Gives the merge's id. The verdict has no
 * blocks, and both are held.
 */
export const mergePages = async (
  db: Database,
  verdict: Verdict,
  said: { readonly reason: string; readonly rule: 'kept' | 'gone' },
  author: Author,
): Promise<string> => {
  const { kept, gone, stays } = verdict;
  const id = randomUUID();
  const merging = { id, organisationId: kept.organisationId, branchId: kept.branchId, author };
  const carried = !(await isIdentified(db, kept.id)) && (await isIdentified(db, gone.id));
  await db
    .insertInto('programme.person_merge')
    .values({
      id,
      organisation_id: kept.organisationId,
      branch_id: kept.branchId,
      kept_id: kept.id,
      gone_id: gone.id,
      reason: said.reason,
      stays,
      carried_cpr: carried,
      merged_by: author.by,
      merged_at: author.now.toString(),
    })
    .execute();
  if (carried) await sql`select keys.carry_identity(${gone.id}::uuid, ${kept.id}::uuid)`.execute(db);
  await chooseRule(db, merging, verdict, said.rule);
  for (const kind of movedKinds)
    if (kind !== 'release_date' && kind !== 'placement') await move(db, merging, kind, verdict);
  await alignStays(db, merging, verdict);
  for (const change of fillsOf(verdict)) await fill(db, kept, change, mergeSource(id), author);
  await revokeCards(db, gone.id, author);
  const earlier = await db
    .updateTable('programme.person')
    .set({ merged_into: kept.id })
    .where('merged_into', '=', gone.id)
    .returning('id')
    .execute();
  await noteRows(db, merging, 'person', 'moved', earlier);
  await db.updateTable('programme.person').set({ merged_into: kept.id }).where('id', '=', gone.id).execute();
  await settleDuplicate(db, [kept.id, gone.id], author);
  await carryFollowUp(db, kept.id);
  return id;
};

/** Whether the two are the same person is decided; undone, it is a question again. */
export const settleDuplicate = async (
  db: Database,
  [one, other]: readonly [string, string],
  author: Author | undefined,
): Promise<void> => {
  await db
    .updateTable('programme.possible_duplicate')
    .set(
      author === undefined
        ? { verdict: null, decided_by: null, decided_at: null }
        : { verdict: 'same', decided_by: author.by, decided_at: author.now.toString() },
    )
    .where((eb) =>
      eb.or([
        eb.and([eb('person_id', '=', one), eb('other_person_id', '=', other)]),
        eb.and([eb('person_id', '=', other), eb('other_person_id', '=', one)]),
      ]),
    )
    .where('verdict', author === undefined ? 'is not' : 'is', null)
    .execute();
};
