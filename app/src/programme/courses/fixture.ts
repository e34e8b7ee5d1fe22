import { randomUUID } from 'node:crypto';
import type { TestHouse } from '../../../test/house.ts';

type Branch = 'A' | 'B';

/** What is written needs the owner of the database and the places; the rest of the house need not be there. */
type Ground = Pick<TestHouse, 'owner' | 'ids'>;

const place = (house: Ground, branch: Branch) => ({
  organisation: house.ids.organisation,
  branch: branch === 'A' ? house.ids.branchA : house.ids.branchB,
  town: branch === 'A' ? house.ids.townA : house.ids.townB,
});
const at = '2026-11-01T09:00:00Z';

export interface PersonFacts {
  readonly branch?: Branch;
  readonly name?: string;
  readonly language?: string;
  /** Expected release, or null where it is unknown. */
  readonly release?: string | null;
  readonly consent?: boolean;
  readonly referral?: 'new' | 'accepted' | 'declined';
  readonly arm?: 'mentoring' | 'control';
}

/** Somebody invented who was referred, with consent and a likely release date unless told otherwise. */
export const addPerson = async (house: TestHouse, facts: PersonFacts = {}): Promise<string> => {
  const { organisation, branch, town } = place(house, facts.branch ?? 'A');
  const id = randomUUID();
  const { owner } = house;
  const state = facts.referral ?? 'accepted';
  const release = facts.release === undefined ? '2027-02-01' : facts.release;
  await owner.query(
    `with person as (insert into programme.person (id, organisation_id, branch_id, name, language)
       values ($1, $2, $3, $4, $5)),
     referral as (insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id,
         town_id, received_at, decided_at, reason)
       values (gen_random_uuid(), $2, $3, $1, $6, $7, $8, $9, $13, $10, $11)),
     release as (insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date,
         source, recorded_by, recorded_at)
       values (gen_random_uuid(), $2, $3, $1, 'expected', $14, $12, 'referral', 'link test', $13))
     insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how,
         recorded_by, recorded_at)
       select gen_random_uuid(), $2, $3, $1, 'programme', 1, '2026-11-02', 'in-person', 'test', $13 where $15`,
    [
      id,
      organisation,
      branch,
      facts.name ?? 'Mikkel Prøve',
      facts.language ?? 'da',
      `T-${id.slice(0, 8)}`,
      state,
      house.ids.prison,
      town,
      state === 'new' ? null : at,
      state === 'declined' ? 'other' : null,
      release,
      at,
      release === null ? 'unknown' : 'likely',
      facts.consent !== false,
    ],
  );
  if (facts.arm !== undefined)
    await owner.query(
      `insert into programme.enrolment (person_id, organisation_id, branch_id, study_id, arm, enrolled_on,
         enrolled_by, enrolled_at) values ($1, $2, $3, $4, $5, '2026-11-10', 'test', $6)`,
      [id, organisation, branch, randomUUID(), facts.arm, at],
    );
  return id;
};

export interface MentorFacts {
  readonly branch?: Branch;
  readonly name?: string;
  readonly stage?: string;
  readonly capacity?: number;
  readonly languages?: readonly string[];
  readonly lifeAreas?: readonly string[];
  readonly userId?: string;
  /** Prisons with clearance; the first test prison unless told otherwise. */
  readonly clearedFor?: readonly string[];
  /** The last day of the criminal record. */
  readonly recordUntil?: string;
  /** Was a mentor before; yes unless told otherwise. */
  readonly experienced?: boolean;
  /** Leaves out every check and training. */
  readonly unchecked?: boolean;
}

/** An invented mentor of 40, approved with everything in place unless told otherwise. */
export const addMentor = async (house: Ground, facts: MentorFacts = {}): Promise<string> => {
  const { organisation, branch, town } = place(house, facts.branch ?? 'A');
  const id = randomUUID();
  const { owner } = house;
  await owner.query(
    `insert into programme.mentor (id, organisation_id, branch_id, user_id, name, birth_date, town_id, stage,
       stage_since, capacity, languages, life_areas, prior_experience)
     values ($1, $2, $3, $4, $5, '1986-05-01', $6, $7, '2026-09-01', $8, $9, $10, $11)`,
    [
      id,
      organisation,
      branch,
      facts.userId ?? null,
      facts.name ?? 'Åse Prøve',
      town,
      facts.stage ?? 'approved',
      facts.capacity ?? 1,
      facts.languages ?? ['da'],
      facts.lifeAreas ?? ['housing'],
      facts.experienced ?? true,
    ],
  );
  if (facts.unchecked === true) return id;
  const checks: (readonly [string, string | null, string | null])[] = [
    ['interview', null, null],
    ['reference', null, null],
    ['criminal-record', facts.recordUntil ?? '2029-08-01', null],
    ...(facts.clearedFor ?? [house.ids.prison]).map(
      (prison) => ['prison-clearance', '2029-08-01', prison] as const,
    ),
  ];
  await owner.query(
    `insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, prison_id, seen_on,
       valid_until, recorded_by, recorded_at)
     select gen_random_uuid(), $1, $2, $3, kind, prison, '2026-08-01', until, 'test', $4
     from unnest($5::text[], $6::date[], $7::uuid[]) as c (kind, until, prison)`,
    [organisation, branch, id, at, ...[0, 1, 2].map((column) => checks.map((check) => check[column]))],
  );
  await owner.query(
    `insert into programme.mentor_declaration (id, organisation_id, branch_id, mentor_id, kind, version, accepted_on,
       how, recorded_by, recorded_at)
     select gen_random_uuid(), $1, $2, $3, kind, 1, '2026-08-10', 'in-writing', 'test', $4
     from unnest(array['tells-with-consent', 'no-trade', 'confidentiality']) kind`,
    [organisation, branch, id, at],
  );
  await owner.query(
    `insert into programme.conduct_acceptance (mentor_id, organisation_id, branch_id, version, accepted_on, how,
       recorded_by, recorded_at)
     select $1, $2, $3, version, '2026-08-10', 'in-writing', 'test', $4
     from programme.conduct where organisation_id = $2`,
    [id, organisation, branch, at],
  );
  await owner.query(
    `insert into programme.mentor_training (id, organisation_id, branch_id, mentor_id, course_name, completed_on,
       recorded_by, recorded_at) values ($1, $2, $3, $4, 'Grundkursus', '2026-08-20', 'test', $5)`,
    [randomUUID(), organisation, branch, id, at],
  );
  return id;
};

/** Puts a mentor on a course from a day, until and not including another. */
export const assign = async (
  house: TestHouse,
  courseId: string,
  mentorId: string,
  seat: 1 | 2,
  from: string,
  until: string | null = null,
): Promise<void> => {
  await house.owner.query(
    `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, place, period, end_reason)
     select $1, organisation_id, branch_id, id, $3, $4, daterange($5, $6), $7 from programme.course where id = $2`,
    [randomUUID(), courseId, mentorId, seat, from, until, until === null ? null : 'mentor-stopped'],
  );
};

/** Opens a course for a new person through the coordinator's own button; gives the course's path. */
export const openCourseFor = async (house: TestHouse, facts: PersonFacts = {}): Promise<string> => {
  const person = await addPerson(house, facts);
  const coordinator = house.as(facts.branch === 'B' ? 'coordinatorB' : 'coordinatorA');
  const answer = await coordinator.post(`/people/${person}/course`, {});
  if (answer.location === undefined) throw new Error(`the course did not open: ${answer.status}`);
  return answer.location;
};
