import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { deliver } from '../../doors/deliver.ts';
import { enrol } from '../../doors/enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from '../../doors/fixture.ts';

let house: TestHouse;
let studyId: string;
beforeAll(async () => {
  house = await openHouse({ today: '2027-06-01' });
  studyId = await openTestStudy(house);
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const enrolled = async () => {
  const person = await addTestPerson(house, { release: '2027-07-15' });
  await enrol(house.register('doors', 'coordinatorA'), await doorParts(house, 'coordinatorA'), {
    personId: person,
    studyId,
  });
  return person;
};
const said = (kind: string, date: string, more: Readonly<Record<string, string>> = {}) => ({
  kind,
  certainty: kind === 'actual' ? 'certain' : 'likely',
  date,
  latestDate: '',
  source: 'telefon med fængslet',
  ...more,
});
/** Writes a date on the person's own page, as a coordinator would. */
const write = async (person: string, fields: Readonly<Record<string, string>>) => {
  const path = `/people/${person}/release-date`;
  const basis = /name="basis" value="([^"]*)"/u.exec((await coordinator().get(path)).html)?.[1] ?? '';
  const answer = await coordinator().post(path, { ...fields, basis });
  expect(answer.status).toBe(303);
};
const originOf = async (person: string) => {
  await deliver(
    house.register('doors', 'trialManager'),
    { clock: house.clock, organisationId: house.ids.organisation },
    studyId,
  );
  const { rows } = await house.owner.query(
    `select p.origin_date::text as origin from study.participant p
     join keys.study_key k using (study_id, study_key) where k.person_id = $1`,
    [person],
  );
  return rows[0]?.origin;
};
/** No course runs in this file: the person's own page takes the dates in both arms. */
const stays = async (person: string) =>
  (
    await house.owner.query(
      `select stay, kind, date::text as date from programme.release_date
       where person_id = $1 and superseded_by is null order by stay`,
      [person],
    )
  ).rows;

test('a recall does not move day 0: neither the new date, nor the release that follows, nor a new referral', async () => {
  const person = await enrolled();
  await write(person, said('actual', '2027-02-10'));
  expect(await originOf(person)).toBe('2027-02-10');
  const form = await coordinator().get(`/people/${person}/release-date`);
  expect(form.html).toContain('Deltageren står som løsladt 10. februar 2027');
  await write(person, said('expected', '2027-05-20'));
  expect(await originOf(person)).toBe('2027-02-10');
  expect((await coordinator().get(`/people/${person}`)).html).toContain('20. maj 2027');
  await write(person, said('actual', '2027-05-21'));
  expect(await originOf(person)).toBe('2027-02-10');
  // A new sentence: referred and accepted anew, and released once more.
  await house.owner.query(
    `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by, recorded_at, stay)
     select gen_random_uuid(), organisation_id, branch_id, id, 'actual', 'certain', '2027-05-30', 'test', '2027-06-02T12:00Z', 3
     from programme.person where id = $1`,
    [person],
  );
  expect(await originOf(person)).toBe('2027-02-10');
  expect(await stays(person)).toEqual([
    { stay: 1, kind: 'actual', date: '2027-02-10' },
    { stay: 2, kind: 'actual', date: '2027-05-21' },
    { stay: 3, kind: 'actual', date: '2027-05-30' },
  ]);
});

test('a release before the referral that the person was allocated on is no day 0', async () => {
  const person = await addTestPerson(house, { release: '2024-03-01' });
  await house.owner.query(
    `update programme.release_date set kind = 'actual', certainty = 'certain' where person_id = $1`,
    [person],
  );
  await house.owner.query(
    `with new_stay as (
       insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by, recorded_at, stay)
       select $2, organisation_id, branch_id, id, 'expected', 'likely', '2027-07-15', 'test', '2027-01-01T09:00Z', 2
       from programme.person where id = $1)
     select 1`,
    [person, randomUUID()],
  );
  await enrol(house.register('doors', 'coordinatorA'), await doorParts(house, 'coordinatorA'), {
    personId: person,
    studyId,
  });
  expect(await originOf(person)).toBeNull();
  await write(person, said('actual', '2027-05-28'));
  expect(await originOf(person)).toBe('2027-05-28');
});

test('a release written by mistake is taken back, and the true one becomes day 0', async () => {
  const person = await enrolled();
  await write(person, said('actual', '2027-02-10'));
  expect(await originOf(person)).toBe('2027-02-10');
  await write(person, said('expected', '2027-05-20', { mistaken: 'yes' }));
  expect(await originOf(person)).toBeNull();
  await write(person, said('actual', '2027-05-20'));
  await write(person, said('actual', '2027-05-22'));
  expect(await originOf(person)).toBe('2027-05-22');
  expect(await stays(person)).toEqual([{ stay: 1, kind: 'actual', date: '2027-05-22' }]);
});

test('dates written before stays were counted are put in their stay by the migration’s own step', async () => {
  const person = await addTestPerson(house, { release: null });
  const { owner } = house;
  const { rows: first } = await owner.query(
    `update programme.referral set received_at = '2024-01-01T09:00Z', decided_at = '2024-01-02T09:00Z'
     where person_id = $1 returning organisation_id, branch_id, prison_id, town_id`,
    [person],
  );
  const { organisation_id, branch_id, prison_id, town_id } = first[0];
  const again = async (state: string, received: string) => {
    const id = randomUUID();
    await owner.query(
      `insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id, received_at, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $6 = 'new' then null else $9::timestamptz + interval '1 day' end)`,
      [id, organisation_id, branch_id, person, id.slice(0, 8), state, prison_id, town_id, received],
    );
    return id;
  };
  const second = await again('accepted', '2026-01-01T09:00Z');
  const third = await again('new', '2027-05-01T09:00Z');
  for (const [date, kind, recorded, referral] of [
    ['2024-03-01', 'expected', '2024-01-01T09:00Z', null],
    ['2024-03-02', 'actual', '2024-03-02T09:00Z', null],
    ['2026-06-01', 'expected', '2026-01-01T09:00Z', second],
    ['2028-01-01', 'expected', '2027-05-01T09:00Z', third],
  ])
    await owner.query(
      `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by, recorded_at, referral_id)
       values (gen_random_uuid(), $1, $2, $3, $4, 'certain', $5, 'test', $6, $7)`,
      [organisation_id, branch_id, person, kind, date, recorded, referral],
    );
  const migration = await readFile(new URL('../../../migrations/0041_stays.sql', import.meta.url), 'utf8');
  const step = /update programme\.release_date d\nset stay = [^;]+;/u.exec(migration)?.[0] ?? '';
  await owner.query('begin');
  await owner.query(step);
  const { rows } = await owner.query(
    `select date::text as date, stay from programme.release_date where person_id = $1 order by date`,
    [person],
  );
  await owner.query('rollback');
  expect(rows).toEqual([
    { date: '2024-03-01', stay: 1 },
    { date: '2024-03-02', stay: 1 },
    { date: '2026-06-01', stay: 2 },
    { date: '2028-01-01', stay: null },
  ]);
});
