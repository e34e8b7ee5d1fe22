import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { deliver } from './deliver.ts';
import { enrol } from './enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from './fixture.ts';

let house: TestHouse;
let studyId: string;
const people: { id: string; arm: string }[] = [];
const bring = () =>
  deliver(
    house.register('doors', 'trialManager'),
    { clock: house.clock, organisationId: house.ids.organisation },
    studyId,
  );

beforeAll(async () => {
  house = await openHouse();
  studyId = await openTestStudy(house);
  for (let i = 0; i < 6; i++) {
    const id = await addTestPerson(house, { branch: i % 2 === 0 ? 'A' : 'B' });
    const player = i % 2 === 0 ? 'coordinatorA' : 'coordinatorB';
    const { arm } = await enrol(house.register('doors', player), await doorParts(house, player), {
      personId: id,
      studyId,
    });
    people.push({ id, arm });
  }
});
afterAll(() => house.close());

const releaseOn = async (personId: string, kind: string, date: string) => {
  const before = await house.owner.query(
    `select id, organisation_id, branch_id from programme.release_date where person_id = $1 and superseded_by is null`,
    [personId],
  );
  const { id, organisation_id, branch_id } = before.rows[0];
  const next = randomUUID();
  await house.owner.query('begin');
  await house.owner.query('update programme.release_date set superseded_by = $2 where id = $1', [id, next]);
  await house.owner.query(
    `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, 'certain', $6, 'test', now())`,
    [next, organisation_id, branch_id, personId, kind, date],
  );
  await house.owner.query('commit');
};
const participantOf = async (personId: string) => {
  const { rows } = await house.owner.query(
    `select p.origin_date::text origin, p.follow_up_withdrawn_on::text withdrawn from study.participant p
     join keys.study_key k using (study_id, study_key) where k.person_id = $1`,
    [personId],
  );
  return rows[0];
};

test('an expected release is no origin; the actual one is, and a correction replaces it', async () => {
  const [person] = people;
  if (person === undefined) throw new Error('no person');
  expect(await bring()).toEqual({ participants: 6, origins: 0, withdrawals: 0 });
  await releaseOn(person.id, 'actual', '2026-11-10');
  expect(await bring()).toEqual({ participants: 6, origins: 1, withdrawals: 0 });
  expect((await participantOf(person.id)).origin).toBe('2026-11-10');
  await releaseOn(person.id, 'actual', '2026-11-12');
  expect((await bring()).origins).toBe(1);
  expect((await participantOf(person.id)).origin).toBe('2026-11-12');
  expect(await bring()).toEqual({ participants: 6, origins: 0, withdrawals: 0 });
});

test('withdrawing the consent to follow-up ends it; a new consent opens it again', async () => {
  const [, person] = people;
  if (person === undefined) throw new Error('no person');
  await house.owner.query(
    `update programme.consent set withdrawn_on = '2026-11-15', withdrawn_how = 'in-writing'
     where person_id = $1 and purpose = 'register-follow-up'`,
    [person.id],
  );
  expect((await bring()).withdrawals).toBe(1);
  expect((await participantOf(person.id)).withdrawn).toBe('2026-11-15');
  await house.owner.query(
    `insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how, recorded_by, recorded_at)
     select gen_random_uuid(), organisation_id, branch_id, person_id, purpose, 2, '2026-11-18', 'in-person', 'test', now()
     from programme.consent where person_id = $1 and purpose = 'register-follow-up'`,
    [person.id],
  );
  expect((await bring()).withdrawals).toBe(1);
  expect((await participantOf(person.id)).withdrawn).toBeNull();
});

test('the dose is counted under the study key: contacts that were held, and no word of them', async () => {
  const mentored = people.filter(({ arm }) => arm === 'mentoring');
  for (const [i, { id }] of mentored.entries()) {
    const course = randomUUID();
    await house.owner.query(
      `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
       select $1, organisation_id, branch_id, id, '2026-11-01', 'test' from programme.person where id = $2`,
      [course, id],
    );
    for (const [day, kept, minutes] of [
      ['2026-11-03', 'held', 60],
      ['2026-11-09', 'no-show', null],
      ['2026-11-16', 'held', 45 + i],
    ])
      await house.owner.query(
        `insert into programme.contact (id, organisation_id, branch_id, course_id, held_on, mode, kept, minutes, note, logged_by, logged_at)
         select gen_random_uuid(), organisation_id, branch_id, $1, $2, 'visit', $3, $4, 'noget privat', 'test', now()
         from programme.course where id = $1`,
        [course, day, kept, minutes],
      );
  }
  await bring();
  const { rows } = await house.owner.query(
    `select contacts, minutes, first_contact_on::text first, last_contact_on::text last, delivered_at at from study.dose order by minutes`,
  );
  expect(rows.map(({ at: _, ...row }) => row)).toEqual(
    mentored.map((_, i) => ({ contacts: 2, minutes: 105 + i, first: '2026-11-03', last: '2026-11-16' })),
  );
  await bring();
  const again = await house.owner.query('select delivered_at at from study.dose order by minutes');
  expect(again.rows).toEqual(rows.map(({ at }) => ({ at })));
});

test('the audit trail says how many, over both arms, and nothing that tells them apart', async () => {
  const { rows } = await house.owner.query(`select detail from audit.event where action = 'study.delivered'`);
  for (const { detail } of rows)
    expect(Object.keys(detail).toSorted()).toEqual(['origins', 'participants', 'withdrawals']);
});

test('who is not the trial manager of the organisation brings nothing', async () => {
  const [, , person] = people;
  if (person === undefined) throw new Error('no person');
  await releaseOn(person.id, 'actual', '2026-11-20');
  for (const player of ['coordinatorA', 'mentorA', 'evaluator', 'stranger'] as const) {
    const parts = { clock: house.clock, organisationId: house.ids.organisation };
    await expect(deliver(house.register('doors', player), parts, studyId)).rejects.toThrow('no-such-study');
  }
  expect((await participantOf(person.id)).origin).toBeNull();
  expect((await participantOf(people[0]?.id ?? '')).origin).toBe('2026-11-12');
  await bring();
  expect((await participantOf(person.id)).origin).toBe('2026-11-20');
});
