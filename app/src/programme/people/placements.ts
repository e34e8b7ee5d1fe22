import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { type Author, placeOf } from '../courses/store.ts';

/** Where a person sat or sits, within one of the counted stays. */
export interface Placement {
  readonly id: string;
  readonly stay: number;
  readonly prisonId: string;
  readonly prison: string;
  /** Undefined for the place that the stay began in: the referral does not say since when. */
  readonly from: Temporal.PlainDate | undefined;
  readonly until: Temporal.PlainDate | undefined;
  readonly recordedAt: Temporal.Instant;
}

const dayOr = (text: string | null) => (text === null ? undefined : Temporal.PlainDate.from(text));

/** Every prison that a person was moved to, the newest first; what was taken back is not among them. */
export const placementsOf = async (db: Database, personId: string): Promise<readonly Placement[]> => {
  const rows = await db
    .selectFrom('programme.placement as q')
    .innerJoin('office.prison as s', 's.id', 'q.prison_id')
    .select(['q.id', 'q.stay', 'q.prison_id', 'q.recorded_at', 's.name'])
    .select([
      sql<string | null>`lower(q.period)`.as('from_day'),
      sql<string | null>`upper(q.period)`.as('until_day'),
    ])
    .where('q.person_id', '=', personId)
    .where('q.superseded_at', 'is', null)
    .orderBy('q.stay', 'desc')
    .orderBy(sql`lower(q.period) desc nulls last`)
    .execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      stay: row.stay,
      prisonId: row.prison_id,
      prison: row.name,
      from: dayOr(row.from_day),
      until: dayOr(row.until_day),
      recordedAt: row.recorded_at,
    }),
  );
};

/** Whose place, and where it was until now, where only the referral tells it. */
export interface Placed {
  readonly personId: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly stay: number;
  readonly before: string | undefined;
}

/** Would a move lead to where the person sits already, and from no earlier day? */
export const sitsThere = (
  placements: readonly Placement[],
  { stay, before }: Pick<Placed, 'stay' | 'before'>,
  to: { readonly prisonId: string; readonly from: Temporal.PlainDate },
): boolean => {
  const [last] = placements.filter((one) => one.stay === stay && one.until === undefined);
  // Of who came back nobody has said where: the prison that is shown is the one of before.
  if (last === undefined) return stay === 1 && before === to.prisonId;
  return (
    last.prisonId === to.prisonId &&
    (last.from === undefined || Temporal.PlainDate.compare(to.from, last.from) >= 0)
  );
};

/**
 * Writes that a person sits in a prison from a day on. The place before ends that day; one that was written for the same
 * day or a later one was a mistake, and is superseded. Gives the id of the new place.
 */
export const addPlacement = async (
  db: Database,
  person: Placed,
  to: { readonly prisonId: string; readonly from: Temporal.PlainDate },
  author: Author,
): Promise<string> => {
  const standing = (await placementsOf(db, person.personId)).filter(({ stay }) => stay === person.stay);
  const id = randomUUID();
  const insert = async (
    place: string,
    prisonId: string,
    from: Temporal.PlainDate | undefined,
    until?: Temporal.PlainDate,
  ): Promise<void> => {
    await db
      .insertInto('programme.placement')
      .values({
        id: place,
        ...placeOf(person),
        person_id: person.personId,
        stay: person.stay,
        prison_id: prisonId,
        period: sql<string>`daterange(${from?.toString() ?? null}::date, ${until?.toString() ?? null}::date)`,
        recorded_by: author.by,
        recorded_at: author.now.toString(),
      })
      .execute();
  };
  for (const one of standing) {
    const late = one.from !== undefined && Temporal.PlainDate.compare(one.from, to.from) >= 0;
    const open = one.until === undefined || Temporal.PlainDate.compare(one.until, to.from) > 0;
    if (late)
      await db
        .updateTable('programme.placement')
        .set({ superseded_at: author.now.toString(), superseded_by: id })
        .where('id', '=', one.id)
        .execute();
    else if (open)
      await db
        .updateTable('programme.placement')
        .set({ period: sql<string>`daterange(lower(period), ${to.from.toString()}::date)` })
        .where('id', '=', one.id)
        .execute();
  }
  if (standing.length === 0 && person.before !== undefined)
    await insert(randomUUID(), person.before, undefined, to.from);
  await insert(id, to.prisonId, to.from);
  return id;
};

/** A move can be taken back for so long after it was written. */
export const hoursToTakeBack = 24;

/** The move that can be taken back now, if there is one: the last one, from another place of the same stay. */
export const takeableMove = (
  placements: readonly Placement[],
  stay: number,
  now: Temporal.Instant,
): { readonly id: string; readonly prison: string; readonly until: Temporal.Instant } | undefined => {
  const [last, before] = placements.filter((one) => one.stay === stay);
  if (last?.from === undefined || last.until !== undefined || before === undefined) return undefined;
  const until = last.recordedAt.add({ hours: hoursToTakeBack });
  return Temporal.Instant.compare(now, until) < 0 ? { id: last.id, prison: last.prison, until } : undefined;
};

/** Takes a move back: the place before goes on, and what the move had superseded stands again. */
export const takeBackMove = async (
  db: Database,
  personId: string,
  { id, at }: { readonly id: string; readonly at: Temporal.Instant },
): Promise<void> => {
  const moved = await db
    .updateTable('programme.placement')
    .set({ superseded_at: at.toString() })
    .where('id', '=', id)
    .returning(['stay', sql<string>`lower(period)`.as('from_day')])
    .executeTakeFirstOrThrow();
  await sql`
    update programme.placement q
    set period = daterange(lower(q.period), (select min(lower(r.period)) from programme.placement r
                                             where r.superseded_by = ${id}::uuid))
    where q.person_id = ${personId}::uuid and q.stay = ${moved.stay} and q.superseded_at is null
      and upper(q.period) = ${moved.from_day}::date`.execute(db);
  await db
    .updateTable('programme.placement')
    .set({ superseded_at: null, superseded_by: null })
    .where('superseded_by', '=', id)
    .execute();
};

/** Where a person sits: the place of today in the stay that is not over, or the one of the referral accepted last. */
export const prisonOf = async (
  db: Database,
  personId: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> => {
  const found = await sql<{ id: string; name: string }>`
    select s.id, s.name from office.prison s
    where s.id = coalesce(
      (select q.prison_id from programme.placement q
       where q.person_id = ${personId}::uuid and q.superseded_at is null and q.period @> programme.viewer_today()
         and q.stay >= coalesce((select max(d.stay) from programme.release_date d
                                 where d.person_id = q.person_id and d.superseded_by is null), 1)
       order by q.stay desc limit 1),
      (select r.prison_id from programme.referral r
       where r.person_id = ${personId}::uuid and r.state = 'accepted' order by r.decided_at desc limit 1))`.execute(
    db,
  );
  return found.rows[0];
};
