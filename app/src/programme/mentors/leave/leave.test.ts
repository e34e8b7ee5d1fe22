import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const stageOf = async (id: string): Promise<unknown> =>
  (await house.owner.query('select stage from programme.mentor where id = $1', [id])).rows[0]?.stage;

test('a mentor on a course that runs cannot leave, and the page names the course', async () => {
  const coordinator = house.as('coordinatorA');
  const id = await addMentor(house);
  const course = await openCourseFor(house, { name: 'Mikkel Prøve' });
  await assign(house, course.slice('/courses/'.length), id, 1, '2026-11-01');
  const asked = await coordinator.get(`/mentors/${id}/leave`);
  expect(asked.html).toContain(`href="${course}"`);
  expect(asked.html).not.toContain(`action="/mentors/${id}/leave"`);
  expect((await coordinator.post(`/mentors/${id}/leave`, {})).status).toBe(409);
  expect(await stageOf(id)).toBe('approved');
});

test('a mentor without a running course leaves for good, in the open and once', async () => {
  const coordinator = house.as('coordinatorA');
  const id = await addMentor(house, { name: 'Åge Prøve', stage: 'paused' });
  expect((await coordinator.get(`/mentors/${id}/leave`)).html).toContain('Det kan ikke fortrydes.');
  expect((await coordinator.post(`/mentors/${id}/leave`, {})).location).toBe(`/mentors/${id}`);
  expect(await stageOf(id)).toBe('left');
  const page = (await coordinator.get(`/mentors/${id}`)).html;
  expect(page).toContain('Mentoren er stoppet.');
  for (const move of ['approve', 'pause', 'leave']) expect(page).not.toContain(`/mentors/${id}/${move}`);
  expect((await coordinator.get(`/mentors/${id}/leave`)).status).toBe(404);
  expect((await coordinator.post(`/mentors/${id}/leave`, {})).status).toBe(409);
  expect((await coordinator.post(`/mentors/${id}/approve`, {})).status).toBe(409);
  expect((await coordinator.get('/mentors')).html).toContain('Stoppet: 1 mentor');
  const events = await house.owner.query(
    `select count(*)::int n from audit.event where action = 'mentor.left' and subject = $1`,
    [id],
  );
  expect(events.rows[0]?.n).toBe(1);
});

test('a mentor of another branch is not there', async () => {
  const id = await addMentor(house, { branch: 'B' });
  expect((await house.as('coordinatorA').get(`/mentors/${id}/leave`)).status).toBe(404);
  expect((await house.as('coordinatorA').post(`/mentors/${id}/leave`, {})).status).toBe(404);
  expect(await stageOf(id)).toBe('approved');
});
