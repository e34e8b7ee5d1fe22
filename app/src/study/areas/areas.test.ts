import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addTestPerson, openTestStudy } from '../../doors/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const areas = async () => {
  const { rows } = await house.owner.query(
    'select area from office.branch where organisation_id = $1 order by name',
    [house.ids.organisation],
  );
  return rows.map((row) => row.area as string);
};

test('without a plan that divides the country there is nothing to choose', async () => {
  const page = await house.as('administrator').get('/areas');
  expect(page.html).toContain('Ingen plan deler landet ind');
  const refused = await house.as('administrator').post(`/areas/${house.ids.branchA}`, { area: 'west' });
  expect([refused.status, await areas()]).toEqual([409, ['all', 'all']]);
});

test('nobody of a branch without area can be drawn; the administrator chooses it, and then they can', async () => {
  const study = await openTestStudy(house);
  // As an organisation is that was set up through the pages.
  await house.owner.query(`update office.branch set area = 'all'`);
  const person = await addTestPerson(house);
  const draw = () => house.as('coordinatorA').post(`/people/${person}/randomise`, { study });
  expect((await draw()).status).toBe(409);

  const administrator = house.as('administrator');
  const page = await administrator.get('/areas');
  expect(page.html).toContain('før landsdelen er valgt');
  expect(page.html).toMatch(/value="west"[^>]*>Vest</u);
  const chosen = await administrator.post(`/areas/${house.ids.branchA}`, { area: 'west' });
  expect([chosen.location, await areas()]).toEqual(['/areas', ['west', 'all']]);
  expect((await draw()).status).toBe(303);

  const unknown = await administrator.post(`/areas/${house.ids.branchA}`, { area: 'nord' });
  expect([unknown.status, await areas()]).toEqual([409, ['west', 'all']]);
});
