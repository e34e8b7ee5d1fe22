import type { CheckKind } from '@primus-motor/trial';
import { sql } from 'kysely';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/register.ts';
import type { AcceptedHow, Declaration, DeclarationKind } from './declarations.ts';
import type { Demands, TrainingCourse } from './demands.ts';
import type { Absence, AbsenceKind, Check, ConductAcceptance, Training } from './mentor.ts';

/** What has been seen of mentors, and what is asked of them, as the database keeps it. */

const day = Temporal.PlainDate.from;
const dayOr = (text: string | null) => (text === null ? undefined : day(text));

/** A check as it was written down, with the prison's name and who saw it. */
export interface CheckRecord extends Check {
  readonly id: string;
  readonly prison: string | undefined;
  readonly recordedBy: string;
}

type Of<T> = readonly (T & { readonly mentorId: string })[];

export const checksOf = async (db: Database, mentorIds: readonly string[]): Promise<Of<CheckRecord>> => {
  if (mentorIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.mentor_check as c')
    .leftJoin('office.prison as p', 'p.id', 'c.prison_id')
    .select(['c.id', 'c.mentor_id', 'c.kind', 'c.prison_id', 'c.seen_on', 'c.valid_until', 'c.recorded_by'])
    .select('p.name as prison')
    .where('c.mentor_id', '=', anyOf(mentorIds))
    .orderBy('c.seen_on', 'desc')
    .orderBy('c.recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    mentorId: row.mentor_id,
    kind: row.kind as CheckKind,
    prisonId: row.prison_id ?? undefined,
    prison: row.prison ?? undefined,
    seenOn: day(row.seen_on),
    validUntil: dayOr(row.valid_until),
    recordedBy: row.recorded_by,
  }));
};

export const trainingsOf = async (db: Database, mentorIds: readonly string[]): Promise<Of<Training>> => {
  if (mentorIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.mentor_training as k')
    .leftJoin('programme.training_course as t', 't.id', 'k.training_course_id')
    .select(['k.mentor_id', 'k.course_name', 'k.completed_on', 'k.hours', 't.series'])
    .where('k.mentor_id', '=', anyOf(mentorIds))
    .orderBy('k.completed_on', 'desc')
    .execute();
  return rows.map((row) => ({
    mentorId: row.mentor_id,
    courseName: row.course_name,
    completedOn: day(row.completed_on),
    series: row.series ?? undefined,
    hours: row.hours,
  }));
};

export const declarationsOf = async (
  db: Database,
  mentorIds: readonly string[],
): Promise<Of<Declaration>> => {
  if (mentorIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.mentor_declaration')
    .select(['mentor_id', 'kind', 'version', 'accepted_on', 'how'])
    .where('mentor_id', '=', anyOf(mentorIds))
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    mentorId: row.mentor_id,
    kind: row.kind as DeclarationKind,
    version: row.version,
    acceptedOn: day(row.accepted_on),
    how: row.how as AcceptedHow,
  }));
};

export const conductOf = async (
  db: Database,
  mentorIds: readonly string[],
): Promise<Of<ConductAcceptance>> => {
  if (mentorIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.conduct_acceptance')
    .select(['mentor_id', 'version', 'accepted_on'])
    .where('mentor_id', '=', anyOf(mentorIds))
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    mentorId: row.mentor_id,
    version: row.version,
    acceptedOn: day(row.accepted_on),
  }));
};

/** Who is away on a day. */
export const absencesOf = async (
  db: Database,
  mentorIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Of<Absence>> => {
  if (mentorIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.mentor_absence')
    .select(['id', 'mentor_id', 'kind', 'return_on'])
    .select(sql<string>`lower(period)`.as('from_day'))
    .where('mentor_id', '=', anyOf(mentorIds))
    .where(sql<boolean>`period @> ${on.toString()}::date`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    mentorId: row.mentor_id,
    kind: row.kind as AbsenceKind,
    from: day(row.from_day),
    returnOn: dayOr(row.return_on),
  }));
};

/** The training courses of the organisation today, in Danish order of name. */
export const trainingCourses = async (
  db: Database,
  organisationId: string,
): Promise<readonly TrainingCourse[]> => {
  const rows = await db
    .selectFrom('programme.training_course')
    .select(['id', 'series', 'name_da', 'name_en', 'hours', 'required', 'refresher_months'])
    .where('organisation_id', '=', organisationId)
    .where('superseded_by', 'is', null)
    .orderBy('required', 'desc')
    .orderBy(sql`name_da collate "da-x-icu"`)
    .execute();
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      series: row.series,
      name: { da: row.name_da, en: row.name_en },
      hours: row.hours,
      required: row.required,
      refresherMonths: row.refresher_months ?? undefined,
    }),
  );
};

/** What an organisation asks of its mentors today; the child certificate is each mentor's own. */
export const demandsOf = async (
  db: Database,
  organisationId: string,
): Promise<Omit<Demands, 'childCertificate'>> => {
  const conduct = await db
    .selectFrom('programme.conduct')
    .select((query) => query.fn.max('version').as('version'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return {
    trainings: await trainingCourses(db, organisationId),
    conduct: conduct?.version ?? undefined,
  };
};
