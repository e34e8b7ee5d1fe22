import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { addMentor, assign, openCourseFor } from './courses/fixture.ts';

let house: TestHouse;
let self: string;
let course: string;
beforeAll(async () => {
  house = await openHouse();
  // The coordinator of branch A is a mentor there as well.
  await house.owner.query(
    `insert into office.membership (organisation_id, user_id, role, branch_id) values ($1, $2, 'mentor', $3)`,
    [house.ids.organisation, house.users.coordinatorA, house.ids.branchA],
  );
  self = await addMentor(house, { name: 'Begge Dele', userId: house.users.coordinatorA, stage: 'training' });
  course = (await openCourseFor(house, { name: 'Mikkel Prøve' })).slice('/courses/'.length);
  await assign(house, course, self, 1, '2026-11-01');
});
afterAll(() => house.close());

const both = () => house.as('coordinatorA');

test('C36 one sign-in has both navigations, and the own participants stand under the mentor’s', async () => {
  const page = (await both().get('/today')).html;
  for (const href of ['/today', '/people', '/mentors', '/my', '/my/expenses'])
    expect(page).toContain(`href="${href}"`);
  expect((await both().get('/my')).html).toContain('Mikkel Prøve');
  expect((await both().get(`/my/${course}`)).status).toBe(200);
});

test.each([
  ['approve', {}],
  ['checks', { kind: 'interview', seenOn: '2026-11-20', validUntil: '', prison: '' }],
])('C36 nobody decides about themselves: %s', async (what, fields) => {
  const answer = await both().post(`/mentors/${self}/${what}`, fields);
  expect([answer.status, answer.html.includes('Bed en anden koordinator om det.')]).toEqual([409, true]);
});

test('C36 nobody makes the own demands smaller, nor ties the own account to a mentor they have approved', async () => {
  const own = {
    name: 'Begge Dele',
    birthDate: '1986-05-01',
    phone: '',
    email: '',
    town: house.ids.townA,
    gender: 'not-stated',
    languages: ['da'],
    lifeAreas: ['housing'],
    capacity: '2',
  };
  const correct = (fields: Readonly<Record<string, string>> = {}) =>
    both().post(`/mentors/${self}/edit`, { ...own, ...fields });
  expect((await correct()).status).toBe(303);
  for (const fields of [{ birthDate: '1980-05-01' }, { childCertificate: 'yes' }] as const)
    expect((await correct(fields)).html).toContain('Bed en anden koordinator om det.');
  await house.owner.query('update programme.mentor set user_id = null where id = $1', [self]);
  const tie = await both().post(`/mentors/${self}/account`, { account: house.users.coordinatorA });
  expect([tie.status, tie.html.includes('Bed en anden koordinator om det.')]).toEqual([409, true]);
  await house.owner.query('update programme.mentor set user_id = $2 where id = $1', [
    self,
    house.users.coordinatorA,
  ]);
});

test('C36 the database holds it too', async () => {
  await expect(
    house.cases('coordinatorA').change({ action: 'test' }, async (db) => {
      await db
        .insertInto('programme.mentor_check')
        .values({
          id: randomUUID(),
          organisation_id: house.ids.organisation,
          branch_id: house.ids.branchA,
          mentor_id: self,
          kind: 'interview',
          seen_on: '2026-11-20',
          recorded_by: house.users.coordinatorA,
          recorded_at: house.clock.now().toString(),
        })
        .execute();
      return {};
    }),
  ).rejects.toThrow(/own checks/u);
});

test('C36 the own concern is for another coordinator', async () => {
  await both().post(`/my/${course}/concern`, { text: 'Noget er galt.' });
  const { rows } = await house.owner.query(
    'select id, raised_by from programme.concern where course_id = $1',
    [course],
  );
  expect(rows[0]?.raised_by).toBe(house.users.coordinatorA);
  expect((await both().post(`/concerns/${rows[0].id}`, { note: 'Ordnet.' })).status).toBe(409);
  await expect(
    house.owner.query(
      'update programme.concern set handled_by = raised_by, handled_at = now() where id = $1',
      [rows[0].id],
    ),
  ).rejects.toThrow(/own concern/u);
});
