import { sql } from 'kysely';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/register.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { receivedOn } from '../referrals/received-on.ts';
import { shownName } from './display.ts';
import type { Search } from './search.ts';

/** The page that a person's page has become one with; undefined while it stands by itself. */
export const mergedInto = async (db: Database, id: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('programme.person')
      .select('merged_into')
      .where('id', '=', id)
      .where('merged_into', 'is not', null)
      .executeTakeFirst()
  )?.merged_into ?? undefined;

/**
 * A person as the coordinator of the branch sees them, with the branch's name. One whose page has become one with
 * another's has none.
 */
export const findPerson = async (db: Database, id: string) =>
  db
    .selectFrom('programme.person as p')
    .innerJoin('office.branch as b', 'b.id', 'p.branch_id')
    .selectAll('p')
    .select(['b.name as branch', 'b.shows_alias', shownName('p').as('shown')])
    .where('p.id', '=', id)
    .where('p.merged_into', 'is', null)
    .executeTakeFirst();
export type FoundPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** Was the person of a course referred and accepted anew after it opened? Then it belongs to an earlier stay. */
export const referredSince = (course: string) => sql<boolean>`
  exists (select 1 from programme.referral since
          where since.person_id = ${sql.ref(`${course}.person_id`)} and since.state = 'accepted'
            and ${receivedOn('since')} > ${sql.ref(`${course}.opened_on`)})`;

/** The consent to the programme holds today. In the query itself: `consent_holds` would be called for each row. */
export const holdsNow = (person: string) => sql<boolean>`
  exists (select 1 from programme.consents_on(programme.viewer_today()) h
          where h.person_id = ${sql.ref(person)} and h.purpose = 'programme' and h.recipient = '')`;

/** Said no to the programme, and not yes again, as `consent_withdrawn` says it of one person. */
export const saidNo = (person: string) => sql<boolean>`
  (exists (select 1 from programme.consent k where k.person_id = ${sql.ref(person)} and k.purpose = 'programme'
           and k.withdrawn_on is not null)
   and not exists (select 1 from programme.consents_on(programme.viewer_today()) h
                   where h.person_id = ${sql.ref(person)} and h.purpose = 'programme'))`;

const accepted = sql`
  exists (select 1 from programme.referral r where r.person_id = p.id and r.state = 'accepted')`;

/**
 * Everybody by the name that is shown, branch by branch in the order of its index, so that no more rows are read than
 * stand before the end of the page. Where people are shown by what they are called, the branch is sorted.
 */
const inOrder = (end: number | null) => sql`
  select n.id, n.name
  from unnest((select office.viewer_branches())::uuid[]) own (branch_id)
  join office.branch b on b.id = own.branch_id and not b.shows_alias
  cross join lateral (
    select p.id, p.name from programme.person p where p.branch_id = own.branch_id and ${accepted}
    order by p.name collate "da-x-icu", p.id limit ${end}) n
  union all
  select p.id, ${shownName('p')}
  from programme.person p
  join office.branch b on b.id = p.branch_id and b.shows_alias
  where p.branch_id = any ((select office.viewer_branches())::uuid[]) and ${accepted}`;

/** By number, by name as it sounds and is spelt (Sørensen, Soerensen, Sorensen), by alias, or by telephone. */
const fitting = ({ text, number, digits }: Search) => sql`
  select p.id, ${shownName('p')} as name
  from programme.people_found(${text}, ${text.replaceAll(/[\\%_]/gu, '')}, ${number ?? null}, ${digits ?? null}) found (id)
  join programme.person p on p.id = found.id
  where ${accepted}`;

/** One page of everybody whose referral was accepted, with what decides where they are on the way. */
export const listPeople = async (db: Database, page: number, size: number, search?: Search) => {
  const offset = (page - 1) * size;
  const { rows: ids } = await sql<{ id: string }>`
    select n.id from (${search === undefined ? inOrder(offset + size + 1) : fitting(search)}) n
    order by n.name collate "da-x-icu", n.id offset ${offset} limit ${size + 1}`.execute(db);
  const shown = ids.slice(0, size).map(({ id }) => id);
  const [found, releases] = await Promise.all([peopleById(db, shown), currentReleaseDates(db, shown)]);
  const people = new Map(found.map((row) => [row.id, row]));
  return {
    rows: shown.flatMap((id) => {
      const row = people.get(id);
      return row === undefined ? [] : [{ ...row, release: releases.get(id)?.date }];
    }),
    more: ids.length > size,
  };
};

/** How many stand on all the pages. */
export const countPeople = async (db: Database, search?: Search): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (${search === undefined ? inOrder(null) : fitting(search)}) n`.execute(db);
  return rows[0]?.count ?? 0;
};

const peopleById = async (db: Database, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('programme.person as p')
    .innerJoin('office.branch as b', 'b.id', 'p.branch_id')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('programme.enrolment')
          .distinctOn('person_id')
          .select(['person_id', 'arm'])
          .where('person_id', '=', anyOf(ids))
          .orderBy('person_id')
          .orderBy('enrolled_at', 'desc')
          .as('e'),
      (join) => join.onRef('e.person_id', '=', 'p.id'),
    )
    .select(['p.id', shownName('p').as('name'), 'b.name as branch', 'e.arm'])
    .select((eb) => [
      eb
        .selectFrom('programme.course as c')
        .select('c.id')
        .whereRef('c.person_id', '=', 'p.id')
        .where('c.closed_on', 'is', null)
        .as('course_id'),
      eb
        .selectFrom('programme.course as d')
        .select('d.id')
        .whereRef('d.person_id', '=', 'p.id')
        .where('d.closed_on', 'is not', null)
        .where(sql<boolean>`not ${referredSince('d')}`)
        .limit(1)
        .as('ended_course_id'),
      holdsNow('p.id').as('consented'),
      saidNo('p.id').as('withdrawn'),
    ])
    .where('p.id', '=', anyOf(ids))
    .execute();
};
export type ListedPerson = Awaited<ReturnType<typeof listPeople>>['rows'][number];

/** Holds the person still until the transaction ends; read afterwards. */
export const lockPerson = async (db: Database, id: string): Promise<void> => {
  await db.selectFrom('programme.person').select('id').where('id', '=', id).forUpdate().execute();
};

/**
 * Where a course stands for what comes next. Earlier: closed, and the person was referred anew since. Withdrawn: closed by
 * the withdrawal of the consent, so that a new consent may lead to a new course.
 */
export type CourseState = 'open' | 'closed' | 'earlier' | 'withdrawn';

/** The person's newest course, and where it stands. */
export const courseOf = async (db: Database, personId: string) => {
  const row = await db
    .selectFrom('programme.course as c')
    .select(['c.id', 'c.closed_on', 'c.close_reason', referredSince('c').as('earlier')])
    .where('c.person_id', '=', personId)
    .orderBy(sql`c.closed_on is null`, 'desc')
    .orderBy('c.opened_on', 'desc')
    .orderBy('c.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const closed = row.closed_on !== null;
  const over: CourseState = row.earlier
    ? 'earlier'
    : row.close_reason === 'consent-withdrawn'
      ? 'withdrawn'
      : 'closed';
  return { id: row.id, closed, state: closed ? over : ('open' as const) };
};

/** Writes a date of birth where there is none; false where one stands already. */
export const writeBirthDate = async (
  db: Database,
  id: string,
  birthDate: Temporal.PlainDate,
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.person')
    .set({ birth_date: birthDate.toString() })
    .where('id', '=', id)
    .where('birth_date', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
