import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { approvalVerdict, bestCheck, checksAskedOf, validUntil } from '../../mentors/approval.ts';
import { listMentors, type MentorRecord, type Wanted } from '../../mentors/store.ts';
import type { Clearance, Point, Volunteer } from '../engine/index.ts';

/** Everybody of a branch who could be chosen or must be told why not: with names for the pages, without for the engine. */
export interface Pool {
  /** In Danish order of name. */
  readonly volunteers: readonly Volunteer[];
  readonly mentors: ReadonlyMap<string, MentorRecord>;
}

/** Where the towns of a branch lie, by id; undefined where nobody has said. */
export const pointsOf = async (
  db: Database,
  branchId: string,
): Promise<ReadonlyMap<string, Point | undefined>> => {
  const rows = await db
    .selectFrom('office.town')
    .select(['id', 'latitude', 'longitude'])
    .where('branch_id', '=', branchId)
    .execute();
  return new Map(
    rows.map(({ id, latitude, longitude }) => [
      id,
      latitude === null || longitude === null ? undefined : { latitude, longitude },
    ]),
  );
};

interface Past {
  readonly mentor_id: string;
  readonly people: readonly string[];
  readonly finished: boolean;
}

/** Whom the mentors of a branch have been a mentor for, and who has come to the end of a course. */
const pastsOf = async (db: Database, branchId: string): Promise<ReadonlyMap<string, Past>> => {
  const { rows } = await sql<Past>`
    select a.mentor_id, array_agg(distinct c.person_id) as people, bool_or(a.end_reason = 'course-closed') as finished
    from programme.assignment a
    join programme.course c on c.id = a.course_id
    where a.branch_id = ${branchId} and not isempty(a.period)
    group by a.mentor_id`.execute(db);
  return new Map(rows.map((row) => [row.mentor_id, row]));
};

/** What the last request for a clearance of each mentor at each prison came to: no answer yet, or a no. */
type Requests = Pick<Volunteer, 'asked' | 'refused'>;

const requestsOf = async (db: Database, branchId: string): Promise<ReadonlyMap<string, Requests>> => {
  const rows = await db
    .selectFrom('programme.clearance_request')
    .distinctOn(['mentor_id', 'prison_id'])
    .select(['mentor_id', 'prison_id', 'sent_on', 'answer', 'answered_on'])
    .where('branch_id', '=', branchId)
    .orderBy('mentor_id')
    .orderBy('prison_id')
    .orderBy('sent_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.mentor_id)].map(([id, own]) => [
      id,
      {
        asked: own
          .filter((row) => row.answered_on === null)
          .map((row) => ({ prisonId: row.prison_id, sentOn: row.sent_on })),
        refused: own.flatMap((row) =>
          row.answer === 'refused' && row.answered_on !== null
            ? [{ prisonId: row.prison_id, on: row.answered_on }]
            : [],
        ),
      },
    ]),
  );
};

/** With whom each mentor may not be put together today: persons and mentors, whoever of the two it was written of. */
const conflictsOf = async (
  db: Database,
  branchId: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await sql<{ mentor_id: string; others: readonly string[] }>`
    select mentor_id, array_agg(distinct other) as others from (
      select mentor_id, coalesce(person_id, other_mentor_id) as other from programme.conflict
      where branch_id = ${branchId} and period @> programme.viewer_today()
      union all
      select other_mentor_id, mentor_id from programme.conflict
      where branch_id = ${branchId} and period @> programme.viewer_today() and other_mentor_id is not null) both_ways
    group by mentor_id`.execute(db);
  return new Map(rows.map((row) => [row.mentor_id, row.others]));
};

/** The clearance of each prison that holds longest. */
const clearancesOf = (mentor: MentorRecord): readonly Clearance[] => {
  const own = mentor.checks.filter(({ kind }) => kind === 'prison-clearance');
  const prisons = new Set(own.flatMap(({ prisonId }) => prisonId ?? []));
  return [...prisons].map((prisonId) => {
    const best = bestCheck(own, 'prison-clearance', prisonId);
    const until = best === undefined ? undefined : validUntil(best);
    return { prisonId, until: until?.toString() };
  });
};

const checkEndsOf = (mentor: MentorRecord): Volunteer['checkEnds'] =>
  checksAskedOf(mentor).flatMap((kind) => {
    const best = bestCheck(mentor.checks, kind);
    const end = best === undefined ? undefined : validUntil(best);
    return end === undefined ? [] : [{ kind, end: end.toString() }];
  });

/** What the engine is told of a mentor beside the own record. */
interface Around {
  readonly point: Point | undefined;
  readonly past: Past | undefined;
  readonly requests: Requests | undefined;
  readonly conflicts: readonly string[] | undefined;
}

const volunteerOf = (mentor: MentorRecord, around: Around, today: Temporal.PlainDate): Volunteer => ({
  id: mentor.id,
  home: { townId: mentor.townId, branchId: mentor.branchId, point: around.point },
  transport: mentor.transport,
  maxTravelMinutes: mentor.maxTravelMinutes,
  stage: mentor.stage,
  birthDate: mentor.birthDate?.toString(),
  gender: mentor.gender,
  missing: approvalVerdict(mentor, mentor.checks, mentor.trainings, today).missing,
  capacity: mentor.capacity,
  taken: mentor.running,
  languages: mentor.languages,
  lifeAreas: mentor.lifeAreas,
  slots: mentor.slots,
  experienced: mentor.priorExperience || around.past?.finished === true,
  absent: mentor.absence === undefined ? undefined : { returnOn: mentor.absence.returnOn?.toString() },
  clearances: clearancesOf(mentor),
  asked: around.requests?.asked ?? [],
  refused: around.requests?.refused ?? [],
  checkEnds: checkEndsOf(mentor),
  conflicts: around.conflicts ?? [],
  knows: around.past?.people ?? [],
});

/** The mentors of a branch as the engine looks at them: a fixed number of queries, however many there are. */
export const poolOf = async (
  db: Database,
  branchId: string,
  today: Temporal.PlainDate,
  only: Pick<Wanted, 'ids' | 'here'> = {},
): Promise<Pool> => {
  const [mentors, points, pasts, requests, conflicts] = await Promise.all([
    listMentors(db, today, { branchId, ...only }),
    pointsOf(db, branchId),
    pastsOf(db, branchId),
    requestsOf(db, branchId),
    conflictsOf(db, branchId),
  ]);
  return {
    mentors: new Map(mentors.map((mentor) => [mentor.id, mentor])),
    volunteers: mentors.map((mentor) =>
      volunteerOf(
        mentor,
        {
          point: points.get(mentor.townId),
          past: pasts.get(mentor.id),
          requests: requests.get(mentor.id),
          conflicts: conflicts.get(mentor.id),
        },
        today,
      ),
    ),
  };
};
