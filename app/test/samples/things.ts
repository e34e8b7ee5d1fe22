import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { addTestPerson } from '../../src/doors/fixture.ts';
import type { Home } from '../second-organisation.ts';
import { another, type Stage } from './sample.ts';

/** A token of a one-time link, and its hash as the database keeps it. */
export const freshToken = (): { readonly token: string; readonly hash: Buffer } => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: createHash('sha256').update(token).digest() };
};

const later = (stage: Stage): string => stage.house.clock.now().add({ hours: 48 }).toString();

export const addReferralLink = async (stage: Stage): Promise<string> => {
  const { token, hash } = freshToken();
  await stage.house.owner.query(
    `insert into programme.referral_link (id, organisation_id, prison_id, token_hash, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [randomUUID(), stage.house.ids.organisation, stage.house.ids.prison, hash, later(stage)],
  );
  return token;
};

export const addSetupLink = async (stage: Stage): Promise<string> => {
  const { token, hash } = freshToken();
  await stage.house.owner.query('insert into office.setup_link (token_hash, expires_at) values ($1, $2)', [
    hash,
    later(stage),
  ]);
  return token;
};

/** An invitation of the first organisation, as programme lead unless told. */
export const addInvitation = async (
  stage: Stage,
  email: string,
): Promise<{ readonly id: string; readonly token: string }> => {
  const { token, hash } = freshToken();
  const id = randomUUID();
  await stage.house.owner.query(
    `insert into office.invitation (id, organisation_id, email, name, role, token_hash, expires_at, created_by)
     values ($1, $2, $3, 'Prøve Inviteret', 'programme-lead', $4, $5, $6)`,
    [id, stage.house.ids.organisation, email, hash, later(stage), stage.house.users.administrator],
  );
  return { id, token };
};

export const freshEmail = (): string => `prøve${another()}@test.invalid`.replace('ø', 'o');

/** An account of the first organisation with a role, as branch A has them. */
export const addColleague = async (
  stage: Stage,
  role: 'mentor' | 'programme-lead',
): Promise<{ readonly user: string; readonly membership: string }> => {
  const [user, membership] = [randomUUID(), randomUUID()];
  const { owner, ids } = stage.house;
  await owner.query(`insert into auth."user" (id, name, email) values ($1, 'Prøve Kollega', $2)`, [
    user,
    freshEmail(),
  ]);
  await owner.query(
    `insert into office.membership (id, organisation_id, user_id, role, branch_id) values ($1, $2, $3, $4, $5)`,
    [membership, ids.organisation, user, role, role === 'mentor' ? ids.branchA : null],
  );
  return { user, membership };
};

/** A person of branch A, ready to be randomised and with a consent to the programme. */
export const addReadyPerson = (
  stage: Stage,
  options: Parameters<typeof addTestPerson>[1] = {},
): Promise<string> => addTestPerson(stage.house, options);

export const referralOf = async (stage: Stage, person: string): Promise<string> =>
  (await stage.house.owner.query('select id from programme.referral where person_id = $1', [person])).rows[0]
    .id;

export const releaseDateOf = async (stage: Stage, person: string): Promise<string> =>
  (
    await stage.house.owner.query(
      'select id from programme.release_date where person_id = $1 and superseded_by is null',
      [person],
    )
  ).rows[0].id;

/** A person of branch A whose course opened today. */
export const addCourse = async (
  stage: Stage,
): Promise<{ readonly person: string; readonly course: string }> => {
  const person = await addReadyPerson(stage);
  const course = randomUUID();
  const { owner, ids, clock } = stage.house;
  await owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     values ($1, $2, $3, $4, $5, 'test')`,
    [course, ids.organisation, ids.branchA, person, clock.today().toString()],
  );
  return { person, course };
};

