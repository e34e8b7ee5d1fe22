import type { ContactMode } from '@primus-motor/trial';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { shownName } from '../people/display.ts';

/** A contact that no coordinator has read. */
export interface UnreadNote {
  readonly contactId: string;
  readonly courseId: string;
  readonly person: string;
  readonly heldOn: Temporal.PlainDate;
  readonly mode: ContactMode;
  readonly minutes: number | undefined;
  readonly mentors: readonly string[];
  readonly note: string;
  readonly concern: boolean;
}

/** So many are on the page at a time. */
export const notesAtOnce = 30;

/** Nobody counts further than this. */
export const countedNotes = 1000;

/** Contacts in the viewer's branches that nobody has read; nobody reads and thanks for the own ones. */
const unread = (db: Database, viewer: string) =>
  db
    .selectFrom('programme.contact as c')
    .innerJoin('programme.course as k', 'k.id', 'c.course_id')
    .innerJoin('programme.person as p', 'p.id', 'k.person_id')
    .where('c.logged_by', '<>', viewer)
    .where('c.branch_id', '=', sql<string>`any ((select office.viewer_branches())::uuid[])`)
    .where('c.unread', '=', true);

/** The newest, and how many there are: at most one more than `countedNotes`. */
export const unreadNotes = async (
  db: Database,
  viewer: string,
): Promise<{ readonly all: number; readonly notes: readonly UnreadNote[] }> => {
  const { all } = await db
    .selectFrom(
      unread(db, viewer)
        .select('c.id')
        .limit(countedNotes + 1)
        .as('u'),
    )
    .select((query) => query.fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  // Branch by branch in the order of its index, so that no more are read than stand on the page.
  const newest = sql<string>`(
    select n.id from unnest((select office.viewer_branches())::uuid[]) own (branch_id)
    cross join lateral (
      select c.id, c.logged_at from programme.contact c
      where c.branch_id = own.branch_id and c.unread and c.logged_by <> ${viewer}
      order by c.logged_at desc, c.id limit ${notesAtOnce}) n
    order by n.logged_at desc, n.id limit ${notesAtOnce})`;
  const rows = await unread(db, viewer)
    .where('c.id', 'in', newest)
    .select(['c.id', 'c.course_id', 'c.held_on', 'c.mode', 'c.minutes', 'c.note', 'c.concern'])
    .select(shownName('p').as('person'))
    .select((query) =>
      query
        .selectFrom('programme.contact_mentor as w')
        .innerJoin('programme.mentor as m', 'm.id', 'w.mentor_id')
        .select(sql<string[]>`array_agg(m.name order by m.name collate "da-x-icu")`.as('names'))
        .whereRef('w.contact_id', '=', 'c.id')
        .as('mentors'),
    )
    .orderBy('c.logged_at', 'desc')
    .orderBy('c.id')
    .execute();
  return {
    all,
    notes: rows.map((row) => ({
      contactId: row.id,
      courseId: row.course_id,
      person: row.person,
      heldOn: Temporal.PlainDate.from(row.held_on),
      mode: row.mode as ContactMode,
      minutes: row.minutes ?? undefined,
      mentors: row.mentors ?? [],
      note: row.note,
      concern: row.concern,
    })),
  };
};

/** Marks contacts as read, those that the viewer may read and did not write; gives how many were not read before. */
export const markRead = async (
  db: Database,
  contactIds: readonly string[],
  thanked: boolean,
  reader: { readonly by: string; readonly now: Temporal.Instant },
): Promise<number> => {
  const found = await unread(db, reader.by)
    .select(['c.id', 'c.organisation_id', 'c.branch_id'])
    .where('c.id', 'in', [...contactIds])
    .execute();
  if (found.length === 0) return 0;
  const marked = await db
    .insertInto('programme.contact_reading')
    .values(
      found.map((row) => ({
        contact_id: row.id,
        organisation_id: row.organisation_id,
        branch_id: row.branch_id,
        read_by: reader.by,
        read_at: reader.now.toString(),
        thanked,
      })),
    )
    .onConflict((conflict) => conflict.column('contact_id').doNothing())
    .executeTakeFirst();
  return Number(marked.numInsertedOrUpdatedRows ?? 0);
};

/** That what the viewer wrote was read. */
export interface Reading {
  readonly reader: string;
  readonly readOn: Temporal.PlainDate;
  readonly thanked: boolean;
}

/** By contact, those that the viewer wrote on these courses and somebody has read. */
export const ownReadings = async (
  db: Database,
  courseIds: readonly string[],
): Promise<ReadonlyMap<string, Reading>> => {
  const { rows } = await sql<{
    contact_id: string;
    reader: string;
    read_at: Temporal.Instant;
    thanked: boolean;
  }>`select * from programme.own_readings(${sql.val([...courseIds])}::uuid[])`.execute(db);
  return new Map(
    rows.map((row) => [
      row.contact_id,
      {
        reader: row.reader,
        readOn: row.read_at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
        thanked: row.thanked,
      },
    ]),
  );
};
