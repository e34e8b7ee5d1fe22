import { randomUUID } from 'node:crypto';
import type { LifeArea, MentorStage } from '@primus-motor/trial';
import { type Selectable, sql } from 'kysely';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/register.ts';
import type { DB } from '../../platform/database/types.ts';
import { shownName } from '../people/display.ts';
import { approvalVerdict } from './approval.ts';
import type { Check, Gender, Mentor, Slot, Transport } from './mentor.ts';
import {
  absencesOf,
  type CheckRecord,
  checksOf,
  conductOf,
  declarationsOf,
  demandsOf,
  trainingsOf,
} from './seen-store.ts';
import { stageAfter } from './stages.ts';

export type { CheckRecord } from './seen-store.ts';

const day = Temporal.PlainDate.from;
const dayOr = (text: string | null) => (text === null ? undefined : day(text));

/** A mentor as the coordinator's pages show one. */
export interface MentorRecord extends Mentor {
  readonly organisationId: string;
  readonly branchId: string;
  readonly userId: string | undefined;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
  readonly gender: Gender;
  readonly stageSince: Temporal.PlainDate;
  readonly slots: readonly Slot[];
  readonly transport: Transport;
  readonly maxTravelMinutes: number;
  /** Has been a mentor, or something like it, before coming here. */
  readonly priorExperience: boolean;
}

/** Which mentors: of one branch, one, some, or the one that the viewer is. */
export interface Wanted {
  readonly branchId?: string;
  readonly id?: string;
  readonly ids?: readonly string[];
  readonly self?: true;
  /** Not those who have left. */
  readonly here?: true;
}

/**
 * How many courses take a place of each mentor, as `programme.places_taken` counts: one that is asked about takes its
 * place before anybody has said yes.
 */
const placesTaken = (today: Temporal.PlainDate, ids: readonly string[] | undefined) => {
  const [ofThese, askedOfThese] =
    ids === undefined
      ? [sql``, sql``]
      : [sql`and a.mentor_id = ${anyOf(ids)}`, sql`and k.mentor_ids && ${sql.val([...ids])}::uuid[]`];
  return sql<{ mentor_id: string; running: number }>`(
    select taken.mentor_id, count(*)::integer as running from (
      select a.mentor_id, a.course_id from programme.assignment a
      where (upper_inf(a.period) or upper(a.period) > ${today.toString()}::date) ${ofThese}
      union
      select asked.mentor_id, k.course_id from programme.match k cross join unnest(k.mentor_ids) asked (mentor_id)
      where k.state = 'asked' ${askedOfThese}) taken
    group by taken.mentor_id)`;
};

