import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { allSayYes } from '../../matching/fixture.ts';
import { addMentor, openCourseFor } from '../fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('the course’s page says why its pair was chosen, in both languages, also when the suggestion was not followed', async () => {
  const coordinator = house.as('coordinatorA');
  const course = await openCourseFor(house, { name: 'Mikkel Hvorfor' });
  expect((await coordinator.get(course)).html).not.toContain('Hvorfor disse to');
  const first = await addMentor(house, { name: 'Ane Et', lifeAreas: ['housing'] });
  const second = await addMentor(house, { name: 'Bo To', lifeAreas: ['work'] });
  await addMentor(house, { name: 'Cai Tre', languages: ['en'] });
  const rejected = await addMentor(house, { name: 'Dan Fire', languages: ['en'], lifeAreas: [] });
  const made = await coordinator.post(`${course}/match`, {
    choice: 'own',
    first,
    second: rejected,
    reason: 'de har mødtes før',
  });
  expect(made.status).toBe(303);
  expect((await coordinator.get(course)).html).not.toContain('Hvorfor disse to');
  expect((await allSayYes(house, course)).status).toBe(303);
  const page = (await coordinator.get(course)).html;
  expect(page).toContain('Hvorfor disse to');
  expect(page).toContain('Koordinatorens grund: de har mødtes før');
  expect(page).toContain('Imod: kun Ane Et taler dansk');
  expect(page).toMatch(/Forslag nummer [2-6] af \d, den dag de blev valgt/u);
  expect(page).not.toContain(second);
  const english = (await coordinator.get(`${course}?lang=en`)).html;
  expect(english).toContain('Why these two');
  expect(english).toContain('only Ane Et speaks Danish');
});
