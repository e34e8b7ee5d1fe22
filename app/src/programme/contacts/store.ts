import { randomUUID } from 'node:crypto';
import type { ContactMode, ContactOutcome, LifeArea } from '@primus-motor/trial';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Contact } from './contact.ts';

/** The contacts of courses that the viewer may see, the newest first, each with everybody who was there. */
export const contactsOf = async (db: Database, courseIds: readonly string[]): Promise<readonly Contact[]> => {
  if (courseIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.contact as c')
    .select(['c.id', 'c.course_id', 'c.held_on', 'c.mode', 'c.kept', 'c.minutes', 'c.life_areas', 'c.note'])
    .select(['c.concern', 'c.logged_by'])
    .select((query) =>
      query
        .selectFrom('programme.contact_mentor as w')
        .innerJoin('programme.mentor as m', 'm.id', 'w.mentor_id')
        .select(
          sql<string[]>`coalesce(array_agg(m.name order by m.name collate "da-x-icu"), '{}')`.as('names'),
        )
        .whereRef('w.contact_id', '=', 'c.id')
        .as('mentors'),
    )
    .where('c.course_id', 'in', [...courseIds])
    .orderBy('c.held_on', 'desc')
    .orderBy('c.logged_at', 'desc')
    .orderBy('c.id')
    .execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      courseId: row.course_id,
      heldOn: Temporal.PlainDate.from(row.held_on),
      mode: row.mode as ContactMode,
      kept: row.kept as ContactOutcome,
      minutes: row.minutes ?? undefined,
      lifeAreas: row.life_areas as LifeArea[],
      note: row.note,
      concern: row.concern,
      mentors: row.mentors ?? [],
      loggedBy: row.logged_by,
    }),
  );
};

/** The last contact that was held on each course, whoever of the pair held it. */
export const lastHeldOn = async (
  db: Database,
  courseIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.PlainDate>> => {
  if (courseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('programme.contact')
    .select(['course_id', sql<string>`max(held_on)`.as('last_on')])
    .where('course_id', 'in', [...courseIds])
    .where('kept', '=', 'held')
    .groupBy('course_id')
    .execute();
  return new Map(rows.map((row) => [row.course_id, Temporal.PlainDate.from(row.last_on)]));
};

/** What a mentor writes of a contact. */
export interface NewContact {
  readonly heldOn: Temporal.PlainDate;
  readonly mode: ContactMode;
  readonly kept: ContactOutcome;
  readonly minutes: number | undefined;
  readonly lifeAreas: readonly LifeArea[];
  readonly note: string;
  readonly concern: boolean;
  /** Everybody who was there, or would have been. */
  readonly mentorIds: readonly string[];
}

export interface Place {
  readonly courseId: string;
  readonly organisationId: string;
  readonly branchId: string;
}

/** Writes one contact, credited to everybody who was there. */
export const addContact = async (
  db: Database,
  { courseId, organisationId, branchId }: Place,
  contact: NewContact,
  author: { readonly by: string; readonly now: Temporal.Instant },
): Promise<string> => {
  const id = randomUUID();
  const place = { organisation_id: organisationId, branch_id: branchId };
  await db
    .insertInto('programme.contact')
    .values({
      id,
      ...place,
      course_id: courseId,
      held_on: contact.heldOn.toString(),
      mode: contact.mode,
      kept: contact.kept,
      minutes: contact.minutes ?? null,
      life_areas: [...contact.lifeAreas],
      note: contact.note,
      concern: contact.concern,
      logged_by: author.by,
      logged_at: author.now.toString(),
    })
    .execute();
  await db
    .insertInto('programme.contact_mentor')
    .values(contact.mentorIds.map((mentorId) => ({ contact_id: id, mentor_id: mentorId, ...place })))
    .execute();
  return id;
};