const rowsOf = async (db: Database, today: Temporal.PlainDate, only: Wanted) => {
  const ids = only.id === undefined ? only.ids : [only.id];
  let asked = db
    .selectFrom('programme.mentor as m')
    .innerJoin('office.town as t', 't.id', 'm.town_id')
    .leftJoin(placesTaken(today, ids).as('r'), 'r.mentor_id', 'm.id')
    .selectAll('m')
    .select(['t.name as town', sql<number>`coalesce(r.running, 0)`.as('running')])
    .where('m.erased_on', 'is', null)
    .where(sql<boolean>`m.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy(sql`m.name collate "da-x-icu"`)
    .orderBy('m.id');
  if (only.here === true) asked = asked.where('m.stage', '<>', 'left');
  if (only.branchId !== undefined) asked = asked.where('m.branch_id', '=', only.branchId);
  if (ids !== undefined) asked = asked.where('m.id', '=', anyOf(ids));
  return asked.execute();
};

/** The row of the viewer who is a mentor: of the own row a mentor reads every column, of the others' next to none. */
const ownRow = async (db: Database) =>
  db
    .selectFrom(sql<Selectable<DB['programme.mentor']>>`programme.viewer_self()`.as('m'))
    .innerJoin('office.town as t', 't.id', 'm.town_id')
    .selectAll('m')
    .select(['t.name as town', sql<number>`programme.viewer_places_taken()`.as('running')])
    .where('m.erased_on', 'is', null)
    .where(sql<boolean>`m.id = (select programme.viewer_mentor())`)
    .execute();

/** The mentors of the viewer's branches, or those that are wanted. In Danish order of name. */
export const listMentors = async (
  db: Database,
  today: Temporal.PlainDate,
  only: Wanted = {},
): Promise<readonly MentorRecord[]> => {
  if (only.ids?.length === 0) return [];
  const rows = await (only.self === true ? ownRow(db) : rowsOf(db, today, only));
  const ids = rows.map((row) => row.id);
  const [organisationId] = rows.map((row) => row.organisation_id);
  const [allChecks, allTrainings, allDeclarations, allConduct, allAbsences, demands] = await Promise.all([
    checksOf(db, ids),
    trainingsOf(db, ids),
    declarationsOf(db, ids),
    conductOf(db, ids),
    absencesOf(db, ids, today),
    organisationId === undefined ? undefined : demandsOf(db, organisationId),
  ]);
  const checks = Map.groupBy(allChecks, (one) => one.mentorId);
  const trainings = Map.groupBy(allTrainings, (one) => one.mentorId);
  const declarations = Map.groupBy(allDeclarations, (one) => one.mentorId);
  const conduct = Map.groupBy(allConduct, (one) => one.mentorId);
  const absences = new Map(allAbsences.map((one) => [one.mentorId, one]));
  return rows.map((row) =>
    Object.freeze({
      id: row.id,
      organisationId: row.organisation_id,
      branchId: row.branch_id,
      userId: row.user_id ?? undefined,
      name: row.name,
      birthDate: dayOr(row.birth_date),
      phone: row.phone,
      email: row.email,
      gender: row.gender as Gender,
      townId: row.town_id,
      town: row.town,
      stage: row.stage as MentorStage,
      stageSince: day(row.stage_since),
      capacity: row.capacity,
      languages: row.languages,
      lifeAreas: row.life_areas as LifeArea[],
      slots: row.slots as Slot[],
      transport: row.transport as Transport,
      maxTravelMinutes: row.max_travel_minutes,
      priorExperience: row.prior_experience,
      checks: checks.get(row.id) ?? [],
      trainings: trainings.get(row.id) ?? [],
      declarations: declarations.get(row.id) ?? [],
      conduct: conduct.get(row.id) ?? [],
      demands:
        demands === undefined ? undefined : { ...demands, childCertificate: row.child_certificate_needed },
      absence: absences.get(row.id),
      running: row.running ?? 0,
    }),
  );
};

export const findMentor = async (
  db: Database,
  id: string,
  today: Temporal.PlainDate,
): Promise<MentorRecord | undefined> => (await listMentors(db, today, { id }))[0];

export const findChecks = async (db: Database, mentorId: string): Promise<readonly CheckRecord[]> =>
  checksOf(db, [mentorId]);

/** Holds the mentor still until the transaction ends; read afterwards. */
export const lockMentors = async (db: Database, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .selectFrom('programme.mentor')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
};

/** What a coordinator writes of a mentor. */
export interface MentorForm {
  readonly name: string;
  readonly birthDate: Temporal.PlainDate;
  readonly phone: string;
  readonly email: string;
  readonly town: string;
  readonly gender: Gender;
  readonly capacity: number;
  readonly languages: readonly string[];
  readonly lifeAreas: readonly LifeArea[];
  readonly reach?: Reach | undefined;
}

/** When a mentor can meet, how far away, by what, and what comes along; what the database assumes where it is left out. */
export interface Reach {
  readonly slots: readonly Slot[];
  readonly transport: Transport;
  readonly maxTravelMinutes: number;
  readonly priorExperience: boolean;
  readonly childCertificateNeeded: boolean;
}

/** The towns of the viewer's branches. */
export const ownTowns = async (db: Database) =>
  db
    .selectFrom('office.town')
    .select(['id', 'name', 'branch_id', 'organisation_id'])
    .where(sql<boolean>`branch_id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();

const columnsOf = (form: MentorForm) => ({
  name: form.name,
  birth_date: form.birthDate.toString(),
  phone: form.phone,
  email: form.email,
  gender: form.gender,
  town_id: form.town,
  capacity: form.capacity,
  languages: [...form.languages],
  life_areas: [...form.lifeAreas],
  ...(form.reach === undefined
    ? {}
    : {
        slots: [...form.reach.slots],
        transport: form.reach.transport,
        max_travel_minutes: form.reach.maxTravelMinutes,
        prior_experience: form.reach.priorExperience,
        child_certificate_needed: form.reach.childCertificateNeeded,
      }),
});

/** Registers a mentor in the branch of the town; undefined when the town is not in the viewer's branches. */
export const addMentor = async (
  db: Database,
  form: MentorForm,
  today: Temporal.PlainDate,
): Promise<{ readonly mentorId: string; readonly branchId: string } | undefined> => {
  const town = (await ownTowns(db)).find((one) => one.id === form.town);
  if (town === undefined) return undefined;
  const mentorId = randomUUID();
  await db
    .insertInto('programme.mentor')
    .values({
      id: mentorId,
      organisation_id: town.organisation_id,
      branch_id: town.branch_id,
      stage: 'applied',
      stage_since: today.toString(),
      ...columnsOf(form),
    })
    .execute();
  return { mentorId, branchId: town.branch_id };
};

/** Corrects what is written of a mentor; the town stays within the mentor's branch. False when it cannot. */
export const changeMentor = async (
  db: Database,
  mentor: MentorRecord,
  form: MentorForm,
): Promise<boolean> => {
  const towns = await ownTowns(db);
  if (!towns.some((town) => town.id === form.town && town.branch_id === mentor.branchId)) return false;
  await db.updateTable('programme.mentor').set(columnsOf(form)).where('id', '=', mentor.id).execute();
  return true;
};

export interface Author {
  readonly by: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

export const placeOf = (mentor: MentorRecord) => ({
  organisation_id: mentor.organisationId,
  branch_id: mentor.branchId,
  mentor_id: mentor.id,
});

export const addCheck = async (
  db: Database,
  mentor: MentorRecord,
  check: Check,
  author: Author,
): Promise<MentorStage> => {
  await db
    .insertInto('programme.mentor_check')
    .values({
      id: randomUUID(),
      ...placeOf(mentor),
      kind: check.kind,
      prison_id: check.prisonId ?? null,
      seen_on: check.seenOn.toString(),
      valid_until: check.validUntil?.toString() ?? null,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return followStage(db, mentor.id, author.today);
};

/** Puts the stage where the checks and trainings say it is. */
export const followStage = async (
  db: Database,
  id: string,
  today: Temporal.PlainDate,
): Promise<MentorStage> => {
  const mentor = await findMentor(db, id, today);
  if (mentor === undefined) throw new Error('the mentor went away');
  const stage = stageAfter(mentor.stage, approvalVerdict(mentor, mentor.checks, mentor.trainings, today));
  if (stage !== mentor.stage) await setStage(db, id, stage, today);
  return stage;
};

export const setStage = async (
  db: Database,
  id: string,
  stage: MentorStage,
  today: Temporal.PlainDate,
): Promise<void> => {
  await db
    .updateTable('programme.mentor')
    .set({ stage, stage_since: today.toString() })
    .where('id', '=', id)
    .execute();
};

/** What a volunteer wrote on the public form; undefined for who came another way, or wrote nothing. */
export const applicationOf = async (db: Database, mentorId: string): Promise<string | undefined> => {
  const found = await db
    .selectFrom('programme.application')
    .select('about')
    .where('mentor_id', '=', mentorId)
    .executeTakeFirst();
  return found?.about || undefined;
};

/** Accounts with the mentor role in a branch that belong to no mentor yet. */
export const freeAccounts = async (
  db: Database,
  branchId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> => {
  const found = await sql<{ id: string; name: string }>`
    select c.user_id id, c.name from office.colleagues() c
    where c.active and c.role = 'mentor' and c.branch_id = ${branchId}
      and c.user_id not in (select m.user_id from programme.mentor m where m.user_id is not null)
    order by c.name collate "da-x-icu"`.execute(db);
  return found.rows;
};

/** Whether an account still has the mentor role: without it nobody comes in to the own participants. */
export const comesInAsMentor = async (db: Database, userId: string): Promise<boolean> => {
  const found = await sql`
    select 1 from office.colleagues() c where c.user_id = ${userId} and c.active and c.role = 'mentor'`.execute(
    db,
  );
  return found.rows.length > 0;
};

/** Ties a mentor to an account that may be tied; false when it may not. */
export const linkAccount = async (db: Database, mentor: MentorRecord, userId: string): Promise<boolean> => {
  if (!(await freeAccounts(db, mentor.branchId)).some((account) => account.id === userId)) return false;
  await db.updateTable('programme.mentor').set({ user_id: userId }).where('id', '=', mentor.id).execute();
  return true;
};

/** Names of those accounts of the organisation that wrote something. */
export const namesOf = async (
  db: Database,
  accounts: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(accounts)].filter((account) => account !== null && account !== undefined);
  if (wanted.length === 0) return new Map();
  const found = await sql<{ user_id: string; name: string }>`
    select user_id, name from office.names_of(${sql.val(wanted)}::text[])`.execute(db);
  return new Map(found.rows.map((row) => [row.user_id, row.name]));
};

export interface MentorAssignment {
  readonly courseId: string;
  readonly person: string;
  readonly from: Temporal.PlainDate;
  /** The day from which it no longer holds; undefined while it runs. */
  readonly until: Temporal.PlainDate | undefined;
  readonly endReason: string | undefined;
}

/** The courses a mentor is and was on, those that run first. */
export const assignmentsOfMentor = async (
  db: Database,
  mentorId: string,
): Promise<readonly MentorAssignment[]> => {
  const rows = await db
    .selectFrom('programme.assignment as a')
    .innerJoin('programme.course as c', 'c.id', 'a.course_id')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .select(['a.course_id', shownName('p').as('name'), 'a.end_reason'])
    .select([
      sql<string>`lower(a.period)`.as('from_day'),
      sql<string | null>`upper(a.period)`.as('until_day'),
    ])
    .where('a.mentor_id', '=', mentorId)
    .where(sql<boolean>`not isempty(a.period)`)
    .orderBy(sql`upper_inf(a.period)`, 'desc')
    .orderBy(sql`lower(a.period)`, 'desc')
    .execute();
  return rows.map((row) => ({
    courseId: row.course_id,
    person: row.name,
    from: day(row.from_day),
    until: dayOr(row.until_day),
    endReason: row.end_reason ?? undefined,
  }));
};
