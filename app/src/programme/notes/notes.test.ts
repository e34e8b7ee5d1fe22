import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';

let house: TestHouse;
let course: string;
beforeAll(async () => {
  house = await openHouse();
  const mentor = await addMentor(house, { name: 'Bo Prøve' });
  await house.owner.query('update programme.mentor set user_id = $2 where id = $1', [
    mentor,
    house.users.mentorA,
  ]);
  const path = await openCourseFor(house, { name: 'Mikkel Prøve' });
  course = path.slice('/courses/'.length);
  await assign(house, course, mentor, 1, '2026-11-01');
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const addContact = async (note: string, by = house.users.mentorA): Promise<string> => {
  const id = randomUUID();
  await house.owner.query(
    `insert into programme.contact (id, organisation_id, branch_id, course_id, held_on, mode, kept, note, logged_by, logged_at)
     values ($1, $2, $3, $4, '2026-11-20', 'meeting', 'held', $5, $6, '2026-11-20T10:00:00Z')`,
    [id, house.ids.organisation, house.ids.branchA, course, note, by],
  );
  return id;
};
const readings = async (contact: string) =>
  (
    await house.owner.query('select read_by, thanked from programme.contact_reading where contact_id = $1', [
      contact,
    ])
  ).rows;

test('C37 a coordinator reads and thanks, and the mentor who wrote sees it', async () => {
  const contact = await addContact('Vi drak kaffe og talte om arbejde.');
  expect((await coordinator().get('/notes')).html).toContain('Vi drak kaffe og talte om arbejde.');
  const mine = () => house.as('mentorA').get(`/my/${course}`);
  expect((await mine()).html).not.toContain('Læst af');
  expect((await coordinator().post('/notes', { contact, thanked: 'yes' })).location).toBe('/notes');
  expect((await mine()).html).toMatch(/Læst af coordinatorA 22\.\snov\.\s2026\. Tak\./u);
  expect((await coordinator().get('/notes')).html).toContain('Alle noter er læst.');
  // The first reading counts, whatever is pressed later.
  await coordinator().post('/notes', { contact, thanked: 'no' });
  expect(await readings(contact)).toEqual([{ read_by: house.users.coordinatorA, thanked: true }]);
});

test('C37 all of the page at once, and nothing of another branch', async () => {
  const two = [await addContact('En'), await addContact('To')];
  const other = house.as('coordinatorB');
  expect((await other.get('/notes')).html).toContain('Alle noter er læst.');
  await other.post('/notes', { contact: two, thanked: 'no' });
  expect(await readings(two[0] ?? '')).toEqual([]);
  await coordinator().post('/notes', { contact: two, thanked: 'no' });
  for (const contact of two)
    expect(await readings(contact)).toEqual([{ read_by: house.users.coordinatorA, thanked: false }]);
});

test('C36 C37 nobody reads and thanks for what they wrote themselves', async () => {
  const own = await addContact('Min egen note.', house.users.coordinatorA);
  expect((await coordinator().get('/notes')).html).not.toContain('Min egen note.');
  await coordinator().post('/notes', { contact: own, thanked: 'yes' });
  expect(await readings(own)).toEqual([]);
});
