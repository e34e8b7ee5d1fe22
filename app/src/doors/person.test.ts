import { randomUUID } from 'node:crypto';
import { CERTAINTIES, RELEASE_DATE_KINDS } from '@primus-motor/trial';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { currentReleaseDate, type ReleaseDate } from '../programme/courses/release-date.ts';
import { readyPeople } from './eligibility.ts';
import { addTestPerson, openTestStudy } from './fixture.ts';
import { baselineOf, factsOf, readPeople } from './person.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const today = Temporal.PlainDate.from('2026-11-22');
const readOne = async (id: string) => {
  const [person] = await house.register('doors', 'coordinatorA').read((db) => readPeople(db, today, { id }));
  if (person === undefined) throw new Error('no such person');
  return person;
};

const records = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...RELEASE_DATE_KINDS),
      certainty: fc.constantFrom(...CERTAINTIES),
      day: fc.integer({ min: 0, max: 500 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(
      ({ kind, certainty, day }, i): ReleaseDate => ({
        id: randomUUID(),
        kind,
        certainty,
        date: certainty === 'unknown' ? undefined : today.add({ days: day }),
        latestDate: undefined,
        source: 'test',
        recordedBy: 'test',
        recordedAt: Temporal.Instant.from('2026-10-01T08:00:00Z').add({ hours: i }),
        supersededBy: undefined,
        stay: 1,
      }),
    ),
  );

test('the door counts from the same release date as the course plan', async () => {
  const id = await addTestPerson(house, { release: null });
  await fc.assert(
    fc.asyncProperty(records, async (rows) => {
      await house.owner.query('delete from programme.release_date where person_id = $1', [id]);
      for (const row of rows)
        await house.owner.query(
          `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by, recorded_at)
           values ($1, $2, $3, $4, $5, $6, $7, 'test', $8)`,
          [
            row.id,
            house.ids.organisation,
            house.ids.branchA,
            id,
            row.kind,
            row.certainty,
            row.date?.toString() ?? null,
            row.recordedAt.toString(),
          ],
        );
      const { release } = await readOne(id);
      expect(release?.toString()).toBe(currentReleaseDate(rows)?.date?.toString());
    }),
    { numRuns: 60 },
  );
});

test('facts come from the records, and what nobody knows stays unknown', async () => {
  const known = await readOne(await addTestPerson(house));
  expect(factsOf(known, false, today)).toEqual({
    age: 36,
    daysToRelease: 54,
    riskBand: 'high',
    area: 'all',
    townServed: true,
    consentProgramme: true,
    consentRegisterFollowUp: true,
    randomisedBefore: false,
    mentorsAvailable: false,
  });
  const unknown = await readOne(
    await addTestPerson(house, { riskBand: null, release: null, referral: 'new' }),
  );
  expect(factsOf(unknown, true, today)).toMatchObject({
    riskBand: null,
    daysToRelease: null,
    townServed: null,
    randomisedBefore: true,
  });
});

test('two approved mentors with room make a pair; one, or full ones, do not', async () => {
  const id = await addTestPerson(house);
  const mentor = (capacity: number, stage = 'approved') =>
    house.owner.query(
      `insert into programme.mentor (id, organisation_id, branch_id, name, town_id, stage, stage_since, capacity)
       values (gen_random_uuid(), $1, $2, 'Mentor', $3, $4, '2026-01-01', $5)`,
      [house.ids.organisation, house.ids.branchA, house.ids.townA, stage, capacity],
    );
  await mentor(1);
  await mentor(0);
  await mentor(1, 'training');
  expect((await readOne(id)).pairFree).toBe(false);
  await mentor(2);
  expect((await readOne(id)).pairFree).toBe(true);
});

test('baseline values carry the names of the protocol, and only what was known', async () => {
  const person = await readOne(await addTestPerson(house));
  const facts = factsOf(person, false, today);
  expect(baselineOf(['age', 'risk', 'area', 'prior_sentences', 'paroled'], person, facts)).toEqual({
    age: 36,
    risk: 'high',
    area: 'all',
  });
  const assessed = { ...person, assessment: { ...person.assessment, priorSentences: 4 } };
  expect(baselineOf(['prior_sentences'], assessed, facts)).toEqual({ prior_sentences: 4 });
});

test('who waits for a study is who was referred, and nothing has come of it yet', async () => {
  const studyId = await openTestStudy(house);
  const waiting = async () =>
    (
      await readyPeople(house.register('doors', 'trialManager'), house.clock, house.ids.organisation, studyId)
    ).map(({ personId }) => personId);
  const id = await addTestPerson(house);
  const fresh = await addTestPerson(house, { referral: 'new' });
  expect(await waiting()).toContain(id);
  expect(await waiting()).not.toContain(fresh);
  const course = randomUUID();
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     values ($1, $2, $3, $4, '2026-10-20', 'test')`,
    [course, house.ids.organisation, house.ids.branchA, id],
  );
  expect(await waiting()).not.toContain(id);
  await house.owner.query(
    `update programme.course set closed_on = '2026-11-01', close_reason = 'new-sentence' where id = $1`,
    [course],
  );
  expect(await waiting()).not.toContain(id);
  await house.owner.query(
    `insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id, received_at, decided_at)
     values (gen_random_uuid(), $1, $2, $3, '9001', 'accepted', $4, $5, '2026-11-10T09:00Z', '2026-11-12T09:00Z')`,
    [house.ids.organisation, house.ids.branchA, id, house.ids.prison, house.ids.townA],
  );
  expect(await waiting()).toContain(id);
});
