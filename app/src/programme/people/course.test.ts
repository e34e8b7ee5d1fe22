import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addTestPerson } from '../../doors/fixture.ts';
import { courseOf } from './store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const openAndClose = async (person: string, closed: string | null): Promise<string> => {
  const id = randomUUID();
  const { owner, ids } = house;
  await owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by, closed_on, close_reason)
     values ($1, $2, $3, $4, '2026-11-22', 'test', $5, case when $5::date is null then null else 'completed' end)`,
    [id, ids.organisation, ids.branchA, person, closed],
  );
  return id;
};
const newest = (person: string) =>
  house.cases('coordinatorA').read(async (db) => (await courseOf(db, person))?.id);

test('of two courses that opened on one day the one that opened last is the newest, whenever they closed', async () => {
  const person = await addTestPerson(house);
  await openAndClose(person, '2026-11-24');
  const later = await openAndClose(person, '2026-11-22');
  expect(await newest(person)).toBe(later);
  const last = await openAndClose(person, '2026-11-22');
  expect(await newest(person)).toBe(last);
});

test('a course that runs comes before all that are closed', async () => {
  const person = await addTestPerson(house);
  const running = await openAndClose(person, null);
  await openAndClose(person, '2026-11-23');
  expect(await newest(person)).toBe(running);
});
