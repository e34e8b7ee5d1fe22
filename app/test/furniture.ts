import { randomUUID } from 'node:crypto';
import type { Subject } from '../src/office/route.ts';
import { additions } from './additions.ts';
import type { TestHouse } from './house.ts';

type Always = 'referral' | 'person' | 'course' | 'mentor' | 'concern' | 'contact';

/** Ids by what they are of; what features add of their own comes from `additions.ts`. */
export type Furniture = Readonly<Record<Always, string> & Partial<Record<Subject, string>>> & {
  /** The mentor record of the account mentorB, who is assigned nowhere. */
  readonly otherMentor: string;
  readonly assignment: string;
  /** A mail in the organisation's outbox. */
  readonly mail: string;
  /** Number of an event of the organisation. */
  readonly event: string;
  /** The card of the participant, and that of somebody in branch B. */
  readonly card: string;
  readonly otherCard: string;
};

/** Puts one of everything in branch A: a participant on a course, whose mentor is the account mentorA. */
export const furnishBranchA = async (house: TestHouse): Promise<Furniture> => {
  const { owner, ids, users, clock } = house;
  const made = {
    person: randomUUID(),
    referral: randomUUID(),
    course: randomUUID(),
    mentor: randomUUID(),
    otherMentor: randomUUID(),
    contact: randomUUID(),
    concern: randomUUID(),
    assignment: randomUUID(),
    mail: randomUUID(),
    card: randomUUID(),
    otherCard: randomUUID(),
  };
  const otherPerson = randomUUID();
  const place = [ids.organisation, ids.branchA];
  const now = clock.now().toString();
  const today = clock.today().toString();
  await owner.query(
    `insert into programme.person (id, organisation_id, branch_id, name, birth_date) values ($3, $1, $2, 'Åse Prøve', '1990-01-01')`,
    [...place, made.person],
  );
  await owner.query(
    `insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id,
       received_at, decided_at) values ($3, $1, $2, $4, 'PM-1', 'accepted', $5, $6, $7, $7)`,
    [...place, made.referral, made.person, ids.prison, ids.townA, now],
  );
  await owner.query(
    `insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how,
       recorded_by, recorded_at) values ($3, $1, $2, $4, 'programme', 1, $5, 'in-person', 'test', $6)`,
    [...place, randomUUID(), made.person, today, now],
  );
  await owner.query(
    `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by,
       recorded_at) values ($3, $1, $2, $4, 'expected', 'likely', $5, 'test', $6)`,
    [...place, randomUUID(), made.person, clock.today().add({ days: 40 }).toString(), now],
  );
  await owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     values ($3, $1, $2, $4, $5, 'test')`,
    [...place, made.course, made.person, today],
  );
  for (const [id, user, name, branch, town] of [
    [made.mentor, users.mentorA, 'Bo Prøve', ids.branchA, ids.townA],
    [made.otherMentor, users.mentorB, 'Ib Prøve', ids.branchB, ids.townB],
  ]) {
    await owner.query(
      `insert into programme.mentor (id, organisation_id, branch_id, user_id, name, birth_date, town_id, stage, stage_since)
       values ($1, $2, $3, $4, $5, '1970-01-01', $6, 'approved', $7)`,
      [id, ids.organisation, branch, user, name, town, today],
    );
  }
  await owner.query(
    `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, place, period)
     values ($3, $1, $2, $4, $5, 1, daterange($6, null))`,
    [...place, made.assignment, made.course, made.mentor, today],
  );
  await owner.query(
    `insert into programme.contact (id, organisation_id, branch_id, course_id, held_on, mode, kept, logged_by, logged_at)
     values ($3, $1, $2, $4, $5, 'visit', 'held', $6, $7)`,
    [...place, made.contact, made.course, today, users.mentorA, now],
  );
  await owner.query(
    `insert into programme.concern (id, organisation_id, branch_id, course_id, raised_by, raised_at)
     values ($3, $1, $2, $4, $5, $6)`,
    [...place, made.concern, made.course, users.mentorA, now],
  );
  await owner.query(
    `insert into office.mail (id, organisation_id, recipient, subject, body) values ($1, $2, 'en@test.invalid', 'Prøve', 'Hej')`,
    [made.mail, ids.organisation],
  );
  await owner.query(
    `insert into programme.person (id, organisation_id, branch_id, name, birth_date) values ($3, $1, $2, 'Ove Prøve', '1985-05-05')`,
    [ids.organisation, ids.branchB, otherPerson],
  );
  for (const [card, person, branch] of [
    [made.card, made.person, ids.branchA],
    [made.otherCard, otherPerson, ids.branchB],
  ]) {
    await owner.query(
      `insert into programme.participant_card (id, organisation_id, branch_id, person_id, code_hash, made_at, made_by, expires_at)
       values ($1, $2, $3, $4, uuid_send(gen_random_uuid()), $5::timestamptz, 'test', $5::timestamptz + interval '90 days')`,
      [card, ids.organisation, branch, person, now],
    );
  }
  const noted = await owner.query<{ seq: string }>(
    `select audit.append($1, $2, $3, 'consent.recorded', $4, '{}')::text as seq`,
    [...place, users.coordinatorA, made.person],
  );
  const furniture: Furniture = { ...made, event: noted.rows[0]?.seq ?? '' };
  const added = await Promise.all(additions.map((add) => add(house, furniture)));
  return Object.freeze(Object.assign({}, furniture, ...added));
};
