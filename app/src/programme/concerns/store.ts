import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { shownName } from '../people/display.ts';

/** Somebody is worried about a participant: text or a contact says why; open until a coordinator has handled it. */
export interface Concern {
  readonly id: string;
  readonly courseId: string;
  readonly branchId: string;
  readonly contactId: string | undefined;
  readonly text: string;
  readonly raisedBy: string;
  readonly raisedAt: Temporal.Instant;
  readonly handledBy: string | undefined;
  readonly handledAt: Temporal.Instant | undefined;
  readonly handledNote: string | undefined;
}

/** That the viewer raised a concern, and whether a coordinator has handled it: not what was said. */
export type Receipt = Pick<Concern, 'raisedAt' | 'handledAt'>;

interface Only {
  readonly id?: string;
  readonly courseIds?: readonly string[];
  readonly open?: true;
}

/** The concerns that the viewer may see, the newest first. */
export const listConcerns = async (db: Database, only: Only): Promise<readonly Concern[]> => {
  let asked = db.selectFrom('programme.concern').selectAll().orderBy('raised_at', 'desc').orderBy('id');
  if (only.id !== undefined) asked = asked.where('id', '=', only.id);
  if (only.courseIds !== undefined) {
    if (only.courseIds.length === 0) return [];
    asked = asked.where('course_id', 'in', [...only.courseIds]);
  }
  if (only.open === true) asked = asked.where('handled_at', 'is', null);
  const rows = await asked.execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      courseId: row.course_id,
      branchId: row.branch_id,
      contactId: row.contact_id ?? undefined,
      text: row.text,
      raisedBy: row.raised_by,
      raisedAt: row.raised_at,
      handledBy: row.handled_by ?? undefined,
      handledAt: row.handled_at ?? undefined,
      handledNote: row.handled_note ?? undefined,
    }),
  );
};

/** The viewer's own concerns about a course, the newest first. */
export const receiptsOf = async (
  db: Database,
  courseId: string,
  viewer: string,
): Promise<readonly Receipt[]> => {
  const rows = await db
    .selectFrom('programme.concern')
    .select(['raised_at', 'handled_at'])
    .where('course_id', '=', courseId)
    .where('raised_by', '=', viewer)
    .orderBy('raised_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ raisedAt: row.raised_at, handledAt: row.handled_at ?? undefined }));
};

/** One concern in the viewer's branches as a coordinator, with the person and the contact it came with. */
export const findConcern = async (db: Database, id: string) => {
  const [concern] = await listConcerns(db, { id });
  if (concern === undefined) return undefined;
  const course = await db
    .selectFrom('programme.course as c')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .leftJoin('programme.contact as k', (join) => join.on('k.id', '=', concern.contactId ?? null))
    .select([shownName('p').as('person'), 'k.note as contact_note'])
    .where('c.id', '=', concern.courseId)
    .where(sql<boolean>`c.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .executeTakeFirst();
  return course === undefined
    ? undefined
    : { ...concern, person: course.person, contactNote: course.contact_note ?? '' };
};

const alert = {
  subject: 'Ny bekymring i Primus Motor | New concern in Primus Motor',
  body: [
    'En mentor har meldt en bekymring i din afdeling. Log ind og se den øverst under I dag.',
    '',
    'A mentor has raised a concern in your branch. Sign in to see it first under Today.',
  ].join('\n'),
};

/** Raises a concern and puts a word to the branch's coordinators in the post, without a name in it. */
export const raiseConcern = async (
  db: Database,
  place: { readonly courseId: string; readonly organisationId: string; readonly branchId: string },
  concern: { readonly text: string; readonly contactId?: string },
  author: { readonly by: string; readonly now: Temporal.Instant },
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.concern')
    .values({
      id,
      organisation_id: place.organisationId,
      branch_id: place.branchId,
      course_id: place.courseId,
      contact_id: concern.contactId ?? null,
      text: concern.text,
      raised_by: author.by,
      raised_at: author.now.toString(),
    })
    .execute();
  await sql`select programme.alert_coordinators(${place.courseId}, ${alert.subject}, ${alert.body})`.execute(
    db,
  );
  return id;
};

/** Handles an open concern; false when somebody was faster. */
export const handleConcern = async (
  db: Database,
  id: string,
  note: string,
  author: { readonly by: string; readonly now: Temporal.Instant },
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.concern')
    .set({ handled_by: author.by, handled_at: author.now.toString(), handled_note: note })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
