import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, openCourseFor } from '../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('M121 M122 what was done with a participant, and who has looked, by name and in words', async () => {
  const coordinator = house.as('coordinatorA');
  const course = await openCourseFor(house, { name: 'Mikkel Prøve' });
  const { rows } = await house.owner.query('select person_id from programme.course where id = $1', [
    course.slice('/courses/'.length),
  ]);
  const person = `/people/${rows[0].person_id}`;
  await coordinator.get(person);
  await coordinator.post(`${person}/consents`, {
    purpose: 'story-photo',
    givenOn: '2026-11-20',
    givenHow: 'in-person',
  });
  const { html } = await coordinator.get(`${person}/history`);
  for (const words of ['Forløb åbnet', 'Samtykke registreret', 'Deltager set', 'coordinatorA'])
    expect(html).toContain(words);
  expect(html).not.toMatch(/>[a-z-]+\.[a-z-]+</u);
  expect((await coordinator.get(person)).html).toContain(`href="${person}/history"`);
  expect((await coordinator.get(`${person}/history?lang=en`)).html).toContain(
    'What was done, and who has seen it.',
  );
});

test('M121 a mentor’s history; another branch finds neither, nor does the mentor', async () => {
  const coordinator = house.as('coordinatorA');
  const mentor = `/mentors/${await addMentor(house, { name: 'Bo Prøve', userId: house.users.mentorA })}`;
  await coordinator.post(`${mentor}/pause`, {});
  expect((await coordinator.get(`${mentor}/history`)).html).toContain('Mentor på pause');
  for (const player of ['coordinatorB', 'mentorA', 'programmeLead'] as const)
    expect((await house.as(player).get(`${mentor}/history`)).status, player).toBe(404);
  const direct = await house.cases('coordinatorB').read(async (db) =>
    db
      .selectFrom(
        db
          .selectNoFrom((query) =>
            query.fn('audit.history_of', [query.val([mentor.slice(9)]), query.val(10)]).as('row'),
          )
          .as('h'),
      )
      .selectAll()
      .execute(),
  );
  expect(direct).toEqual([]);
});
