import { randomUUID } from 'node:crypto';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { DB } from '../../platform/database/types.ts';
import type { HoldReason } from '../holds/hold.ts';
import { shownName } from '../people/display.ts';
import { type Anchor, template } from './template.ts';
import { type PlannedItem, planFor, type ScheduleItem } from './timeline.ts';

const day = Temporal.PlainDate.from;

/** A course with its person by the name that is shown, where the person sits, and the town of the last referral. */
export interface Course {
  readonly id: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly personId: string;
  readonly person: string;
  readonly language: string;
  readonly openedOn: Temporal.PlainDate;
  readonly closedOn: Temporal.PlainDate | undefined;
  readonly closeReason: string | undefined;
  readonly closeNote: string;
  /** Since when the course rests and why; undefined while it does not. */
  readonly hold: { readonly reason: HoldReason; readonly from: Temporal.PlainDate } | undefined;
  /** The course that this one began afresh after. */
  readonly restartedFrom: string | undefined;
  readonly prisonId: string | undefined;
  readonly prison: string | undefined;
  readonly townId: string | undefined;
  readonly town: string | undefined;
}

/** Who writes, and when. */
export interface Author {
  readonly by: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

/** The columns that place a row in its organisation and branch. */
export const placeOf = (course: Pick<Course, 'organisationId' | 'branchId'>) => ({
  organisation_id: course.organisationId,
  branch_id: course.branchId,
});

/** Where the person of course `c` sits today, of the stay that is not over; none where only the referral tells it. */
const placementToday = (query: ExpressionBuilder<DB & { c: DB['programme.course'] }, 'c'>) =>
  query
    .selectFrom('programme.placement as q')
    .innerJoin('office.prison as s', 's.id', 'q.prison_id')
    .select(['q.prison_id', 's.name as prison'])
    .whereRef('q.person_id', '=', 'c.person_id')
    .where('q.superseded_at', 'is', null)
    .where(sql<boolean>`q.period @> programme.viewer_today()`)
    .where(sql<boolean>`q.stay >= coalesce((select max(d.stay) from programme.release_date d
                                            where d.person_id = c.person_id and d.superseded_by is null), 1)`)
    .orderBy('q.stay', 'desc')
    .limit(1)
    .as('sits');

/** The courses of the viewer's branches as a coordinator; one of them, some, or those that run. */
export const listCourses = async (
  db: Database,
  only: { readonly id?: string; readonly ids?: readonly string[]; readonly running?: true } = {},
): Promise<readonly Course[]> => {
  if (only.ids?.length === 0) return [];
  let asked = db
    .selectFrom('programme.course as c')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .leftJoin('programme.course_hold as h', (join) =>
      join.onRef('h.course_id', '=', 'c.id').on('h.until_on', 'is', null),
    )
    .leftJoinLateral(placementToday, (join) => join.onTrue())
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('programme.referral as r')
          .innerJoin('office.prison as s', 's.id', 'r.prison_id')
          .innerJoin('office.town as t', 't.id', 'r.town_id')
          .select(['r.prison_id', 's.name as prison', 'r.town_id', 't.name as town'])
          .whereRef('r.person_id', '=', 'c.person_id')
          .where('r.state', '=', 'accepted')
          .orderBy('r.decided_at', 'desc')
          .limit(1)
          .as('place'),
      (join) => join.onTrue(),
    )
    .select(['c.id', 'c.organisation_id', 'c.branch_id', 'c.person_id', 'c.opened_on', 'c.closed_on'])
    .select(['c.close_reason', 'c.close_note'])
    .select(['c.restarted_from', 'h.reason as hold_reason', 'h.from_on as hold_from'])
    .select([shownName('p').as('name'), 'p.language', 'place.town_id', 'place.town'])
    .select(['place.prison_id', 'place.prison', 'sits.prison_id as sits_id', 'sits.prison as sits'])
    .where(sql<boolean>`c.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy(sql`${shownName('p')} collate "da-x-icu"`)
    .orderBy('c.id');
  if (only.id !== undefined) asked = asked.where('c.id', '=', only.id);
  if (only.ids !== undefined) asked = asked.where('c.id', 'in', [...only.ids]);
  if (only.running === true) asked = asked.where('c.closed_on', 'is', null);
  const rows = await asked.execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      organisationId: row.organisation_id,
      branchId: row.branch_id,
      personId: row.person_id,
      person: row.name,
      language: row.language,
      openedOn: day(row.opened_on),
      closedOn: row.closed_on === null ? undefined : day(row.closed_on),
      closeReason: row.close_reason ?? undefined,
      closeNote: row.close_note,
      hold:
        row.hold_from === null
          ? undefined
          : { reason: row.hold_reason as HoldReason, from: day(row.hold_from) },
      restartedFrom: row.restarted_from ?? undefined,
      prisonId: row.sits_id ?? row.prison_id ?? undefined,
      prison: row.sits ?? row.prison ?? undefined,
      townId: row.town_id ?? undefined,
      town: row.town ?? undefined,
    }),
  );
};

/** Some courses of the viewer's branches, by id. */
export const coursesById = async (
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Course>> =>
  new Map((await listCourses(db, { ids })).map((course) => [course.id, course]));

export const findCourse = async (db: Database, id: string): Promise<Course | undefined> =>
  (await listCourses(db, { id }))[0];

/** Holds the course still until the transaction ends; read afterwards. */
export const lockCourse = async (db: Database, id: string): Promise<void> => {
  await db.selectFrom('programme.course').select('id').where('id', '=', id).forUpdate().execute();
};

/** The steps of a course in order of their windows. */
export const itemsOf = async (db: Database, courseId: string): Promise<readonly ScheduleItem[]> => {
  const rows = await db
    .selectFrom('programme.schedule_item')
    .select([
      'id',
      'step',
      'anchor',
      'offset_from',
      'offset_to',
      'window_from',
      'window_to',
      'origin',
      'done_on',
    ])
    .where('course_id', '=', courseId)
    .orderBy('window_from')
    .orderBy('window_to')
    .orderBy('step')
    .execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      step: row.step,
      anchor: row.anchor as Anchor,
      offsetFrom: row.offset_from,
      offsetTo: row.offset_to,
      window: { from: day(row.window_from), to: day(row.window_to) },
      origin: row.origin as ScheduleItem['origin'],
      doneOn: row.done_on === null ? undefined : day(row.done_on),
    }),
  );
};

export const addItems = async (
  db: Database,
  course: Pick<Course, 'id' | 'organisationId' | 'branchId'>,
  planned: readonly PlannedItem[],
): Promise<void> => {
  if (planned.length === 0) return;
  await db
    .insertInto('programme.schedule_item')
    .values(
      planned.map((item) => ({
        id: randomUUID(),
        ...placeOf(course),
        course_id: course.id,
        step: item.step,
        anchor: item.anchor,
        offset_from: item.offsetFrom,
        offset_to: item.offsetTo,
        window_from: item.window.from.toString(),
        window_to: item.window.to.toString(),
      })),
    )
    .execute();
};

/** Opens a course and lays its plan. The rules have been asked; the database holds the hard ones once more. */
export const insertCourse = async (
  db: Database,
  person: { readonly id: string; readonly organisationId: string; readonly branchId: string },
  release: Temporal.PlainDate | undefined,
  author: Author,
  restartedFrom?: string,
): Promise<string> => {
  const course = {
    id: randomUUID(),
    organisationId: person.organisationId,
    branchId: person.branchId,
  };
  await db
    .insertInto('programme.course')
    .values({
      id: course.id,
      ...placeOf(course),
      person_id: person.id,
      opened_on: author.today.toString(),
      opened_by: author.by,
      restarted_from: restartedFrom ?? null,
    })
    .execute();
  await addItems(db, course, planFor({ release, opened: author.today }, template));
  return course.id;
};

/** Marks a step as done today, or takes the mark back; false when the course has no such step in that state. */
export const markStep = async (
  db: Database,
  courseId: string,
  step: string,
  done: boolean,
  author: Author,
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.schedule_item')
    .set(done ? { done_on: author.today.toString(), done_by: author.by } : { done_on: null, done_by: null })
    .where('course_id', '=', courseId)
    .where('step', '=', step)
    .where('done_on', done ? 'is' : 'is not', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
