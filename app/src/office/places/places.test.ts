import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { knownPosition } from './known.ts';
import { setPosition } from './store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const positionOf = async (table: 'town' | 'prison', id: string) =>
  (await house.owner.query(`select latitude, longitude from office.${table} where id = $1`, [id])).rows[0];
const save = (fields: Record<string, string>) =>
  house
    .as('programmeLead')
    .post('/settings/places', { kind: 'town', id: house.ids.townA, north: '56,16', east: '10.2', ...fields });

test('C32 a programme lead says where a place lies, with a comma or a point, to two decimals', async () => {
  expect((await save({})).status).toBe(303);
  expect(await positionOf('town', house.ids.townA)).toEqual({ latitude: 56.16, longitude: 10.2 });
  expect(
    (await save({ kind: 'prison', id: house.ids.prison, north: '55.3149', east: '10.789' })).status,
  ).toBe(303);
  expect(await positionOf('prison', house.ids.prison)).toEqual({ latitude: 55.31, longitude: 10.79 });
  expect((await house.as('programmeLead').get('/settings/places')).html).toContain('56,16 nord, 10,20 øst');
  expect((await house.as('programmeLead').get('/settings/places?lang=en')).html).toContain('56.16 north');
});

test('outside the country, or of another organisation, nothing is written', async () => {
  for (const fields of [{ north: '53.9' }, { east: '15.6' }, { north: 'x' }, { north: '' }])
    expect((await save(fields)).status).toBe(422);
  expect((await save({ id: crypto.randomUUID() })).status).toBe(409);
  for (const other of ['coordinatorA', 'mentorA', 'administrator'] as const)
    expect((await house.as(other).get('/settings/places')).status).toBe(404);
  const forged = await house.cases('coordinatorA').change({ action: 'test' }, async (db) => ({
    done: await setPosition(db, 'town', house.ids.townA, { north: 55, east: 9 }),
  }));
  expect(forged.done).toBe(false);
});

test('what is known by name is filled in by one press, and what somebody wrote stays', async () => {
  await house.owner.query(`update office.town set name = 'Odense' where id = $1`, [house.ids.townB]);
  const lead = house.as('programmeLead');
  expect((await lead.get('/settings/places')).html).toContain('Brug omtrentlige placeringer for 1 sted');
  expect((await lead.post('/settings/places/known', {})).status).toBe(303);
  expect(await positionOf('town', house.ids.townB)).toEqual({ latitude: 55.4, longitude: 10.39 });
  expect(await positionOf('town', house.ids.townA)).toEqual({ latitude: 56.16, longitude: 10.2 });
  expect((await lead.get('/settings/places')).html).not.toContain('Brug omtrentlige');
});

test('what is known lies within the country', () => {
  expect(knownPosition('København')).toEqual({ north: 55.68, east: 12.57 });
  expect(knownPosition('  SDR. OMME ')).toBeDefined();
  expect(knownPosition('Atlantis')).toBeUndefined();
  expect(knownPosition('constructor')).toBeUndefined();
});
