import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor } from '../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const save = (fields: Record<string, string>) =>
  house.as('programmeLead').post('/settings/training', {
    id: '',
    da: 'Nødhjælp',
    en: 'First aid',
    hours: '4',
    refresherMonths: '',
    ...fields,
  });
const idOf = async (name: string) =>
  (
    await house.owner.query(
      `select id from programme.training_course where name_da = $1 and superseded_by is null
         and organisation_id = $2`,
      [name, house.ids.organisation],
    )
  ).rows[0]?.id;

test('C27 C28 a new required course blocks who has not taken it, with its hours', async () => {
  const id = await addMentor(house, { name: 'Kursus Karen' });
  const coordinator = house.as('coordinatorA');
  expect((await coordinator.get(`/mentors/${id}`)).html).toContain('12 af 12 timer');
  expect((await save({ required: 'yes' })).status).toBe(303);
  const page = await coordinator.get(`/mentors/${id}`);
  expect(page.html).toContain('12 af 16 timer');
  expect(page.html).toContain('Mentoren kan ikke få nye forløb, før dette er i orden');
  const training = { course: await idOf('Nødhjælp'), completedOn: '2026-11-20' };
  expect((await coordinator.post(`/mentors/${id}/trainings`, training)).status).toBe(303);
  expect((await coordinator.get(`/mentors/${id}`)).html).toContain('16 af 16 timer');
});

test('C27 a refresher: what was taken long ago has run out; a change of the course keeps what was taken', async () => {
  const id = await addMentor(house, { name: 'Gammel Kursist' });
  const coordinator = house.as('coordinatorA');
  const basic = await idOf('Grundkursus');
  const change = {
    id: basic,
    da: 'Grundkursus for alle',
    en: 'Basic training',
    hours: '14',
    required: 'yes',
  };
  expect((await save({ ...change, refresherMonths: '2' })).status).toBe(303);
  // Taken on 20 August, two months: run out on 20 October.
  expect((await coordinator.get(`/mentors/${id}`)).html).toContain('Grundkursus for alle');
  expect((await coordinator.get(`/mentors/${id}`)).html).toContain('Udløbet');
  expect((await save({ ...change, refresherMonths: '6' })).status).toBe(409);
  const next = await idOf('Grundkursus for alle');
  expect((await save({ ...change, id: next, refresherMonths: '6' })).status).toBe(303);
  expect((await coordinator.get(`/mentors/${id}`)).html.replaceAll('\u00a0', ' ')).toContain(
    'gælder til 20. feb. 2027',
  );
});

test('what is wrong comes back; a name is used once; only the programme lead may', async () => {
  const wrong = await save({ da: '', hours: '1000', refresherMonths: 'x' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('Skriv navnet på dansk.');
  expect((await save({ da: 'den SVÆRE samtale' })).status).toBe(409);
  for (const other of ['coordinatorA', 'mentorA', 'administrator'] as const)
    expect((await house.as(other).get('/settings/training')).status).toBe(404);
  expect((await house.as('programmeLead').get('/settings/training?lang=en')).html).toContain(
    'The difficult talk',
  );
});
