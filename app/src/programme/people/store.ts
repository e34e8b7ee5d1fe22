import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
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
const referredSince = (course: string) => sql<boolean>`
  exists (select 1 from programme.referral since
          where since.person_id = ${sql.ref(`${course}.person_id`)} and since.state = 'accepted'
            and since.received_at::date > ${sql.ref(`${course}.opened_on`)})`;

/** By number, by name as it sounds and is spelt (Sørensen, Soerensen, Sorensen), by alias, or by telephone. */
const fits = ({ text, number, digits }: Search) => sql<boolean>`(
  programme.folded(p.name) like '%' || programme.folded(${text.replaceAll(/[\\%_]/gu, '')}) || '%'
  or programme.folded(${text}) <% programme.folded(p.name)
  or (p.alias <> '' and programme.folded(p.alias) like '%' || programme.folded(${text.replaceAll(/[\\%_]/gu, '')}) || '%')
  or exists (select 1 from programme.referral n where n.person_id = p.id and n.number = ${number ?? null})
  or (${digits ?? null}::text is not null and regexp_replace(p.phone, '\\D', '', 'g') like '%' || ${digits ?? null} || '%'))`;

/** Everybody whose referral was accepted, with what decides where they are on the way. */
export const listPeople = async (db: Database, page: number, size: number, search?: Search) => {
  let asked = db
    .selectFrom('programme.person as p')
    .innerJoin('office.branch as b', 'b.id', 'p.branch_id')
    .select(['p.id', shownName('p').as('name'), 'b.name as branch'])
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
      eb
        .selectFrom('programme.enrolment as e')
        .select('e.arm')
        .whereRef('e.person_id', '=', 'p.id')
        .orderBy('e.enrolled_at', 'desc')
        .limit(1)
        .as('arm'),
      sql<boolean>`programme.consent_holds(p.id, 'programme', '', programme.viewer_today())`.as('consented'),
      sql<boolean>`programme.consent_withdrawn(p.id, 'programme')`.as('withdrawn'),
    ])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('programme.referral as r')
          .select('r.id')
          .whereRef('r.person_id', '=', 'p.id')
          .where('r.state', '=', 'accepted'),
      ),
    )
    .orderBy(sql`${shownName('p')} collate "da-x-icu"`)
    .orderBy('p.id')
    .offset((page - 1) * size)
    .limit(size + 1);
  if (search !== undefined) asked = asked.where(fits(search));
  const rows = await asked.execute();
  const shown = rows.slice(0, size);
  const releases = await currentReleaseDates(
    db,
    shown.map((row) => row.id),
  );
  return {
    rows: shown.map((row) => ({ ...row, release: releases.get(row.id)?.date })),
    more: rows.length > size,
  };
};
export type ListedPerson = Awaited<ReturnType<typeof listPeople>>['rows'][number];

/** Those who take part in a study and have no course running: only their release is waited for. */
export const followedOnly = async (db: Database) =>
  db
    .selectFrom('programme.person as p')
    .select(['p.id', shownName('p').as('name')])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('programme.enrolment as e').select('e.study_id').whereRef('e.person_id', '=', 'p.id'),
      ),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('programme.course as c')
            .select('c.id')
            .whereRef('c.person_id', '=', 'p.id')
            .where('c.closed_on', 'is', null),
        ),
      ),
    )
    .orderBy(sql`p.name collate "da-x-icu"`)
    .orderBy('p.id')
    .execute();

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
