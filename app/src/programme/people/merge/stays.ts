import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { currentReleaseDate, currentStay } from '../../courses/release-date.ts';
import type { Verdict } from './merge.ts';
import { type Merging, noteRows } from './rows.ts';

interface Counted {
  readonly id: string;
  readonly was: number | null;
}

const tables = ['release_date', 'placement'] as const;
type StayTable = (typeof tables)[number];

const countedOf = async (db: Database, table: StayTable, personId: string): Promise<readonly Counted[]> =>
  (
    await sql<Counted>`
      select id, stay as was from ${sql.table(`programme.${table}`)} where person_id = ${personId}::uuid
      order by stay desc nulls last, id`.execute(db)
  ).rows;

/** The highest number of a stay in use on a page; a page without any has room for one. */
const highestStay = async (db: Database, personId: string): Promise<number> => {
  const { rows } = await sql<{ most: number | null }>`
    select greatest((select max(stay) from programme.release_date where person_id = ${personId}::uuid),
                    (select max(stay) from programme.placement where person_id = ${personId}::uuid)) most`.execute(
    db,
  );
  return rows[0]?.most ?? 1;
};

/** Makes room below: the stays of the page that stays come after those that move to it. */
const countOn = async (db: Database, merging: Merging, personId: string, by: number): Promise<void> => {
  for (const table of tables) {
    const rows = (await countedOf(db, table, personId)).filter(({ was }) => was !== null);
    await noteRows(db, merging, table, 'counted', rows);
    // The last stay first, so that no number is taken twice on the way.
    for (const { id } of rows)
      await sql`update ${sql.table(`programme.${table}`)} set stay = stay + ${by}::int where id = ${id}::uuid`.execute(
        db,
      );
  }
};

const carry = async (
  db: Database,
  merging: Merging,
  { kept, gone }: Verdict,
  table: StayTable,
  by: number,
): Promise<void> => {
  await noteRows(db, merging, table, 'moved', await countedOf(db, table, gone.id));
  await sql`
    update ${sql.table(`programme.${table}`)} set person_id = ${kept.id}::uuid, stay = case when stay is not null then greatest(1, stay + ${by}::int) end
    where person_id = ${gone.id}::uuid`.execute(db);
};

/**
 * In one and the same stay the date and the places of the page that stays go on counting; the other's stay beside them in
 * the history, superseded. A page that stays and has none takes the other's as they are.
 */
const giveWay = async (db: Database, merging: Merging, { kept, gone }: Verdict): Promise<void> => {
  const counts = currentReleaseDate(kept.releases)?.id;
  if (counts !== undefined) {
    const rows = await db
      .updateTable('programme.release_date')
      .set({ superseded_by: counts })
      .where('person_id', '=', gone.id)
      .where('superseded_by', 'is', null)
      .where('stay', 'is not', null)
      .returning('id')
      .execute();
    await noteRows(db, merging, 'release_date', 'yielded', rows);
  }
  const at = merging.author.now.toString();
  const keeps = (await countedOf(db, 'placement', kept.id)).length > 0;
  const places = await db
    .updateTable('programme.placement')
    .set({ superseded_at: at })
    .where('person_id', '=', gone.id)
    .where('superseded_at', 'is', null)
    .where((eb) => (keeps ? eb.val(true) : eb('stay', '<>', currentStay(gone.releases))))
    .returning('id')
    .execute();
  await noteRows(db, merging, 'placement', 'yielded', places);
};

/** Moves dates and places, so that each stay in prison is counted once and in its order. */
export const alignStays = async (db: Database, merging: Merging, verdict: Verdict): Promise<void> => {
  const { kept, gone, stays } = verdict;
  if (stays === 'same') await giveWay(db, merging, verdict);
  if (stays === 'gone-earlier') await countOn(db, merging, kept.id, await highestStay(db, gone.id));
  const by =
    stays === 'gone-later'
      ? await highestStay(db, kept.id)
      : stays === 'same' && kept.releases.length > 0
        ? currentStay(kept.releases) - currentStay(gone.releases)
        : 0;
  // What a referral says that nobody has accepted waits for its answer, as it does for everybody who is known.
  const waiting = await sql<Counted>`
    select d.id, d.stay as was from programme.release_date d join programme.referral r on r.id = d.referral_id
    where d.person_id = ${gone.id}::uuid and r.state = 'new' and d.stay is not null`.execute(db);
  for (const table of tables) await carry(db, merging, verdict, table, by);
  for (const { id } of waiting.rows)
    await db.updateTable('programme.release_date').set({ stay: null }).where('id', '=', id).execute();
};