/** A mentor of branch A; with everything that approval asks for, if so told. */
export const addMentor = async (
  stage: Stage,
  stageOfMentor: 'training' | 'approved',
  options: { readonly complete?: boolean; readonly cleared?: boolean } = {},
): Promise<string> => {
  const id = randomUUID();
  const { owner, ids, clock } = stage.house;
  const place = [ids.organisation, ids.branchA, id, clock.today().toString()];
  await owner.query(
    `insert into programme.mentor (id, organisation_id, branch_id, name, birth_date, town_id, stage, stage_since, prior_experience)
     values ($3, $1, $2, 'Prøve Mentor', '1970-01-01', $5, $6, $4, true)`,
    [...place, ids.townA, stageOfMentor],
  );
  if (options.complete !== true) return id;
  await owner.query(
    `insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, seen_on, recorded_by, recorded_at)
     select gen_random_uuid(), $1, $2, $3, kind, $4, 'test', now()
     from unnest(array['interview', 'reference', 'declarations', 'criminal-record']) kind`,
    place,
  );
  await owner.query(
    `insert into programme.conduct_acceptance (mentor_id, organisation_id, branch_id, version, accepted_on, how, recorded_by, recorded_at)
     select $3, $1, $2, version, $4, 'in-writing', 'test', now() from programme.conduct where organisation_id = $1`,
    place,
  );
  await owner.query(
    `insert into programme.mentor_training (id, organisation_id, branch_id, mentor_id, course_name, completed_on, recorded_by, recorded_at)
     values (gen_random_uuid(), $1, $2, $3, 'Grundkursus', $4, 'test', now())`,
    place,
  );
  await owner.query(
    `insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, seen_on, prison_id, recorded_by, recorded_at)
     values (gen_random_uuid(), $1, $2, $3, 'prison-clearance', $4, $5, 'test', now())`,
    [...place, ids.prison],
  );
  return id;
};

/** The organisation's basic training as it is today. */
export const basicTraining = async ({ house }: Stage): Promise<string> =>
  (
    await house.owner.query(
      `select id from programme.training_course where organisation_id = $1 and name_da = 'Grundkursus'
         and superseded_by is null`,
      [house.ids.organisation],
    )
  ).rows[0].id;

/** The version of the code of conduct in force; the first is published where there is none. */
export const publishedConduct = async (
  { house }: Stage,
  organisation: string = house.ids.organisation,
): Promise<string> => {
  await house.owner.query(
    `insert into programme.conduct (organisation_id, version, da, en, valid_from, published_by, published_at)
     values ($1, 1, 'Vær til at stole på.', 'Be reliable.', '2026-11-01', 'test', now()) on conflict do nothing`,
    [organisation],
  );
  const { rows } = await house.owner.query(
    'select max(version) as version from programme.conduct where organisation_id = $1',
    [organisation],
  );
  return String(rows[0].version);
};

/** Whoever presses is a mentor of the own branch, unless that is so already. */
export const addSelf = async ({ house }: Stage, home: Home, user: string): Promise<void> => {
  await house.owner.query(
    `insert into programme.mentor (id, organisation_id, branch_id, user_id, name, birth_date, town_id, stage, stage_since)
     select gen_random_uuid(), $1, $2, id, 'Prøve Selv', '1970-01-01', $3, 'checks', '2026-11-01'
     from auth."user" where id = $4
       and not exists (select 1 from programme.mentor where user_id = $4 and stage <> 'left')`,
    [home.organisation, home.branch, home.town, user],
  );
};

/** A mentor of branch A is away from a day on, today unless told; gives the absence. */
export const addAbsence = async (
  stage: Stage,
  mentor: string,
  from = stage.house.clock.today().toString(),
): Promise<string> => {
  const { owner, ids } = stage.house;
  const id = randomUUID();
  await owner.query(
    `insert into programme.mentor_absence (id, organisation_id, branch_id, mentor_id, kind, period, recorded_by, recorded_at)
     values ($1, $2, $3, $4, 'leave', daterange($5, null), 'test', now())`,
    [id, ids.organisation, ids.branchA, mentor, from],
  );
  return id;
};

export const addAssignment = async (stage: Stage, course: string, mentor: string): Promise<string> => {
  const id = randomUUID();
  const { owner, ids, clock } = stage.house;
  const match = randomUUID();
  const today = clock.today().toString();
  await owner.query(
    `insert into programme.match (id, organisation_id, branch_id, course_id, suggested_rank, grounds, made_on, made_by, made_at)
     values ($1, $2, $3, $4, 1, '{}', $5, 'test', now())`,
    [match, ids.organisation, ids.branchA, course, today],
  );
  await owner.query(
    `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, match_id, place, period)
     values ($1, $2, $3, $4, $5, $6, 1, daterange($7, null))`,
    [id, ids.organisation, ids.branchA, course, mentor, match, today],
  );
  return id;
};

export const addConcern = async (stage: Stage, course: string): Promise<string> => {
  const id = randomUUID();
  const { owner, ids, users, clock } = stage.house;
  await owner.query(
    `insert into programme.concern (id, organisation_id, branch_id, course_id, raised_by, raised_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, ids.organisation, ids.branchA, course, users.mentorA, clock.now().toString()],
  );
  return id;
};
