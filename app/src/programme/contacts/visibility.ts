import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { HoldReason } from '../holds/hold.ts';

/** A course as its mentor may see it, by the name that is shown: never the arm, never anything of an offence. */
export interface OwnCourse {
  readonly courseId: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly personId: string;
  readonly person: string;
  readonly language: string;
  readonly phone: string;
  readonly openedOn: Temporal.PlainDate;
  /** Since when the viewer is on the course. */
  readonly since: Temporal.PlainDate;
  readonly mentorId: string;
  /** Since when the course rests and why; undefined while it does not. */
  readonly hold: { readonly reason: HoldReason; readonly from: Temporal.PlainDate } | undefined;
  /** Where the participant sits, before the release. */
  readonly prison: string | undefined;
  /** Since when the mentors may not talk to authorities for the participant; undefined while they may. */
  readonly authorityEndedOn: Temporal.PlainDate | undefined;
  /** The other mentor, where there is one today. */
  readonly other: { readonly id: string; readonly name: string; readonly phone: string } | undefined;
}

/** What one of the viewer's own participants is called: a mentor's login does not read the name itself. */
export const ownName = (personId: string) => sql<string>`programme.viewer_person_name(${sql.ref(personId)})`;

interface Only {
  readonly courseId?: string;
}

/**
 * The courses that the viewer is a mentor on today. Asked here and held by row-level security: who is a coordinator
 * as well still sees only the own participants on these pages, and whose time ended yesterday sees none.
 */
export const ownCourses = async (
  db: Database,
  today: Temporal.PlainDate,
  { courseId }: Only = {},
): Promise<readonly OwnCourse[]> => {
  const day = today.toString();
  let asked = db
    .selectFrom('programme.assignment as a')
    .innerJoin('programme.course as c', 'c.id', 'a.course_id')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .leftJoin('programme.assignment as b', (join) =>
      join
        .onRef('b.course_id', '=', 'a.course_id')
        .onRef('b.mentor_id', '<>', 'a.mentor_id')
        .on(sql<boolean>`b.period @> ${day}::date`),
    )
    .leftJoin('programme.mentor as o', 'o.id', 'b.mentor_id')
    .leftJoin('programme.course_hold as h', (join) =>
      join.onRef('h.course_id', '=', 'c.id').on('h.until_on', 'is', null),
    )
    .select(['c.id', 'c.organisation_id', 'c.branch_id', 'c.person_id', 'c.opened_on', 'a.mentor_id'])
    .select([
      ownName('p.id').as('name'),
      'p.language',
      'p.phone',
      'o.id as other_id',
      'o.name as other',
      'o.phone as other_phone',
    ])
    .select([
      'h.reason as hold_reason',
      'h.from_on as hold_from',
      sql<string>`lower(a.period)`.as('since'),
      sql<string | null>`programme.course_prison(c.id)`.as('prison'),
      sql<string | null>`programme.authority_contact_ended(c.id)`.as('authority_ended_on'),
    ])
    .where(sql<boolean>`a.mentor_id = (select programme.viewer_mentor())`)
    .where(sql<boolean>`c.id = any ((select programme.viewer_courses())::uuid[])`)
    .where(sql<boolean>`a.period @> ${day}::date`)
    .orderBy(sql`${ownName('p.id')} collate "da-x-icu"`)
    .orderBy('c.id');
  if (courseId !== undefined) asked = asked.where('c.id', '=', courseId);
  const rows = await asked.execute();
  return rows.map((row) =>
    Object.freeze({
      courseId: row.id,
      organisationId: row.organisation_id,
      branchId: row.branch_id,
      personId: row.person_id,
      person: row.name,
      language: row.language,
      phone: row.phone,
      openedOn: Temporal.PlainDate.from(row.opened_on),
      since: Temporal.PlainDate.from(row.since),
      mentorId: row.mentor_id,
      hold:
        row.hold_from === null
          ? undefined
          : { reason: row.hold_reason as HoldReason, from: Temporal.PlainDate.from(row.hold_from) },
      prison: row.prison ?? undefined,
      authorityEndedOn:
        row.authority_ended_on === null ? undefined : Temporal.PlainDate.from(row.authority_ended_on),
      other:
        row.other_id === null
          ? undefined
          : { id: row.other_id, name: row.other ?? '', phone: row.other_phone ?? '' },
    }),
  );
};

export const ownCourse = async (
  db: Database,
  courseId: string,
  today: Temporal.PlainDate,
): Promise<OwnCourse | undefined> => (await ownCourses(db, today, { courseId }))[0];

/** Is the viewer tied to a mentor at all? An invited account may not be yet. */
export const isMentor = async (db: Database): Promise<boolean> => {
  const found = await sql<{ id: string | null }>`select programme.viewer_mentor() id`.execute(db);
  return typeof found.rows[0]?.id === 'string';
};
