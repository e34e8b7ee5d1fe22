import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const mentor = (town: string, name: string) => ({
  name,
  birthDate: '1980-05-05',
  phone: '',
  email: '',
  town,
  gender: 'not-stated',
  'languages[]': ['da'],
  'lifeAreas[]': [],
  capacity: '1',
});
const named = async (name: string) =>
  (await house.owner.query('select 1 from programme.mentor where name = $1', [name])).rowCount;

test('M129 a closed branch is read and not written in; the other branch goes on; it opens again', async () => {
  const administrator = house.as('administrator');
  const coordinator = house.as('coordinatorA');
  const set = (writing: string) => administrator.post('/branches', { branch: house.ids.branchA, writing });
  expect((await set('closed')).status).toBe(303);
  expect((await administrator.get('/branches')).html).toContain('Nej, siden');
  const refused = await coordinator.post('/mentors/new', mentor(house.ids.townA, 'Ikke Nu'));
  expect([refused.status, refused.html.includes('lukket for ændringer lige nu')]).toEqual([409, true]);
  expect(await named('Ikke Nu')).toBe(0);
  expect((await coordinator.get('/mentors')).status).toBe(200);
  expect(
    (await house.as('coordinatorB').post('/mentors/new', mentor(house.ids.townB, 'Godt Nok'))).status,
  ).toBe(303);
  await set('open');
  expect((await coordinator.post('/mentors/new', mentor(house.ids.townA, 'Igen Nu'))).status).toBe(303);
});

test('M129 every table that belongs to a branch is held shut by the database', async () => {
  const { rows } = await house.owner.query(
    `select c.table_name as bare from information_schema.columns c
     join information_schema.tables k using (table_schema, table_name)
     where c.table_schema = 'programme' and c.column_name = 'branch_id' and k.table_type = 'BASE TABLE'
       and not exists (select 1 from information_schema.triggers t where t.event_object_schema = 'programme'
                       and t.event_object_table = c.table_name and t.trigger_name = 'closed_branch')`,
  );
  expect(rows).toEqual([]);
});
